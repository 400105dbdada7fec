/** What alerts need of questions: the sentence read within rights, and the watched metric period by period. */
import { currencyDigits } from '../base/currency.ts';
import type { Day, Grain, WeekStart } from '../base/day.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { storedTarget } from '../catalogue/own/target.ts';
import { addDays } from '../plan/calendar.ts';
import { nameOf, refOf } from '../plan/metric-name.ts';
import { unitOf } from '../plan/metric-ref.ts';
import type { AlertPlan, MetricsPlan, Transform } from '../plan/plan.ts';
import { sentence } from '../plan/sentence.ts';
import { bucketAfter, bucketStart } from '../plan/time-buckets.ts';
import type { Currency, ValueFormat } from '../present/format.ts';
import type { QueryResult } from '../query/result.ts';
import { runPlan } from '../query/run-plan.ts';
import type { Asked, GiveParts } from './asked.ts';
import { contextOf } from './kinds/snapshot/run.ts';
import type { AskInput } from './outcome.ts';
import { leadOf, type Series, seriesIn } from './watched-series.ts';

export type { Series };

import { seriesPlan, watchedPeriod } from './watched-period.ts';

/** An alert that was read: what it watches and all that is to be known of it before numbers are. */
export interface Watched {
  readonly plan: AlertPlan;
  /** The canonical sentence, which makes the plan again. */
  readonly canonical: string;
  /** The sentence of the watched question. */
  readonly question: string;
  readonly brand: string;
  readonly currency: Currency;
  readonly weekStart: WeekStart;
  readonly grain: Grain;
  /** Days that each value covers, the last of them its period; 1 where it is that of its period alone. */
  readonly window: number;
  /** The metric as it is typed: `abandoned rate`. */
  readonly name: string;
  readonly format: ValueFormat;
  /** What parley.yml wants the metric to reach, in stored units. */
  readonly target: number | null;
  /** The first day of the data, and the last that is complete. */
  readonly from: Day | null;
  readonly completeTo: Day | null;
  /** Why not everybody in the room may see it. */
  readonly alone: string | null;
  /** The canonical sentence of another plan of this brand. */
  sentenceOf(plan: AlertPlan | MetricsPlan): string;
  /** The question for the metric over time between two days, as a sentence. */
  overTime(from: Day, to: Day): string;
  /** The values of whole periods between two days, the total or each member. */
  series(from: Day, to: Day): Promise<Result<readonly Series[]>>;
}

/** Reads `input` as an alert, within its rights. Problems: those of reading and planning; not_understood where it is no alert. */
export type Watch = (input: AskInput) => Promise<Result<Watched>>;

export function watchIn(prepare: (input: AskInput) => Promise<Result<Omit<Asked, 'id'>>>, parts: GiveParts): Watch {
  return async (input) => {
    const ready = await prepare(input);
    if (!ready.ok) return ready;
    const { plan } = ready.value.planned;
    if (plan.kind !== 'alert') return refused(noAlert(input.text));
    return watchedOf(plan, ready.value, parts);
  };
}

function watchedOf(plan: AlertPlan, asked: Omit<Asked, 'id'>, parts: GiveParts): Result<Watched> {
  const { catalogue } = parts;
  const { directory } = asked.knowledge;
  const { brand, extent } = directory;
  const context = { catalogue, directory, today: asked.today };
  const sentenceOf = (other: AlertPlan): string => sentence(other, context);
  const period = watchedPeriod(plan, { today: asked.today, sentenceOf });
  if (!period.ok) return period;
  const ref = refOf(plan.metric, plan.of);
  const unit = unitOf(ref, catalogue);
  const metric = typeof ref === 'string' ? catalogue.metric(ref) : undefined;
  const target = typeof ref === 'string' ? catalogue.target(ref) : undefined;
  return ok({
    plan,
    canonical: sentence(plan, context),
    question: sentence(plan.of, context),
    brand: brand.id,
    currency: { code: brand.currency, digits: currencyDigits(brand.currency) },
    weekStart: brand.weekStart,
    grain: period.value.grain,
    window: windowOf(period.value.transform),
    name: nameOf(ref, context),
    format: {
      unit,
      decimals: metric?.decimals ?? null,
      durationStyle: metric?.durationStyle ?? null,
      change: null,
      better: metric?.better ?? 'neither',
    },
    target: target === undefined ? null : storedTarget(target, unit, brand.currency),
    from: extent.from,
    completeTo: before(asked.today, extent.completeTo),
    alone: asked.alone ?? null,
    sentenceOf,
    overTime: (from, to) =>
      sentence({ ...seriesPlan(plan, period.value, { from, to, phrase: null }), metrics: [ref], chart: 'line' }, context),
    async series(from, to) {
      const lead = bucketAfter(from, period.value.grain, -leadOf(plan, period.value.grain));
      const start = firstWhole(extent.from !== null && lead < extent.from ? extent.from : lead, period.value.grain, brand.weekStart);
      if (start > to) return ok([]);
      const daily = seriesPlan(plan, period.value, { from: start, to, phrase: null });
      const result = await runSeries(daily, asked, parts);
      return result.ok ? ok(seriesIn(result.value, plan, { ...period.value, brand, catalogue, from, to })) : result;
    },
  });
}

/** A day that the clock has not ended is not complete, whatever data lie beyond it. */
function before(today: Day, completeTo: Day | null): Day | null {
  const yesterday = addDays(today, -1);
  return completeTo !== null && completeTo > yesterday ? yesterday : completeTo;
}

function windowOf(transform: Transform | null): number {
  return typeof transform === 'object' && transform !== null ? transform.rolling : 1;
}

/** The first date, from `day` on, of a period that begins there: a part of one is no value to compare with. */
function firstWhole(day: Day, grain: Grain, weekStart: WeekStart): Day {
  const start = bucketStart(day, grain, weekStart);
  return start === day ? day : bucketAfter(start, grain);
}

async function runSeries(plan: MetricsPlan, asked: Omit<Asked, 'id'>, parts: GiveParts): Promise<Result<QueryResult>> {
  // Thousands of cells are read, a handful is shown: the cap on rows is for what people are shown.
  const context = { ...contextOf(asked, parts), rowCap: mostCells };
  return runPlan({ plan }, { ...context, reader: parts.store });
}

const mostCells = 200_000;

function noAlert(text: string): Parameters<typeof refused>[0] {
  const example = 'alert me when abandoned rate is above 10%';
  return {
    code: 'not_understood',
    message: `“${text}” says nothing to be alerted of.`,
    at: { start: 0, end: text.length },
    suggestions: [{ label: example, question: example }],
  };
}
