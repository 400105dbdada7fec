/** Kept rows as schedules and runs. */
import type { SchedulePlan } from '../plan/plan.ts';
import type { PostingRow, RunRow } from '../store/runs.ts';
import type { ScheduleRow } from '../store/schedules.ts';
import type { Run, RunPosting, RunState, Schedule } from './schedule.ts';

/** The schedule that `row` keeps. */
export function scheduleOf(row: ScheduleRow): Schedule {
  return {
    id: row.id,
    brand: row.brand_id,
    asker: row.asker,
    team: row.team,
    sentence: row.sentence,
    plan: JSON.parse(row.plan) as SchedulePlan,
    cron: row.cron,
    zone: row.zone,
    to: placesIn(row),
    state: row.state as Schedule['state'],
    pausedWhy: row.paused_why,
    nextAt: row.next_at,
    failures: row.failures,
    catchUpMs: row.catch_up_ms,
    waitMs: row.wait_ms,
    tellFinal: row.tell_final === 1,
    csv: row.csv === 1,
  };
}

/** Where its postings go. */
export function placesIn({ places }: Pick<ScheduleRow, 'places'>): readonly string[] {
  return JSON.parse(places) as readonly string[];
}

/** The run that `row` keeps. */
export function runOf(row: RunRow & { readonly postings: readonly PostingRow[] }): Run {
  return {
    id: runId(row.schedule, row.due_at),
    scheduleId: row.schedule,
    dueAt: row.due_at,
    state: row.state as RunState,
    note: row.note,
    postings: row.postings.map(({ id, place, state, note, channel, ts, answer }) => ({
      id,
      to: place,
      state: (state === 'held' ? 'due' : state) as RunPosting['state'],
      note,
      channel,
      ts,
      answer,
    })),
  };
}

export function runId(schedule: string, dueAt: number): string {
  return `run:${schedule}:${String(dueAt)}`;
}
