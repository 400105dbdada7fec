/** Whether bars lie: beside long or many names they can be read, under them not. */
import type { ChartSpec } from './spec.ts';
import { textEms } from './text-width.ts';

/** The picture that specs are laid out for; narrower ones lay their bars down sooner. */
const specWidth = 800;
/** Ems that fit under the bars of such a picture. */
const roomEms = 40;

/** True where `names` do not fit under their bars, `series` of them side by side. Hours and weekdays keep their order from left to right. */
export function lies(names: readonly string[], series: number, width = specWidth): boolean {
  if (isOrdered(names)) return false;
  const room = width === specWidth ? roomEms : ((roomEms * width) / specWidth) * 1.3;
  const longest = Math.max(0, ...names.map((name) => Math.max(...name.split(' ').map(textEms), textEms(name) / 2)));
  return names.length > 8 || names.length * Math.max(longest + 0.6, series * 2.4) > room;
}

/** Whether the bars of `spec` lie in a picture of `width`. */
export function liesAt(spec: ChartSpec, width: number): boolean {
  if (spec.horizontal) return true;
  if (spec.time !== null || (spec.kind !== 'bar' && spec.kind !== 'stacked_bar')) return false;
  return width < specWidth && lies(spec.categories, spec.kind === 'bar' ? spec.series.length : 1, width);
}

/** Hours of the day and days of the week. */
export function isOrdered(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => /^(\d\d:00|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/.test(name));
}
