/** What a metric or a word means: how it is computed, with last week's numbers put in, and what can be done with it. */

import { currencyDigits } from '../../base/currency.ts';
import { rangeText } from '../../base/day-text.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import { measuresOf } from '../../catalogue/formula.ts';
import { glossaryEntry } from '../../catalogue/glossary.ts';
import type { MeasureId } from '../../catalogue/measure.ts';
import type { Metric } from '../../catalogue/metric.ts';
import { storedTarget } from '../../catalogue/own/target.ts';
import { emptyQuestion } from '../../language/empty-question.ts';
import { addDays } from '../../plan/calendar.ts';
import type { DefinePlan } from '../../plan/plan.ts';
import { planMetrics } from '../../plan/plan-metrics.ts';
import { reachOf } from '../../plan/reach.ts';
import { bucketStart } from '../../plan/time-buckets.ts';
import type { Definition, Shown } from '../../present/answer.ts';
import { formatOf } from '../../present/columns.ts';
import { formatCell } from '../../present/format.ts';
import type { QueryResult } from '../../query/result.ts';
import { runPlan } from '../../query/run-plan.ts';
import type { Asked, GiveOptions, GiveParts } from '../asked.ts';
import { measureText, partId, withParts, workedOut } from '../worked-out.ts';
import { plainAnswer } from './plain.ts';

/** Related metrics named at most. */
const mostRelated = 5;
const cuts: readonly DimensionId[] = [
  'lob',
  'campaign',
  'engagement',
  'entry_point',
  'device',
  'source_type',
  'goal_type',
  'group',
  'agent',
  'skill',
  'weekday',
  'hour',
];
const levels: readonly DimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point'];

/** Each term with its definition; of a metric also the formula with numbers, the levels, the cuts and what it is related to. */
export async function defineTerms(plan: DefinePlan, asked: Asked, parts: GiveParts, options: GiveOptions): Promise<Shown> {
  const { catalogue } = parts;
  const terms = plan.metric === undefined ? (plan.terms ?? []) : [plan.metric];
  const told: {
    readonly definition: Definition;
    readonly says: string;
    readonly notes: readonly string[];
    readonly sources: readonly string[];
  }[] = [];
  const unknown: string[] = [];
  for (const term of terms) {
    const metric = catalogue.metric(term);
    const entry = metric ? undefined : glossaryEntry(term);
    if (metric) told.push(await defineMetric(metric, asked, parts, options));
    else if (entry) {
      const definition = { metric: entry.term, label: entry.term, text: entry.text, formula: '', parts: [] };
      told.push({ definition, says: `${entry.term}: ${entry.text}`, notes: [], sources: [] });
    } else unknown.push(term);
  }
  const notes = [...told.flatMap((one) => one.notes), ...unknown.map((term) => `There is no definition of ${term} yet.`)];
  return plainAnswer(asked, catalogue, {
    headline: told.map(({ says }) => says).join('\n') || notes.join(' '),
    definition: told.map(({ definition }) => definition),
    notes: told.length === 0 ? [] : notes,
    sources: [...new Set(told.flatMap(({ sources }) => sources))],
  });
}

async function defineMetric(metric: Metric, asked: Asked, parts: GiveParts, options: GiveOptions) {
  const measures = measuresOf(metric.formula);
  const numbers = await lastWeek(metric, measures, asked, parts, options);
  const value = (id: MeasureId) => numbers?.values.get(id) ?? null;
  const worked =
    numbers === null
      ? ''
      : ` ${numbers.when}: ${workedOut(metric, (id) => measureText(id, value(id), asked.knowledge.directory.brand.currency), numbers.result)}.`;
  const definition: Definition = {
    metric: metric.id,
    label: metric.label,
    text: metric.definition,
    formula: metric.inWords,
    parts: measures.map((id) => ({ label: id.replaceAll('_', ' '), value: value(id) })),
  };
  const { catalogue } = parts;
  const reached = cuts.filter((id) => reachOf(metric.id, id, catalogue).reach !== 'none');
  const repeated = reached.filter((id) => reachOf(metric.id, id, catalogue).reach === 'repeat');
  const names = (ids: readonly DimensionId[]) => ids.map((id) => nameOf(id)).join(', ');
  const beside = reached.filter((id) => !repeated.includes(id));
  return {
    definition,
    says: `${metric.label}: ${metric.definition} Formula: ${metric.inWords}.${worked}`,
    notes: [
      `${metric.label} is counted at these levels: ${['brand', ...levels.filter((id) => beside.includes(id)).map(nameOf)].join(', ')}.`,
      `It can be cut by: ${names(beside)}${repeated.length === 0 ? '' : `; beside ${names(repeated)} a part of it is repeated`}.`,
      ...targetOf(metric, asked, catalogue),
      ...relatedTo(metric, catalogue),
    ],
    sources: numbers?.sources ?? [],
  };
}

