/** What people do with schedules, over a store. */
import type { Clock } from '../base/clock.ts';
import { newId } from '../base/identity.ts';
import type { ProblemCode } from '../base/problem.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { insertRuns, loadRuns, missHeld, replaceHeld } from '../store/runs.ts';
import { deleteSchedule, insertSchedule, listScheduleRows, loadSchedule, type ScheduleRow, updateSchedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { forgetTellings } from '../store/tellings.ts';
import { postingsAt, runAt } from './due.ts';
import { nextOf, type Recurrence, recurrenceOf } from './recurrence.ts';
import { runOf, scheduleOf } from './rows.ts';
import type { Schedule } from './schedule.ts';
import type { NewSchedule, ScheduleChange, Schedules } from './schedules.ts';
import { pausedText } from './words.ts';

const hourMs = 3_600_000;

/** Where nothing else is said. */
export const scheduleDefaults = { catchUpMs: 6 * hourMs, waitMs: 3 * hourMs } as const;

/** What one schedule and one person may ask of the installation. */
export const scheduleLimits = { leastMinutes: 15, mostPerOwner: 50, mostPlaces: 10 } as const;

/** The schedules in `store`. */
export function makeSchedules(store: Pick<Store, 'writer' | 'transaction' | 'dialect'>, clock: Clock): Schedules {
  const changed = async (id: string, change: Partial<ScheduleRow>): Promise<Schedule | null> => {
    const row = await updateSchedule(store, id, change);
    return row && scheduleOf(row);
  };
  return {
    async create(made) {
      const due = nextDue(made, clock.now());
      if (!due.ok) return due;
      const own = await listScheduleRows(store, { asker: made.asker });
      const { mostPerOwner } = scheduleLimits;
      if (own.filter(({ state }) => state !== 'ended').length >= mostPerOwner)
        return trouble('too_large', `Nobody may have more than ${String(mostPerOwner)} schedules; delete one first.`);
      const row = newRow(made, due.value, clock.now());
      await insertSchedule(store, row);
      return ok(scheduleOf(row));
    },
    async list({ brand, team, asker }) {
      const which = { ...(brand === undefined ? {} : { brand_id: brand }), ...(team === undefined ? {} : { team }) };
      const rows = await listScheduleRows(store, { ...which, ...(asker === undefined ? {} : { asker }) });
      return rows.map(scheduleOf);
    },
    async get(id) {
      const row = await loadSchedule(store, id);
      return row && scheduleOf(row);
    },
    async change(id, change) {
      const row = await loadSchedule(store, id);
      if (row === null) return ok(null);
      const before = scheduleOf(row);
      const due = nextDue({ plan: change.plan ?? before.plan, to: change.to ?? before.to }, clock.now());
      if (!due.ok) return due;
      const moved = change.plan === undefined || before.state !== 'active' ? {} : { next_at: due.value };
      const after = await changed(id, { ...changesOf(change), ...moved });
      // What waits for its data goes where it is to go now.
      if (change.to !== undefined)
        await replaceHeld(store, id, (dueAt) => postingsAt({ ...row, places: JSON.stringify(change.to) }, dueAt));
      return ok(after);
    },
    async pause(id, why) {
      const paused = await changed(id, { state: 'paused', paused_why: why, next_at: null });
      if (paused !== null) await missHeld(store, { schedule: id }, pausedText);
      return paused;
    },
    async resume(id) {
      const row = await loadSchedule(store, id);
      if (row === null) return null;
      const due = nextDue(scheduleOf(row), clock.now());
      if (!due.ok) throw new Error(`schedule ${id} cannot be resumed`);
      // Mended, as far as its owner knows: what comes of it now is told anew.
      await forgetTellings(store.writer, id);
      return changed(id, { state: 'active', paused_why: null, next_at: due.value, failures: 0 });
    },
    remove: (id) => deleteSchedule(store, id),
    async runNow(id) {
      const row = await loadSchedule(store, id);
      if (row === null) return null;
      const made = runAt(row, clock.now(), clock.now());
      // Whoever asks for it now wants the numbers that there are.
      const runs = made.runs.map((one) => ({ ...one, state: 'working' }));
      const postings = made.postings.map((one) => ({ ...one, state: 'due' }));
      await store.transaction((transaction) => insertRuns(transaction, { runs, postings }));
      const [run] = runs.map((one) => runOf({ ...one, postings }));
      return run ?? null;
    },
    next({ cron, zone }, count) {
      const recurrence = recurrenceOf(cron, zone);
      return typeof recurrence === 'string' ? [] : nextOf(recurrence, clock.now(), count);
    },
    lastRuns: async (id, count) => (await loadRuns(store, id, count)).map(runOf),
  };
}

/** When a plan is due after `now`, or what stands in the way of its being a schedule. */
function nextDue({ plan, to }: Pick<NewSchedule, 'plan' | 'to'>, now: number): Result<number> {
  const { cron, zone } = plan.schedule;
  if (to.length === 0) return trouble('not_understood', 'Where to post is not said: a channel such as `in #ops`, or `send me`.');
  if (to.length > scheduleLimits.mostPlaces)
    return trouble('too_large', `A schedule posts in at most ${String(scheduleLimits.mostPlaces)} places.`);
  const recurrence = recurrenceOf(cron, zone);
  if (recurrence === 'cron')
    return trouble('not_understood', `“${cron}” is no recurrence: it takes minute, hour, day of the month, month and weekday.`);
  if (recurrence === 'zone') return trouble('bad_time', `“${zone}” is no time zone; zones are called as in Europe/Berlin.`);
  return limited(recurrence, cron, now);
}

function limited(recurrence: Recurrence, cron: string, now: number): Result<number> {
  const { leastMinutes } = recurrence;
  if (leastMinutes < scheduleLimits.leastMinutes)
    return trouble(
      'not_offered',
      `Nothing is posted more often than every ${String(scheduleLimits.leastMinutes)} minutes; this would come after ${String(leastMinutes)}.`,
    );
  const due = recurrence.next(now);
  return due === null ? trouble('bad_time', `The date of “${cron}” never comes.`) : ok(due);
}

function trouble(code: ProblemCode, message: string): ReturnType<typeof refused> {
  return refused({ code, message, at: null, suggestions: [] });
}

function newRow(made: NewSchedule, nextAt: number, now: number): ScheduleRow {
  const { catchUpMs, waitMs } = scheduleDefaults;
  return {
    id: newId(),
    brand_id: made.brand,
    team: made.team,
    asker: made.asker,
    sentence: made.sentence,
    plan: JSON.stringify(made.plan),
    cron: made.plan.schedule.cron,
    zone: made.plan.schedule.zone,
    places: JSON.stringify(made.to),
    state: 'active',
    paused_why: null,
    next_at: nextAt,
    failures: 0,
    catch_up_ms: made.catchUpMs ?? catchUpMs,
    wait_ms: made.waitMs ?? waitMs,
    tell_final: made.tellFinal === true ? 1 : 0,
    csv: made.csv === true ? 1 : 0,
    made_at: now,
  };
}

function changesOf({ sentence, plan, to, catchUpMs, waitMs, tellFinal, csv }: ScheduleChange): Partial<ScheduleRow> {
  return {
    ...(sentence === undefined ? {} : { sentence }),
    ...(plan === undefined ? {} : { plan: JSON.stringify(plan), cron: plan.schedule.cron, zone: plan.schedule.zone }),
    ...(to === undefined ? {} : { places: JSON.stringify(to) }),
    ...(catchUpMs === undefined ? {} : { catch_up_ms: catchUpMs }),
    ...(waitMs === undefined ? {} : { wait_ms: waitMs }),
    ...(tellFinal === undefined ? {} : { tell_final: tellFinal ? 1 : 0 }),
    ...(csv === undefined ? {} : { csv: csv ? 1 : 0 }),
  };
}
