/** What a look at the numbers of an alert finds, ready to be written down. Pure but for the numbers. */
import type { Watched } from '../../ask/watching.ts';
import type { Day } from '../../base/day.ts';
import { ok, type Result } from '../../base/result.ts';
import { bucketAfter, bucketsOf } from '../../plan/time-buckets.ts';
import type { EventRow, FiringRow, Outcome, PostingRow } from '../../store/alerts.ts';
import type { Alert, Finding } from './alert.ts';
import { findingOf } from './alert.ts';
import { conditionOf, lastComplete, readFrom, testedFrom } from './condition-of.ts';
import { judge } from './judge.ts';
import { courseOf, type Turned } from './turns.ts';

/** Periods caught up after a time without anybody looking; earlier ones are not told of any more. */
const mostCaughtUp = 14;

/** Whether there may be anything to find. */
export function isDue(alert: Alert, brand: Parameters<typeof lastComplete>[0], firing: readonly FiringRow[], now: number): boolean {
  const last = lastComplete(brand);
  return last !== null && (last > alert.judgedTo || (!isSilent(alert, now) && firing.some(({ said }) => said === 0)));
}

/** Nobody is to be told now. */
export function isSilent({ muted, snoozedUntil }: Alert, now: number): boolean {
  return muted || (snoozedUntil !== null && snoozedUntil > now);
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
  const silent = isSilent(alert, now);
  const unsaid = new Set(before.filter(({ member, said }) => said === 0 && firing.has(member)).map(({ member }) => member));
  const again = silent
    ? []
    : series.value.flatMap(({ member, values }): readonly Finding[] => {
        const verdict = unsaid.has(JSON.stringify(member)) ? judge(condition.value, values, last) : null;
        return verdict === null ? [] : [findingOf(member, verdict)];
      });
  const said = new Set(before.filter((one) => one.said !== 0).map(({ member }) => member));
  if (!silent) for (const { fired } of turned) for (const { member } of fired) said.add(JSON.stringify(member));
  for (const { member } of again) said.add(JSON.stringify(member));
  const events = [...turned.flatMap((one) => eventsOf(alert, one, now)), ...reminder(alert, again, last, now)];
  return ok({
    alert: alert.id,
    judgedFrom: alert.judgedTo,
    judgedTo: last > alert.judgedTo ? last : alert.judgedTo,
    firing: [...firing].map(([member, since]) => ({ member, since, said: said.has(member) ? 1 : 0 })),
    events,
    postings: events.flatMap((event) => (isTold(event, alert, silent) ? postingsOf(alert, event) : [])),
  });
}

function eventsOf(alert: Alert, { period, fired, cleared }: Turned, at: number): readonly EventRow[] {
  const event = (kind: EventRow['kind'], findings: readonly Finding[]): readonly EventRow[] =>
    findings.length === 0 ? [] : [eventRow(alert, `${period}:${kind}`, period, kind, findings, at)];
  return [...event('cleared', cleared), ...event('fired', fired)];
}

/** Members that began to fire while nobody was to be told, once that is over: one event for each silence. */
function reminder(alert: Alert, findings: readonly Finding[], period: Day, at: number): readonly EventRow[] {
  if (findings.length === 0) return [];
  return [eventRow(alert, `${period}:fired:${String(alert.snoozedUntil ?? 0)}`, period, 'fired', findings, at)];
}

function eventRow(alert: Alert, name: string, period: Day, kind: EventRow['kind'], findings: readonly Finding[], at: number): EventRow {
  return { id: `${alert.id}:${name}`, alert: alert.id, period, kind, findings: JSON.stringify(findings), acknowledged_by: null, at };
}

/** A clearing is told also while the alert is snoozed: it stands in the thread of the firing, where it calls nobody. */
function isTold({ kind }: EventRow, { muted }: Alert, silent: boolean): boolean {
  return kind === 'fired' ? !silent : !muted;
}

function postingsOf({ id, to }: Alert, event: EventRow): readonly PostingRow[] {
  return to.map((destination, index) => ({
    id: `run:alert:${event.id}:${index}`,
    event: event.id,
    alert: id,
    destination,
    state: 'due',
    channel: '',
    ts: '',
    tries: 0,
    owner: '',
    lease_until: 0,
    at: event.at,
  }));
}
