/** What an answer is about, without its numbers: title and subtitle of tables and charts. */

import { rangeText } from '../base/day-text.ts';
import { itemAt } from '../base/item.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Extent } from '../catalogue/directory.ts';
import type { MetricsPlan, PlanFilter, PlanTime } from '../plan/plan.ts';
import { capital, dimensionWord, listText, metricWords } from './words.ts';

/** Names said of a long list. */
const mostNamed = 3;

/** `Exposed rate by campaign and day`, `Share of exposures by source type`. */
export function titleOf(plan: MetricsPlan, catalogue: Catalogue): string {
  const metrics = [...new Set(plan.metrics.map((ref) => metricWords(ref, catalogue)))];
  const all = listText(metrics);
  const what = metrics.length > 2 && all.length > 48 ? `${itemAt(metrics, 0)} and ${metrics.length - 1} more` : all;
  return capital([`${transformWords(plan)}${what}`, byWords(plan, catalogue)].filter((part) => part !== '').join(' '));
}

/** `by campaign and day`, empty where nothing is broken down. */
export function byWords(plan: MetricsPlan, catalogue: Catalogue): string {
  const parts = [...plan.by.map((id) => dimensionWord(id, catalogue)), ...(plan.grain === null ? [] : [plan.grain])];
  return parts.length === 0 ? '' : `by ${listText(parts)}`;
}

function transformWords(plan: MetricsPlan): string {
  return plan.transform === 'share' ? 'share of ' : rollingWords(plan);
}

/** `7-day rolling average of `, with the space behind it; empty where no window rolls. */
export function rollingWords({ transform }: MetricsPlan): string {
  if (transform === null || transform === 'share') return '';
  return `${transform.rolling}-day rolling ${transform.total === true ? 'total' : 'average'} of `;
}

/** `16–22 November 2026 · mobile smartphone, mobile tablet`: the dates, what they are compared with, and the filters. */
export function subtitleOf(plan: MetricsPlan, extent: Extent, catalogue: Catalogue): string {
  const compare = plan.compare === null ? [] : [`against ${rangeText(plan.compare.from, plan.compare.to)}`];
  return [resolvedRange(plan.time, extent), ...compare, ...filterWords(plan.filters, catalogue)].join(' · ');
}

/** The range with its first day known, where data begin after none was said. */
export function resolvedRange(time: PlanTime, extent: Extent): string {
  return rangeText(time.from ?? extent.from, time.to);
}

/** Each filter in words: `mobile smartphone, mobile tablet`, `not web`, `campaign contains “sale”`. */
export function filterWords(filters: readonly PlanFilter[], catalogue: Catalogue): readonly string[] {
  return filters.map(({ dimension, op, values }) => {
    const shown = dimension === 'weekday' ? values.map(capital) : values;
    const names =
      shown.length > mostNamed + 1 ? `${shown.slice(0, mostNamed).join(', ')} and ${shown.length - mostNamed} more` : shown.join(', ');
    if (op === 'in') return names;
    if (op === 'not_in') return `not ${names}`;
    return `${dimensionWord(dimension, catalogue)} ${op === 'contains' ? 'contains' : 'starts with'} “${shown.join('” or “')}”`;
  });
}