function nameOf(id: DimensionId): string {
  const { label } = dimensionOf(id);
  return label === label.toUpperCase() ? label : label.toLowerCase();
}

const reaching = { higher: 'at least ', lower: 'at most ', neither: '' } as const;

/** What it is to reach, where the administrator said so. */
function targetOf({ id, unit, decimals, durationStyle, better }: Metric, { knowledge }: Asked, catalogue: Catalogue): readonly string[] {
  const value = catalogue.target(id);
  if (value === undefined) return [];
  const code = knowledge.directory.brand.currency;
  const format = { unit, decimals, durationStyle, change: null, better };
  const text = formatCell(storedTarget(value, unit, code), format, { code, digits: currencyDigits(code) });
  return [`Target: ${reaching[better]}${text}.`];
}

/** Its rate, and the metrics that share a part with it. */
function relatedTo({ id, formula, rate, section }: Metric, catalogue: Catalogue): readonly string[] {
  const own = new Set(measuresOf(formula));
  const sharing = catalogue.metrics.filter((other) => other.id !== id && measuresOf(other.formula).some((measure) => own.has(measure)));
  const near = sharing.toSorted(
    (a, b) => Number(b.id === rate) - Number(a.id === rate) || Number(b.section === section) - Number(a.section === section),
  );
  const names = near.slice(0, mostRelated).map((metric) => metric.label.toLowerCase());
  return names.length === 0 ? [] : [`Related: ${names.join(', ')}.`];
}

interface Numbers {
  readonly when: string;
  readonly values: ReadonlyMap<MeasureId, number | null>;
  readonly result: string;
  readonly sources: readonly string[];
}

/** The metric and its measures over the last whole week, in one statement; null where there are no exact numbers for it. */
async function lastWeek(
  metric: Metric,
  measures: readonly MeasureId[],
  asked: Asked,
  parts: GiveParts,
  options: GiveOptions,
): Promise<Numbers | null> {
  const { directory, coverage } = asked.knowledge;
  const catalogue = withParts(parts.catalogue, [metric]);
  const to = addDays(bucketStart(asked.today, 'week', directory.brand.weekStart), -1);
  const at = { start: 0, end: 0 };
  const time = { from: addDays(to, -6), to, phrase: 'last week', unit: { grain: 'week', count: 1 }, running: false, at } as const;
  const question = {
    ...emptyQuestion,
    time,
    metrics: [metric.id, ...measures.map((id) => partId(metric.id, id))].map((id) => ({ metric: id, level: null, at })),
  };
  const context = { catalogue, directory, today: asked.today };
  const planned = planMetrics(question, context);
  if (!planned.ok) return null;
  const { timeoutMs, rowCap } = parts.settings;
  const ran = await runPlan(planned.value, { ...context, coverage, timeoutMs, rowCap, reader: parts.store, signal: options.signal });
  if (!ran.ok) return null;
  const cells = ran.value.rows[0] ?? [];
  const values = measures.map((id, index) => [id, numberIn(cells[index + 1])] as const);
  return {
    when: `Last week (${rangeText(time.from, to)})`,
    values: new Map(values),
    result: resultText(ran.value, parts.catalogue, directory.brand.currency),
    sources: ran.value.sources,
  };
}

function numberIn(cell: string | number | null | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

function resultText({ columns, rows }: QueryResult, catalogue: Catalogue, currency: string): string {
  const [column] = columns;
  if (!column) throw new Error('a definition without a column');
  return formatCell(rows[0]?.[0] ?? null, formatOf(column, catalogue), { code: currency, digits: currencyDigits(currency) });
}
