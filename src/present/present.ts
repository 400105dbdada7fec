/** Turns a result into the answer that every surface shows. */
import { currencyDigits } from '../base/currency.ts';
import type { Suggestion } from '../base/problem.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Directory } from '../catalogue/directory.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import type { Planned } from '../plan/planned.ts';
import type { QueryResult } from '../query/result.ts';
import type { Answer, Changed, Shown } from './answer.ts';
import { chartSpec } from './chart/make-spec.ts';
import { formatOf } from './columns.ts';
import type { Currency } from './format.ts';
import { headline } from './headline/headline.ts';
import { remarksOf } from './remarks.ts';
import { subtitleOf, titleOf } from './titles.ts';

export interface PresentInput {
  readonly id: string;
  /** The text as typed. */
  readonly question: string;
  readonly canonical: string;
  readonly plan: MetricsPlan;
  /** What planning says besides: its notes, what was taken for granted. */
  readonly planned: Pick<Planned, 'notes' | 'assumptions'>;
  /** The other readings of the question. */
  readonly offers: readonly Suggestion[];
  readonly result: QueryResult;
  /** How each word was read. */
  readonly reading: readonly { readonly text: string; readonly meaning: string }[];
  readonly catalogue: Catalogue;
  readonly directory: Directory;
  /** What a follow-up changed; null for a new question. */
  readonly changed: Changed | null;
  /** The metric by day, for the sparkline under a single number; null for none. */
  readonly sparkline: QueryResult | null;
}

/** The answer to a question of numbers, with its chart and how its cells are written. */
export function present(input: PresentInput): Shown {
  const { plan, result, catalogue, directory } = input;
  const currency = currencyOf(plan, directory);
  const remarks = remarksOf(input.planned, result);
  const title = titleOf(plan, catalogue);
  const subtitle = subtitleOf(plan, directory.extent, catalogue);
  const words = headline({ plan, result, catalogue, currency, extent: directory.extent });
  return {
    answer: answerOf(input, [words, ...remarks.said].join(' '), remarks.notes),
    chart: chartSpec({ plan, result, catalogue, currency, title, subtitle, sparkline: input.sparkline }),
    result,
    formats: result.columns.map((column) => formatOf(column, catalogue)),
    title,
    subtitle,
    footnotes: remarks.notes.filter((note) => !remarks.said.includes(note)),
    currency,
    ...provisionalOf(result),
  };
}

/** What may still grow, as an answer keeps it. */
export function provisionalOf({ provisionalUntil: until, provisional: metrics }: QueryResult): Pick<Shown, 'provisional'> {
  return until === null ? {} : { provisional: { until, metrics } };
}

/** Of the one currency asked for, else the brand's. */
function currencyOf({ filters }: MetricsPlan, { brand }: Directory): Currency {
  const asked = filters.find(({ dimension }) => dimension === 'currency');
  const [only] = asked?.op === 'in' && asked.values.length === 1 ? asked.values : [];
  const code = only ?? brand.currency;
  return { code, digits: currencyDigits(code) };
}

function answerOf(input: PresentInput, words: string, notes: readonly string[]): Answer {
  const { result } = input;
  return {
    id: input.id,
    question: input.question,
    canonical: input.canonical,
    headline: words,
    changed: input.changed,
    plan: input.plan,
    reading: input.reading.map(({ text, meaning }) => ({ text, meaning })),
    columns: result.columns.map(({ id, label, unit }) => ({ id, label, unit })),
    rows: result.rows,
    totals: result.totals,
    notes,
    sources: result.sources,
    sql: result.sql,
    asOf: result.asOf,
    alternatives: input.offers,
    text: null,
    definition: null,
    sections: null,
  };
}
