/** Words for numbers that cannot be had exactly: why, for which days, and what can be asked instead. */
import { rangeText } from '../../base/day-text.ts';
import { refused } from '../../base/result.ts';
import type { DaySpan } from '../../catalogue/coverage.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import { dimensionsOf } from './exactness.ts';
import type { Cut, Source } from './part.ts';

const overlapping: readonly DimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point', 'goal_type'];
const shownDays = 4;

interface Candidate {
  readonly source: Source;
  /** Days that it lacks. */
  readonly missing: readonly DaySpan[];
}

/** The refusal for `cut`: every source that would be exact lacks days. Who knows the whole plan adds what can be asked instead. */
export function notExact(cut: Cut, candidates: readonly Candidate[]): ReturnType<typeof refused> {
  const names = cut.uses.map(({ measure }) => measure.id.replaceAll('_', ' ')).join(', ');
  return refused({
    code: 'not_exact',
    message: reason(names, cut, candidates),
    at: null,
    suggestions: [],
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
  const shown = missing.slice(0, shownDays).map(({ from, to }) => rangeText(from, to));
  const rest = missing.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${String(rest)} more stretches`] : [])].join(', ');
}
