/** What a look at the numbers of an alert finds, ready to be written down. Pure but for the numbers. */
import type { Series, Watched } from '../../ask/watching.ts';
import type { Day } from '../../base/day.ts';
import { ok, type Result } from '../../base/result.ts';
import { bucketAfter, bucketsOf } from '../../plan/time-buckets.ts';
import { alertPosting, type EventRow, type FiringRow, type Outcome } from '../../store/alerts.ts';
import type { PostingRow } from '../../store/runs.ts';
import { said } from '../../store/silencing.ts';
import type { Alert, Finding } from './alert.ts';
import { findingOf } from './alert.ts';
import { conditionOf, lastComplete, readFrom, testedFrom } from './condition-of.ts';
import { judge } from './judge.ts';
import { courseOf, type Turned } from './turns.ts';
import type { Condition } from './watch.ts';

/** Periods caught up after a time without anybody looking; earlier ones are not told of any more. */
const mostCaughtUp = 14;

/** Whether there may be anything to find. */
export function isDue(alert: Alert, brand: Parameters<typeof lastComplete>[0], firing: readonly FiringRow[], now: number): boolean {
  const last = lastComplete(brand);
  if (last === null) return false;
  const untold = !isSilent(alert, now) && firing.some((one) => one.said === said.no || one.said === said.again);
  return last > alert.judgedTo || untold || isSilenceOver(alert, now);
}

/** Nobody is to be told now. */
export function isSilent({ muted, snoozedUntil }: Pick<Alert, 'muted' | 'snoozedUntil'>, now: number): boolean {
  return muted || (snoozedUntil !== null && snoozedUntil > now);
}

/** It is the first look after a pause, after it was muted, or after a snooze. */
function isSilenceOver({ hushed, snoozedUntil }: Alert, now: number): boolean {
  return hushed || (snoozedUntil !== null && snoozedUntil <= now);
}

/** What to write down after a look at `watched`; null where there is nothing new. Problems: those of the condition and of the numbers. */
export async function evaluate(alert: Alert, watched: Watched, before: readonly FiringRow[], now: number): Promise<Result<Outcome | null>> {
  const last = lastComplete(watched);
  if (last === null || !isDue(alert, watched, before, now)) return ok(null);
  const condition = conditionOf(watched);
  if (!condition.ok) return condition;
  const [next, earliest] = [bucketAfter(alert.judgedTo, watched.grain), bucketAfter(last, watched.grain, 1 - mostCaughtUp)];
  const periods = bucketsOf(next > earliest ? next : earliest, last, watched.grain, watched.weekStart);
  const from = readFrom(condition.value, testedFrom(watched, periods[0] ?? last));
  const series = await watched.series(from, watched.completeTo ?? last);
  if (!series.ok) return series;
  const { turned, firing } = courseOf(condition.value, series.value, periods, new Map(before.map(({ member, since }) => [member, since])));
  const told = new Map(before.map((one) => [one.member, one.said]));
  const news = turned.map((one) => newsOf(one, told, alert, last, now));
  if (!isSilent(alert, now)) {
    const again = stillFiring(condition.value, series.value, firing, told, last);
    if (again.length > 0) news.push({ period: last, fired: again, untold: [], cleared: [], unsaid: [] });
  }
  const events = merged(news).flatMap((one) => eventsOf(alert, one, now));
  return ok({
    alert: alert.id,
    revision: alert.revision,
    judgedTo: last > alert.judgedTo ? last : alert.judgedTo,
    snoozedUntil: alert.snoozedUntil !== null && alert.snoozedUntil > now ? alert.snoozedUntil : 0,
    firing: [...firing].map(([member, since]) => ({ member, since, said: told.get(member) ?? said.no })),
    events: events.map(({ event }) => event),
    postings: events.flatMap(({ event, isTold }) => (isTold ? postingsOf(alert, event) : [])),
  });
}

/** What one period turned: what is told of it, and what is only written down. */
interface News {
  readonly period: Day;
  readonly fired: readonly Finding[];
  readonly untold: readonly Finding[];
  readonly cleared: readonly Finding[];
  readonly unsaid: readonly Finding[];
}

/** Of whom `told` says that somebody was told, and notes there who is told now. */
function newsOf({ period, fired, cleared }: Turned, told: Map<string, number>, alert: Alert, last: Day, now: number): News {
  // What happened in a silence that is over is not told.
  const past = isSilenceOver(alert, now) && period !== last;
  const [known, unknown] = [[] as Finding[], [] as Finding[]];
  for (const one of cleared) {
    const key = JSON.stringify(one.member);
    // Where nobody was told of the firing, nobody is told of its end.
    (wasTold(told.get(key)) ? known : unknown).push(one);
    told.delete(key);
  }
  const silent = past || isSilent(alert, now);
  for (const one of fired) told.set(JSON.stringify(one.member), silent ? said.no : said.yes);
  // A clearing is told also while the alert is snoozed: it stands in the thread of the firing, where it calls nobody.
  const endsUntold = alert.muted || (alert.hushed && period !== last);
  const ends = endsUntold ? { cleared: [], unsaid: cleared } : { cleared: known, unsaid: unknown };
  return { period, ...(silent ? { fired: [], untold: fired } : { fired, untold: [] }), ...ends };
}

/** Members that fire and nobody was told of, as they are in the `last` period; `told` notes that they are told now. */
function stillFiring(
  condition: Condition,
  series: readonly Series[],
  firing: ReadonlyMap<string, Day>,
  told: Map<string, number>,
  last: Day,
): readonly Finding[] {
  return series.flatMap(({ member, values }): readonly Finding[] => {
    const key = JSON.stringify(member);
    if (!firing.has(key) || told.get(key) === said.yes) return [];
    const verdict = judge(condition, values, last);
    // Without a value nothing can be said of it: it is looked at again with the next period, not before.
    const can = verdict?.met === true;
    told.set(key, can ? said.yes : wasTold(told.get(key)) ? said.againWithValue : said.withValue);
    return can ? [findingOf(member, verdict)] : [];
  });
}

function wasTold(of: number | undefined): boolean {
  return of === said.yes || of === said.again || of === said.againWithValue;
}

/** What fires in one period is told in one message. */
function merged(news: readonly News[]): readonly News[] {
  const [last, again] = [news.at(-2), news.at(-1)];
  if (last === undefined || again === undefined || last.period !== again.period) return news;
  return [...news.slice(0, -2), { ...last, fired: [...last.fired, ...again.fired] }];
}

interface Kept {
  readonly event: EventRow;
  readonly isTold: boolean;
}

function eventsOf(alert: Alert, { period, fired, untold, cleared, unsaid }: News, at: number): readonly Kept[] {
  const event = (kind: EventRow['kind'], findings: readonly Finding[], isTold: boolean): readonly Kept[] => {
    if (findings.length === 0) return [];
    // One that fires again after it was changed, or once more in the same period, is another event, and is told.
    const id = `${alert.id}:${period}:${kind}:${String(alert.revision)}${isTold ? '' : ':untold'}`;
    return [{ event: { id, alert: alert.id, period, kind, findings: JSON.stringify(findings), acknowledged_by: null, at }, isTold }];
  };
  return [
    ...event('cleared', unsaid, false),
    ...event('cleared', cleared, true),
    ...event('fired', untold, false),
    ...event('fired', fired, true),
  ];
}

function postingsOf({ to, team, closed }: Alert, event: EventRow): readonly PostingRow[] {
  return to.filter((place) => !(place in closed)).map((place, index) => alertPosting(event, team, place, index));
}
