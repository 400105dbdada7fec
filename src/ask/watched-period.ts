/** How often a value of the watched question is complete, and the plan that gives all of them. */
import type { Day, Grain } from '../base/day.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { metricKey } from '../catalogue/metric.ts';
import { dayCount } from '../plan/calendar.ts';
import { refOf } from '../plan/metric-name.ts';
import type { AlertPlan, MetricsPlan, PlanTime, Transform } from '../plan/plan.ts';

export interface WatchedPeriod {
  readonly grain: Grain;
  /** A range of days that is no calendar unit is looked at day by day, each with the days before it. */
  readonly transform: Transform | null;
}

export interface PeriodContext {
  readonly today: Day;
  /** The canonical sentence of another plan. */
  readonly sentenceOf: (plan: AlertPlan) => string;
}

/** The periods of an alert: its grain where it has one, else the calendar unit that its range is. */
export function watchedPeriod(alert: AlertPlan, { today, sentenceOf }: PeriodContext): Result<WatchedPeriod> {
  const { of, test, basis } = alert;
  const { from, to, phrase } = of.time;
  if (phrase === null && of.grain === null) return unwatchable('The dates are fixed, so that the number will never be another.');
  if (from === null) return unwatchable('A range without a beginning has no periods to watch.');
  const spoken = phrase === null || of.grain !== null ? { grain: of.grain ?? 'day' } : comesAgain(phrase, { from, to, today });
  if ('why' in spoken) {
    const time = { from, to, phrase: spoken.instead };
    return unwatchable(spoken.why, sentenceOf({ ...alert, of: { ...of, time } }));
  }
  const { grain } = spoken;
  const transform =
    of.transform ?? (of.grain === null && grain === 'day' && from !== to ? { rolling: dayCount(from, to), total: true } : null);
  if (grain === 'week' && test === 'change' && (basis === 'previous month' || basis === 'previous quarter'))
    return unwatchable('Weeks do not fit into months: a week is compared with the week before or the year before.');
  return ok({ grain, transform });
}

type ComesAgain = { readonly grain: Grain } | { readonly why: string; readonly instead: string };

/** The period that a relative range is, or the nearest that is one. Its words tell, not its dates: `last 7 days` are a whole week on a Monday. */
function comesAgain(phrase: string, { from, to, today }: { readonly from: Day; readonly to: Day; readonly today: Day }): ComesAgain {
  if (/^(?:today|yesterday|last \d+ days|rolling .+)$/.test(phrase)) return { grain: 'day' };
  const unit = (['week', 'month', 'quarter', 'year'] as const).find((one) => phrase === `last ${one}`);
  if (unit !== undefined) return { grain: unit };
  const days = from === to ? 'yesterday' : `last ${String(dayCount(from, to))} days`;
  const instead = /^last \d/.test(phrase)
    ? phrase.replace('last', 'rolling')
    : phrase.startsWith('this ')
      ? phrase.replace('this', 'last')
      : days;
  const why =
    to >= today
      ? `An alert looks at what is complete, and “${phrase}” is not before it ends.`
      : `An alert looks at what comes again, as a day, a week or the last 7 days do; “${phrase}” does not.`;
  return { why, instead };
}

function unwatchable(message: string, question = 'alert me when exposed drops by more than 20% wow'): ReturnType<typeof refused> {
  return refused({ code: 'not_understood', message, at: null, suggestions: [{ label: question, question }] });
}

/** The watched metric, and what it is to rest on, period by period over `time`; the rows are those of any question by day, week or month. */
export function seriesPlan(alert: AlertPlan, { grain, transform }: WatchedPeriod, time: PlanTime): MetricsPlan {
  const keys = [alert.metric, ...(alert.minimum === null ? [] : [alert.minimum.metric])];
  const refs = keys.map((key) => refOf(key, alert.of));
  return {
    ...alert.of,
    metrics: refs.filter((ref, index) => refs.findIndex((other) => metricKey(other) === metricKey(ref)) === index),
    grain,
    time,
    transform,
    having: [],
    order: [{ by: 'time', direction: 'asc' }],
    compare: null,
    chart: null,
    output: null,
  };
}
