/** What an alert would have done, in words. */

import type { Day, Grain } from '../../base/day.ts';
import { dayParts } from '../../base/day-text.ts';
import type { Cell } from '../../query/result.ts';
import { bucketText, shortDay } from '../dates.ts';

export interface Past {
  readonly grain: Grain;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly periods: number;
  readonly judged: number;
  readonly firings: readonly { readonly period: Day; readonly members: readonly (readonly Cell[])[] }[];
  readonly met: number;
  readonly milder: string | null;
}

/** Dates listed at most. */
const mostDates = 12;

/** `Would have fired 3 times in the last 90 days: 22 Sep, 4 Nov and 17 Nov 2026.`, and what else is to be known of it; a sentence each. */
export function pastWords(past: Past): readonly string[] {
  const { grain, periods, judged, met, milder, to } = past;
  if (to === null || periods === 0) return [`There is no complete ${grain} yet to test it on.`];
  const span = `the last ${counted(periods, grain)} (to ${bucketText(to, grain)})`;
  if (judged === 0) return [`Nothing can be said of ${span}: no ${grain} has a value, or too few come before it.`];
  const firings = past.firings.length === 0 ? `Would not have fired in ${span}.` : firingsText(past, span);
  const known =
    judged === periods
      ? []
      : [
          `Of ${String(judged)} of these ${String(periods)} ${grain}s something can be said: the others have no value, or too few before them.`,
        ];
  const often =
    met * 5 > periods
      ? [
          `The condition would have been met in ${counted(met, grain)} of ${String(periods)}: that is often.${milder === null ? '' : ` A milder bound: ${milder}`}`,
        ]
      : [];
  return [firings, ...known, ...often];
}

function firingsText({ firings, grain }: Past, span: string): string {
  const shown = firings.slice(-mostDates);
  const dates = shown.map(({ period }, index) => dateText(period, grain, shown[index + 1]?.period)).join(', ');
  const earlier = firings.length - shown.length;
  const times = firings.length === 1 ? 'once' : firings.length === 2 ? 'twice' : `${String(firings.length)} times`;
  return `Would have fired ${times} in ${span}: ${earlier > 0 ? `${String(earlier)} earlier, then ` : ''}${dates}.`;
}

/** The year is said by the last date of each. */
function dateText(period: Day, grain: Grain, next: Day | undefined): string {
  const { year } = dayParts(period);
  if (grain !== 'day') return bucketText(period, grain);
  return next !== undefined && dayParts(next).year === year ? shortDay(period) : `${shortDay(period)} ${String(year)}`;
}

function counted(count: number, grain: Grain): string {
  return `${String(count)} ${grain}${count === 1 ? '' : 's'}`;
}
