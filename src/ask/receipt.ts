/** The receipt of an answer: how it was read, and how each number was made. */
import { currencyDigits } from '../base/currency.ts';
import type { Statement } from '../base/statement.ts';
import { sectionLabels } from '../catalogue/catalogue.ts';
import { measuresOf } from '../catalogue/formula.ts';
import type { MeasureId } from '../catalogue/measure.ts';
import { type Explanation, explain, formulaText } from '../plan/explain.ts';
import { labelOf } from '../plan/metric-ref.ts';
import type { MetricsPlan, SnapshotPlan } from '../plan/plan.ts';
import type { Shown } from '../present/answer.ts';
import { formatCell } from '../present/format.ts';
import { formatSql } from '../query/format-sql.ts';
import { partsOf } from '../query/parts-of.ts';
import { runPlan } from '../query/run-plan.ts';
import type { Asked, GiveParts } from './asked.ts';
import { valuesPlan } from './kinds/snapshot/give-snapshot.ts';
import { isOfOneDay } from './kinds/snapshot/plans.ts';
import { measureText, partId, withParts, workedOut } from './worked-out.ts';

/** A metric with the numbers of all rows together put into its formula. */
interface WorkedOut {
  readonly label: string;
  readonly text: string;
}

export interface Receipt {
  /** The answer's id, which is its plan's. */
  readonly id: string;
  /** The plan in one English sentence. */
  readonly canonical: string;
  /** How each word was read; empty where texts are not kept. */
  readonly reading: readonly { readonly text: string; readonly meaning: string }[];
  /** Formulas, level, dates, filters, sources, in words; those of a snapshot's metrics stand in its sections. */
  readonly lines: readonly Explanation[];
  /** The formula of each metric with its numbers. */
  readonly numbers: readonly WorkedOut[];
  /** Of a snapshot: the formulas of each section in words, and with their numbers where they could be counted. */
  readonly sections: readonly { readonly name: string; readonly metrics: readonly WorkedOut[] }[];
  readonly notes: readonly string[];
  readonly sources: readonly string[];
  /** Laid out in lines. */
  readonly sql: readonly Statement[];
  readonly elapsedMs: number | null;
  readonly asOf: string | null;
}

/** The receipt of `shown`, the answer to `asked`. */
export async function receiptOf({ answer, result, footnotes }: Shown, asked: Asked, parts: GiveParts): Promise<Receipt> {
  return {
    id: answer.id,
    canonical: answer.canonical,
    reading: answer.reading,
    ...(await madeOf(asked, parts)),
    notes: footnotes,
    sources: answer.sources,
    sql: answer.sql.map(({ text, bindings }) => ({ text: formatSql(text), bindings })),
    elapsedMs: result?.elapsedMs ?? null,
    asOf: answer.asOf,
  };
}

/** How the numbers were made; nothing for answers without any. */
async function madeOf(asked: Asked, parts: GiveParts): Promise<Pick<Receipt, 'lines' | 'numbers' | 'sections'>> {
  const { plan } = asked.planned;
  const context = contextOf(asked, parts);
  if (plan.kind === 'metrics')
    return { lines: explain(plan, partsOf(plan, context), context), numbers: await numbersOf(plan, asked, parts), sections: [] };
  const none = { lines: [], numbers: [], sections: [] };
  if (plan.kind !== 'snapshot') return none;
  const values = valuesPlan(plan, asked, parts);
  if (!values.ok) return none;
  return {
    lines: linesOf(plan, values.value, asked, parts),
    numbers: [],
    sections: await sectionsOf(values.value, asked, parts),
  };
}

/** Level, dates, filters, sources, and what the changes are against: the formulas stand in the sections. */
function linesOf(plan: SnapshotPlan, values: MetricsPlan, asked: Asked, parts: GiveParts): readonly Explanation[] {
  const context = contextOf(asked, parts);
  const labels = new Set(parts.catalogue.metrics.map(({ label }) => label));
  const lines = explain(values, partsOf(values, context), context).filter(({ topic }) => !labels.has(topic));
  const averages = 'of a sum the mean of the same weekday of four weeks, of a rate that of those days together.';
  return [
    ...lines,
    ...(isOfOneDay(plan) ? [{ topic: 'Average weekday', text: averages }] : []),
    ...(values.by.length > 0 ? [{ topic: 'Numbers put in', text: 'those of all rows together.' }] : []),
  ];
}

/** One section after the other: a metric that cannot be counted over all rows takes no other section's numbers with it. */
async function sectionsOf(values: MetricsPlan, asked: Asked, parts: GiveParts): Promise<Receipt['sections']> {
  const context = contextOf(asked, parts);
  const sections: Receipt['sections'][number][] = [];
  for (const { section, metrics } of asked.planned.sections) {
    const counted = values.metrics.filter((ref) => typeof ref === 'string' && metrics.includes(ref));
    const numbers = new Map((await numbersOf({ ...values, metrics: counted }, asked, parts)).map(({ label, text }) => [label, text]));
    sections.push({
      name: sectionLabels[section],
      metrics: metrics.map((id) => {
        const label = labelOf(id, parts.catalogue);
        const put = counted.includes(id) ? numbers.get(label) : 'not counted for these filters';
        return { label, text: [formulaText(id, context), ...(put === undefined ? [] : [put])].join(': ') };
      }),
    });
  }
  return sections;
}

function contextOf({ knowledge, today }: Asked, { store, catalogue, settings }: GiveParts) {
  const { directory, coverage } = knowledge;
  return { directory, coverage, catalogue, today, rowCap: settings.rowCap, dialect: store.dialect };
}

/** One statement reads the metrics with all their parts over all rows; where there is no such number, none is put in. */
async function numbersOf(plan: MetricsPlan, asked: Asked, parts: GiveParts): Promise<readonly WorkedOut[]> {
  const { catalogue, settings, store } = parts;
  const metrics = plan.metrics
    .map((ref) => (typeof ref === 'string' ? catalogue.metric(ref) : undefined))
    .filter((metric) => metric !== undefined);
  if (metrics.length === 0) return [];
  const whole: MetricsPlan = {
    ...plan,
    metrics: metrics.flatMap(({ id, formula }) => [id, ...measuresOf(formula).map((measure) => partId(id, measure))]),
    ...{ by: [], grain: null, having: [], order: [], limit: null, compare: null, transform: null, chart: null, output: null },
  };
  const context = { ...contextOf(asked, parts), catalogue: withParts(catalogue, metrics) };
  const ran = await runPlan({ plan: whole }, { ...context, reader: store, timeoutMs: settings.timeoutMs });
  if (!ran.ok) return [];
  const { columns, rows } = ran.value;
  const code = asked.knowledge.directory.brand.currency;
  const cell = (id: string) => rows[0]?.[columns.findIndex((column) => column.id === id)] ?? null;
  const value = (metric: string, id: MeasureId): string => {
    const part = cell(partId(metric, id));
    return measureText(id, typeof part === 'number' ? part : null, code);
  };
  return metrics.map((metric) => {
    const { unit, decimals, durationStyle, better } = metric;
    const format = { unit, decimals, durationStyle, change: null, better };
    const result = formatCell(cell(metric.id), format, { code, digits: currencyDigits(code) });
    return { label: metric.label, text: workedOut(metric, (id) => value(metric.id, id), result) };
  });
}
