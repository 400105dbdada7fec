/** Words for numbers that cannot be had exactly: why, for which days, and what can be asked instead. */
import type { Suggestion } from '../../base/problem.ts';
import { refused } from '../../base/result.ts';
import type { DaySpan } from '../../catalogue/coverage.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import type { Directory } from '../../catalogue/directory.ts';
import type { Choosing } from './choosing.ts';
import { dimensionsOf, levelOf } from './exactness.ts';
import type { Cut, Source } from './part.ts';
import { isMember, type Selection } from './selection.ts';

const overlapping: readonly DimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point', 'goal_type'];
const shownDays = 4;

interface Candidate {
  readonly source: Source;
  /** Days that it lacks. */
  readonly missing: readonly DaySpan[];
}

/** The refusal for `cut`: every source that would be exact lacks days. */
export function notExact(cut: Cut, candidates: readonly Candidate[], { directory, ranges }: Choosing): ReturnType<typeof refused> {
  const names = cut.uses.map(({ measure }) => measure.id.replaceAll('_', ' ')).join(', ');
  return refused({
    code: 'not_exact',
    message: reason(names, cut, candidates),
    at: null,
    suggestions: suggestions(names, cut, directory, ranges[0]),
  });
}

function reason(names: string, cut: Cut, candidates: readonly Candidate[]): string {
  const dataset = candidates.find(({ source }) => source.kind === 'dataset');
  if (dataset) return `There is no data of ${names} for ${days(dataset.missing)}, so the number would not be exact.`;
  const dimensions = dimensionsOf(cut).filter((dimension) => overlapping.includes(dimension));
  const facts = candidates.find(({ source }) => source.kind === 'facts');
  const several = `The daily datasets cannot give ${names} exactly for this cut: one visit can belong to several ${plurals(dimensions)}`;
  return facts ? `${several}, and the events that could settle it are missing for ${days(facts.missing)}.` : `${several}.`;
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
