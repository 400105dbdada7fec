/** Schedules over a real database, with a clock that is moved by hand and a surface that notes what it is handed. */
import type { AwaitedDay } from '../../src/ask/awaited-day.ts';
import type { Log } from '../../src/ask/log.ts';
import type { MetricsPlan, SchedulePlan } from '../../src/plan/plan.ts';
import type { Deliver, Delivered, FollowUpKind, PostedNumbers, Recounted } from '../../src/schedule/deliver.ts';
import { followingSource } from '../../src/schedule/following.ts';
import { makeSchedules } from '../../src/schedule/make-schedules.ts';
import type { Posting } from '../../src/schedule/schedule.ts';
import type { NewSchedule, Schedules } from '../../src/schedule/schedules.ts';
import type { Source } from '../../src/schedule/source.ts';
import type { Store } from '../../src/store/store.ts';
import type { TestDatabase } from '../support/databases.ts';
import { dueSources, inTurn } from './due-sources.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** A sentence of which nobody can tell what it waits for. */
export const torn = 'torn';

/** A Monday, 08:00 in Berlin. */
export const morning = Date.parse('2026-11-23T07:00:00Z');

export interface World {
  readonly store: Store;
  readonly url: string;
  now: number;
  readonly schedules: Schedules;
  readonly source: Source;
  /** Another process. */
  readonly other: Source;
  readonly posted: Posting[];
  /** Owner, text, and the id by which it is sent once. */
  readonly told: (readonly [string, string, string])[];
  /** What the surface says to a posting. */
  answer: (posting: Posting) => Delivered | Promise<Delivered>;
  awaited: AwaitedDay | null;
  /** What the surface says of numbers that were posted, and to saying so; whose was said. */
  recounted: (posted: PostedNumbers) => Recounted;
  correct: (posted: PostedNumbers, id: string) => ReturnType<Deliver['correct']> | Awaited<ReturnType<Deliver['correct']>>;
  readonly corrected: (readonly [FollowUpKind, string])[];
  version: string;
  completeTo: string | null;
  /** Looks at what was posted; another process does, too. */
  readonly following: Source;
  readonly otherFollowing: Source;
  readonly ended: string[];
  readonly logged: string[];
  /** Works at `at`, on what is due then. */
  readonly workAt: (at: number, source?: Source) => Promise<number>;
}

/** Runs `work` in a world of its own on `database`. */
export async function inWorld(database: TestDatabase, work: (world: World) => Promise<void>): Promise<void> {
  const { store, url, drop } = await database.open();
  const note = (_details: object, message: string): void => void world.logged.push(message);
  const log: Log = { info: note, warn: note, error: note };
  const deliver: Deliver = {
    post: async (posting) => {
      const came = await world.answer(posting);
      if (came.state === 'posted') world.posted.push(posting);
      return came;
    },
    recount: (numbers) => Promise.resolve(world.recounted(numbers)),
    correct: async (numbers, id) => {
      const came = await world.correct(numbers, id);
      if (came.state === 'posted') world.corrected.push([numbers.kind, id]);
      return came;
    },
    follow: () => Promise.resolve(posted('')),
    tell: ({ user }, text, id) => {
      world.told.push([user, text, id]);
      return Promise.resolve(posted(user));
    },
  };
  const source = (): Source =>
    inTurn(
      dueSources({
        ...{ store, deliver, log },
        awaits: (text) => (text === torn ? Promise.reject(new Error('torn')) : Promise.resolve(world.awaited)),
        version: () => Promise.resolve(world.version),
        meters: { ended: (state, lag) => void world.ended.push(`${state} after ${String(lag / minute)} min`) },
        pace: { now: () => world.now, apartMs: 0 },
        retryMs: [minute, minute],
      }),
    );
  const following = (): Source =>
    followingSource({
      ...{ store, deliver, log },
      version: () => Promise.resolve(world.version),
      completeTo: () => Promise.resolve(world.completeTo),
      pace: { now: () => world.now },
    });
  const world: World = {
    store,
    url,
    now: morning,
    schedules: makeSchedules(store, { now: () => world.now }),
    source: source(),
    other: source(),
    posted: [],
    told: [],
    answer: ({ to, id }) => ({ state: 'posted', channel: to, ts: id, answer: `a-${id}` }),
    awaited: null,
    recounted: () => 'same',
    correct: ({ channel }, id) => ({ state: 'posted', channel, ts: id, answer: '' }),
    corrected: [],
    version: '1',
    completeTo: null,
    following: following(),
    otherFollowing: following(),
    ended: [],
    logged: [],
    workAt: (at, by = world.source) => {
      world.now = at;
      return by.work(at, new AbortController().signal);
    },
  };
  try {
    await work(world);
  } finally {
    await drop();
  }
}

function posted(channel: string): Delivered {
  return { state: 'posted', channel, ts: '1', answer: '' };
}

/** The plan of `cron` in `zone`; what is posted matters to nobody here. */
export function planOf(cron: string, zone = 'Europe/Berlin'): SchedulePlan {
  return { kind: 'schedule', of: { kind: 'metrics' } as unknown as MetricsPlan, schedule: { cron, zone, to: ['here'] } };
}

/** A schedule of Dana's. */
export function made(cron: string, more: Partial<NewSchedule> = {}): NewSchedule {
  return {
    brand: 'aurora',
    asker: 'slack:T1:UDANA',
    team: 'T1',
    sentence: 'exposed yesterday',
    plan: planOf(cron),
    to: ['C1'],
    ...more,
  };
}

/** What `schedules` made of `made`. */
export async function create({ schedules }: World, given: NewSchedule): Promise<string> {
  const created = await schedules.create(given);
  if (!created.ok) throw new Error(created.problems[0].message);
  return created.value.id;
}
