/** The receipt of an answer: how each number was made, in words that somebody who knows no SQL can follow. */
import { dayText, rangeText } from '../base/day-text.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import type { MeasureKind } from '../catalogue/measure.ts';
import type { MetricRef } from '../catalogue/metric.ts';
import { extraMetrics } from './extra-metrics.ts';
import { labelOf, metricOf } from './metric-ref.ts';
import type { MetricsPlan } from './plan.ts';
import type { PlanContext } from './planned.ts';
import { conditionText, filterText } from './sentence.ts';
import type { Part } from './source/part.ts';
import { timeText } from './time-words.ts';

/** One line of the receipt: `Level`, `campaign: a visit counts once in each campaign.` */
export interface Explanation {
  readonly topic: string;
  readonly text: string;
}

/** The receipt of `plan`, whose numbers are read from `parts` (none where it was not resolved). */
export function explain(plan: MetricsPlan, parts: readonly Part[], context: PlanContext): readonly Explanation[] {
  const { catalogue, directory } = context;
  const metrics = [...plan.metrics, ...extraMetrics(plan, catalogue)];
  return [
    ...metrics.map((ref) => ({ topic: labelOf(ref, catalogue), text: `${formulaText(ref, context)}.` })),
    { topic: 'Level', text: levelText(plan) },
    { topic: 'Dates', text: `${datesText(plan)}, whole days in ${directory.brand.timeZone}.` },
    ...plan.filters.map((filter) => ({ topic: 'Filter', text: `${filterText(filter)}.` })),
    ...plan.having.map((condition) => ({ topic: 'Condition', text: `${conditionText(condition, plan, context)}.` })),
    ...(plan.compare === null
      ? []
      : [{ topic: 'Compared with', text: `${rangeText(plan.compare.from, plan.compare.to)} (${plan.compare.name}).` }]),
    ...(plan.transform === null ? [] : [{ topic: 'Calculation', text: transformText(plan.transform) }]),
    ...parts.flatMap((part) => sourceOf(part)),
  ];
}

/** The formula of a metric in words; of a ratio made on the fly its two parts. */
export function formulaText(ref: MetricRef, { catalogue }: PlanContext): string {
  if (typeof ref === 'string') return metricOf(ref, catalogue).inWords;
  const inWords = (part: string): string => (part === 'days' ? 'number of days' : metricOf(part, catalogue).inWords);
  const [top, bottom] = ref.ratio;
  return `${ref.per === 1 ? '' : `${String(ref.per)} × `}(${inWords(top)}) ÷ (${inWords(bottom)})`;
}

function levelText({ level }: MetricsPlan): string {
  if (level === 'brand') return 'the whole brand: a visit counts once.';
  const name = nameOf(level);
  return `${name}: a visit counts once in each ${name}, so that the total is no sum of the rows.`;
}

function datesText({ time }: MetricsPlan): string {
  const days = time.from === null ? `the first day with data to ${dayText(time.to)}` : rangeText(time.from, time.to);
  return time.phrase === null ? days : `${timeText(time)}: ${days}`;
}

function transformText(transform: NonNullable<MetricsPlan['transform']>): string {
  if (transform === 'share') return 'each row divided by the whole under the same dates and the other filters.';
  const days = String(transform.rolling);
  return transform.total === true
    ? `each day the total of the ${days} days that end on it.`
    : `each day the average of the ${days} days that end on it.`;
}

/** The calendar is no table that anybody need look up. */
function sourceOf({ source, uses, by, selections }: Part): readonly Explanation[] {
  if (source.kind === 'calendar') return [];
  const names = uses.map(({ measure }) => measure.id.replaceAll('_', ' ')).join(', ');
  const cut = [...new Set([...by, ...selections.map(({ dimension }) => dimension)])];
  const topic = `Source of ${names}`;
  if (source.kind === 'facts') return [{ topic, text: `the single events, since no daily table counts them exactly ${cutText(cut)}.` }];
  const kind = uses[0]?.measure.kind ?? 'event';
  const less = source.complement === null ? '' : `, with ${source.complement.table} for what has no member`;
  return [
    {
      topic,
      text: `${source.dataset.table}${less}, the cheapest table that is exact ${cutText(cut)}: ${whyExact(kind, source.dataset.level)}.`,
    },
  ];
}

function whyExact(kind: MeasureKind, level: Part['by'][number] | 'brand' | null): string {
  switch (kind) {
    case 'event':
      return 'every occurrence counts, so that its rows add up';
    case 'conversation':
      return 'it names each conversation, so that none is counted twice';
    case 'engagement':
      return 'an engagement of a visit stands in one place of the tree, so that its rows add up';
    case 'visit':
    case 'member':
      return `it counts once ${level === null || level === 'brand' ? 'for the whole brand' : `in each ${nameOf(level)}`}, as asked`;
  }
}

function cutText(cut: readonly DimensionId[]): string {
  return cut.length === 0 ? 'for the whole brand' : `by ${cut.map(nameOf).join(' and ')}`;
}

function nameOf(dimension: DimensionId): string {
  const { label } = dimensionOf(dimension);
  return label === label.toUpperCase() ? label : label.toLowerCase();
}
