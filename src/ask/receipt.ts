/** The receipt of an answer: how it was read, and how each number was made. */
import { currencyDigits } from '../base/currency.ts';
import type { Statement } from '../base/statement.ts';
import { measuresOf } from '../catalogue/formula.ts';
import type { MeasureId } from '../catalogue/measure.ts';
import { type Explanation, explain } from '../plan/explain.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import type { Shown } from '../present/answer.ts';
import { formatCell } from '../present/format.ts';
import { formatSql } from '../query/format-sql.ts';
import { partsOf } from '../query/parts-of.ts';
import { runPlan } from '../query/run-plan.ts';
import type { Asked, GiveParts } from './asked.ts';
import { measureText, partId, withParts, workedOut } from './worked-out.ts';

export interface Receipt {
  /** The answer's id, which is its plan's. */
  readonly id: string;
  /** The plan in one English sentence. */
  readonly canonical: string;
  /** How each word was read; empty where texts are not kept. */
  readonly reading: readonly { readonly text: string; readonly meaning: string }[];
  /** Formulas, level, dates, filters, sources, in words. */
  readonly lines: readonly Explanation[];
  /** The formula of each metric with the numbers of all rows together put in. */
  readonly numbers: readonly { readonly label: string; readonly text: string }[];
  readonly notes: readonly string[];
  readonly sources: readonly string[];
  /** Laid out in lines. */
  readonly sql: readonly Statement[];
  readonly elapsedMs: number | null;
  readonly asOf: string | null;
}

/** The receipt of `shown`, the answer to `asked`. */
export async function receiptOf({ answer, result, footnotes }: Shown, asked: Asked, parts: GiveParts): Promise<Receipt> {
  const { plan } = asked.planned;
  const metrics = plan.kind === 'metrics' ? plan : null;
  return {
    id: answer.id,
    canonical: answer.canonical,
    reading: answer.reading,
    lines: metrics === null ? [] : explain(metrics, partsOf(metrics, contextOf(asked, parts)), contextOf(asked, parts)),
    numbers: metrics === null ? [] : await numbersOf(metrics, asked, parts),
    notes: footnotes,
    sources: answer.sources,
    sql: answer.sql.map(({ text, bindings }) => ({ text: formatSql(text), bindings })),
    elapsedMs: result?.elapsedMs ?? null,
    asOf: answer.asOf,
  };
}

function contextOf({ knowledge, today }: Asked, { store, catalogue, settings }: GiveParts) {
  const { directory, coverage } = knowledge;
  return { directory, coverage, catalogue, today, rowCap: settings.rowCap, dialect: store.dialect };
}

/** One statement reads the metrics with all their parts over all rows; where there is no such number, none is put in. */
async function numbersOf(plan: MetricsPlan, asked: Asked, parts: GiveParts): Promise<Receipt['numbers']> {
  const { catalogue, settings, store } = parts;
  const metrics = plan.metrics
    .map((ref) => (typeof ref === 'string' ? catalogue.metric(ref) : undefined))
    .filter((metric) => metric !== undefined);
  const [first] = metrics;
  if (first === undefined) return [];
  const measures = [...new Set(metrics.flatMap(({ formula }) => measuresOf(formula)))];
  const whole: MetricsPlan = {
    ...plan,
    metrics: [...metrics.map(({ id }) => id), ...measures.map(partId)],
    ...{ by: [], grain: null, having: [], order: [], limit: null, compare: null, transform: null, chart: null, output: null },
  };
  const context = { ...contextOf(asked, parts), catalogue: withParts(catalogue, first, measures) };
  const ran = await runPlan({ plan: whole }, { ...context, reader: store, timeoutMs: settings.timeoutMs });
  if (!ran.ok) return [];
  const { columns, rows } = ran.value;
  const code = asked.knowledge.directory.brand.currency;
  const cell = (id: string) => rows[0]?.[columns.findIndex((column) => column.id === id)] ?? null;
  const value = (id: MeasureId): string => {
    const part = cell(partId(id));
    return measureText(id, typeof part === 'number' ? part : null, code);
  };
  return metrics.map((metric) => {
    const { unit, decimals, durationStyle, better } = metric;
    const format = { unit, decimals, durationStyle, change: null, better };
    const result = formatCell(cell(metric.id), format, { code, digits: currencyDigits(code) });
    return { label: metric.label, text: workedOut(metric, value, result) };
  });
}
