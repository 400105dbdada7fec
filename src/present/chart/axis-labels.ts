/** The texts under a horizontal axis: as many as fit without turning or touching. */
import { itemAt } from '../../base/item.ts';
import { axisText } from '../dates.ts';
import { type Frame, innerWidth } from './frame.ts';
import { isOrdered } from './lie.ts';
import type { ChartSpec, ChartTime } from './spec.ts';
import { textEms, wrapToEms } from './text-width.ts';

type AxisLabel = string | string[];

/** One label for each category; empty where there is no room. `barred`: names of members may take two lines. */
export function axisLabels(spec: ChartSpec, frame: Frame, barred: boolean): AxisLabel[] {
  const room = (innerWidth(frame) * 0.9) / (frame.em * 0.94);
  if (spec.time !== null) return timeLabels(spec.time, room);
  const slot = (room / Math.max(1, spec.categories.length)) * 0.96;
  if (isOrdered(spec.categories)) return orderedLabels(spec.categories, slot);
  const lines = barred ? 3 : 2;
  return spec.categories.map((name) => {
    const wrapped = wrapToEms(name, Math.max(2, slot), lines);
    return wrapped.length === 1 ? itemAt(wrapped, 0) : [...wrapped];
  });
}

/** Hours leave out some, weekdays some of their letters. */
function orderedLabels(names: readonly string[], slot: number): AxisLabel[] {
  const widest = Math.max(...names.map(textEms)) + 0.3;
  if (widest <= slot) return [...names];
  if (names.every((name) => name.endsWith('day'))) return names.map((name) => name.slice(0, 3));
  const stride = [2, 3, 4, 6, 12].find((one) => slot * one >= widest) ?? 24;
  return names.map((name, index) => (index % stride === 0 ? name : ''));
}

/** Strides in which dates are labelled, by grain: weeks and fortnights of days, quarters and years of months. */
const strides = {
  day: [1, 2, 7, 14, 28],
  week: [1, 2, 4, 8, 13, 26],
  month: [1, 2, 3, 6, 12, 24],
  quarter: [1, 2, 4, 8],
  year: [1, 2, 5, 10],
};

function timeLabels(time: ChartTime, room: number): AxisLabel[] {
  const { days, grain } = time;
  const years = new Set(days.map((day) => day.slice(0, 4))).size > 1;
  const widest = Math.max(0, ...days.map((day) => textEms(axisText(day, grain, false)))) + 1.2;
  const most = Math.max(1, Math.floor(room / widest));
  if (grain === 'day' && days.length / 28 > most / 2 && days.length > 62) return monthLabels(days, most, years);
  const stride = strides[grain].find((one) => days.length / one <= most) ?? Math.ceil(days.length / most);
  let year = '';
  return days.map((day, index) => {
    if (index % stride !== 0) return '';
    const turned = years && grain !== 'year' && day.slice(0, 4) !== year;
    year = day.slice(0, 4);
    return turned ? [axisText(day, grain, false), year] : axisText(day, grain, false);
  });
}

/** Over many months of days only the first of a month is labelled. */
function monthLabels(days: readonly string[], most: number, years: boolean): AxisLabel[] {
  const firsts = days.filter((day) => day.endsWith('-01'));
  const stride = [1, 2, 3, 6, 12].find((one) => firsts.length / one <= most) ?? Math.ceil(firsts.length / most);
  let year = '';
  return days.map((day) => {
    const at = firsts.indexOf(day);
    if (at < 0 || at % stride !== 0) return '';
    const turned = years && day.slice(0, 4) !== year;
    year = day.slice(0, 4);
    return turned ? [axisText(day, 'month', false), year] : axisText(day, 'month', false);
  });
}
