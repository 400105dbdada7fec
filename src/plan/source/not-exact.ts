/** Words for numbers that cannot be had exactly: why, for which days, and what can be asked instead. */
import type { Suggestion } from '../../base/problem.ts';
import { refused } from '../../base/result.ts';
import { type DaySpan, uncovered } from '../../catalogue/coverage.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import type { Directory } from '../../catalogue/directory.ts';
import type { Choosing } from './choosing.ts';
import { dimensionsOf, levelOf } from './exactness.ts';
import type { Cut } from './part.ts';
import { isMember, type Selection } from './selection.ts';

const overlapping: readonly DimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point', 'goal_type'];
const shownDays = 4;

/** The refusal for `cut`: no dataset holds it exactly and the facts lack days. */
export function notExact(cut: Cut, { directory, coverage, ranges }: Choosing): ReturnType<typeof refused> {
  const names = cut.uses.map(({ measure }) => measure.id.replaceAll('_', ' ')).join(', ');
  const dimensions = dimensionsOf(cut).filter((dimension) => overlapping.includes(dimension));
  const reason =
    dimensions.length > 0
      ? `The daily datasets cannot give ${names} exactly for this cut: one visit can belong to several ${plurals(dimensions)}`
      : `The daily datasets do not hold ${names} for the whole range`;
  const missing = ranges.flatMap(({ from, to }) => uncovered(coverage.facts, from, to));
  return refused({
    code: 'not_exact',
    message: `${reason}, and the events that could settle it are missing for ${days(missing)}.`,
    at: null,
    suggestions: suggestions(names, cut, directory, ranges[0]),
  });
}

function plurals(dimensions: readonly DimensionId[]): string {
  return dimensions.map((dimension) => (dimension === 'lob' ? 'LOBs' : dimensionOf(dimension).plural.toLowerCase())).join(' and ');
}

function days(missing: readonly DaySpan[]): string {
  const shown = missing.slice(0, shownDays).map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
  const rest = missing.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${String(rest)} more stretches`] : [])].join(', ');
}

/** The cut by its finest dimension alone, each wanted member alone, and the brand's number. */
function suggestions(names: string, cut: Cut, directory: Directory, range: DaySpan | undefined): readonly Suggestion[] {
  const metric = names.split(', ')[0] ?? names;
  const time = range ? ` from ${range.from} to ${range.to}` : '';
  const level = levelOf(dimensionsOf(cut));
  const noun = level === 'brand' ? 'goal type' : level.replace('_', ' ');
  const dimension = level === 'brand' ? 'goal_type' : level;
  const selection = cut.selections.find((one) => one.dimension === dimension && one.op === 'in');
  const each = (selection?.values ?? []).slice(0, 2).map((value) => {
    const label = labelOf(selection, value, directory);
    return { label: `${metric}: ${label}`, question: `${metric} ${noun} "${label}"${time}` };
  });
  return [
    { label: `By ${noun}`, question: `${metric} by ${noun}${time}` },
    ...each,
    { label: 'Whole brand', question: `${metric}${time}` },
  ];
}

function labelOf(selection: Selection | undefined, value: string, directory: Directory): string {
  const dimension = selection?.dimension;
  return dimension !== undefined && isMember(dimension) ? (directory.label(dimension, value) ?? value) : value;
}
