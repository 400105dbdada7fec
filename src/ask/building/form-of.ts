/** The form that asks a question already, filled from its plan. */

import { rangeText } from '../../base/day-text.ts';
import type { MetricsPlan, PlanFilter } from '../../plan/plan.ts';
import { questionFrom } from '../../plan/question-from.ts';
import { sentence } from '../../plan/sentence.ts';
import { timeText } from '../../plan/time-words.ts';
import type { ChosenChart, ChosenComparison, Form, Found } from './choice.ts';
import { keptParts } from './kept-parts.ts';
import type { Building } from './question-of.ts';
import { metricFound, otherDimensions, searched, valueFound } from './search.ts';
import { timeFound } from './times.ts';

const usualTime = 'last 7 days';

/** The form for `plan`, which the answer `from` kept; one with nothing chosen but the time where there is none. */
export function formOf(plan: MetricsPlan | null, from: string | null, here: Building): Form {
  const { context } = here;
  const empty: Form = {
    from,
    metrics: [],
    by: [],
    grain: null,
    time: timeFound(usualTime, here) ?? { value: usualTime, text: usualTime, says: '' },
    members: [],
    others: [],
    kept: [],
    compare: null,
    ownComparison: null,
    chart: null,
    sentence: null,
  };
  if (plan === null) return empty;
  const fields = fieldsOf(plan, here);
  const { chart } = questionFrom(plan, context);
  const time = timeText(plan.time);
  return {
    ...empty,
    metrics: plan.metrics.map((ref) => metricFound(ref, context.catalogue)),
    by: plan.by,
    grain: plan.grain,
    time: { value: time, text: time, says: rangeText(plan.time.from, plan.time.to) },
    members: foundIn(fields, searched),
    others: foundIn(fields, otherDimensions),
    kept: keptParts(plan, (filter) => fields.has(filter), context),
    compare: comparisonOf(plan),
    ownComparison: plan.compare?.name === 'custom' ? rangeText(plan.compare.from, plan.compare.to) : null,
    chart: chart === null ? null : (chart.chart as ChosenChart),
    sentence: sentence({ ...plan, output: null }, context),
  };
}

/** The filters that a field can show, each with its values: one to a dimension, of single members. */
function fieldsOf({ filters }: MetricsPlan, { context: { directory } }: Building): ReadonlyMap<PlanFilter, readonly Found[]> {
  const fields = new Map<PlanFilter, readonly Found[]>();
  const taken = new Set<string>();
  for (const filter of filters) {
    const { dimension, op, values } = filter;
    const shown = [...searched, ...otherDimensions].includes(dimension);
    const found = values.flatMap((name) => valueFound(dimension, name, directory, dimension.replaceAll('_', ' ')) ?? []);
    if (op !== 'in' || !shown || taken.has(dimension) || found.length !== values.length) continue;
    taken.add(dimension);
    fields.set(filter, found);
  }
  return fields;
}

function foundIn(fields: ReadonlyMap<PlanFilter, readonly Found[]>, dimensions: readonly string[]): readonly Found[] {
  return [...fields].flatMap(([{ dimension }, found]) => (dimensions.includes(dimension) ? found : []));
}

function comparisonOf({ compare }: MetricsPlan): ChosenComparison {
  if (compare === null) return null;
  return compare.name === 'custom' ? 'own' : compare.name;
}
