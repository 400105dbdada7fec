/**
 * Schedules and alerts that are due at once, run by several processes on PostgreSQL that are killed, whose connections are cut, and whom Slack answers
 * 429, 500, or after it has posted not at all. What came of it is counted in the workspace and compared with what the database says.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { alertsOf } from '../../../src/schedule/alerts/alerts.ts';
import { makeSchedules } from '../../../src/schedule/make-schedules.ts';
import { alertsIn } from '../../../src/store/alerts.ts';
import type { PostingRow } from '../../../src/store/runs.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Fault } from '../../../src/surfaces/workspace/faults.ts';
import { installOf, readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import type { Message } from '../../../src/surfaces/workspace/state.ts';
import { openWorkspace, type Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { World } from '../../schedule/alerts/alert-scene.ts';
import { made, planOf } from '../../schedule/world.ts';
import type { TestDatabase } from '../databases.ts';
import type { WorkerJob } from './job.ts';

export interface ChaosOptions {
  readonly workers: number;
  /** Due in the same minute; one more in each channel is due a minute later, and comes last. */
  readonly schedules: number;
  readonly channels: number;
  /** Spread over the same channels; they fire when the schedules are in the queue, and come after them. */
  readonly alerts: number;
  readonly kills: number;
  /** Chooses what goes wrong when: a number from 0 to below 1. */
  readonly random: () => number;
  /** Seconds until it must be done. */
  readonly limit: number;
}

export interface ChaosFigures {
  readonly expected: number;
  readonly messages: number;
  /** Ids of schedules and alerts that were posted not at all, or more than once. */
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  /** Channels in which what was due later stands above. */
  readonly disordered: readonly string[];
  /** Least seconds between two messages in one channel. */
  readonly channels: number;
  readonly leastApart: number;
  /** Postings whose row or ledger says something else than the workspace. */
  readonly disagreeing: readonly string[];
  readonly kills: number;
  readonly cuts: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** That alerts look at. */
const watchedDay = '2026-11-01';

const nine = Date.parse('2026-11-23T09:00:00Z');

const faults: readonly Fault[] = [
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'status', status: 500 },
  { kind: 'lost' },
  { kind: 'cut' },
];

/** Runs it on a database of its own. */
export async function runChaos(database: TestDatabase, options: ChaosOptions): Promise<ChaosFigures> {
  const { store, url, drop } = await database.open();
  const workspace = await openWorkspace(installOf(readManifest()));
  const running: ChildProcess[] = [];
  try {
    const due = await makeAll(store, workspace, options);
    const job: WorkerJob = {
      databaseUrl: url,
      now: nine + 90_000,
      slack: { botToken: workspace.botToken, signingSecret: workspace.signingSecret, apiUrl: workspace.apiUrl },
    };
    for (let count = 0; count < options.workers; count += 1) running.push(startWorker(job));
    await Promise.all(running.map(untilReady));
    const begun = performance.now();
    const done = await disturb(store, workspace, running, job, options);
    const seconds = (performance.now() - begun) / 1000;
    return { ...(await compare(store, workspace, due)), ...done, seconds };
  } finally {
    for (const worker of running) worker.kill('SIGKILL');
    await workspace.close();
    await drop();
  }
}

/** The schedules and alerts by id: when each is due. */
async function makeAll(
  store: Store,
  workspace: Workspace,
  { schedules, channels, alerts }: ChaosOptions,
): Promise<ReadonlyMap<string, number>> {
  const scheduling = makeSchedules(store, { now: () => nine - 60_000 });
  const due = new Map<string, number>();
  // Each call makes another one.
  const places = Array.from({ length: channels }, (_, index) => workspace.channel(`chaos-${String(index)}`).id);
  const owners = Array.from({ length: 8 }, (_, index) => workspace.user(`owner-${String(index)}`));
  for (let count = 0; count < schedules + channels; count += 1) {
    const minute = count < schedules ? 0 : 1;
    // Nobody may have more than fifty.
    const owner = owners[count % owners.length] ?? '';
    const place = places[count % places.length] ?? '';
    const plan = planOf(`${String(minute)} 9 * * *`, 'UTC');
    const { team } = workspace;
    const created = await scheduling.create(made('', { plan, team, asker: `slack:${team}:${owner}`, to: [place] }));
    if (!created.ok) throw new Error(created.problems[0].message);
    due.set(created.value.id, nine + minute * 60_000);
  }
  const watching = new World({ '': [11] });
  const service = alertsOf({ store: alertsIn(store), clock: { now: () => nine } });
  for (let count = 0; count < alerts; count += 1) {
    const asker = `slack:${workspace.team}:${owners[count % owners.length] ?? ''}`;
    const created = await service.make(watching.watched(), { asker, team: workspace.team, to: [places[count % places.length] ?? ''] });
    if (!created.ok) throw new Error(created.problems[0].message);
    due.set(created.value.alert.id, nine + 90_000);
  }
  return due;
}

function startWorker(job: WorkerJob): ChildProcess {
  const file = new URL('worker.ts', import.meta.url).pathname;
  return spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function untilReady(worker: ChildProcess): Promise<void> {
  if (worker.stdout !== null) await once(worker.stdout, 'data');
}

/** Lets things go wrong until the kills are done, then waits until every run has ended. */
async function disturb(
  store: Store,
  workspace: Workspace,
  running: ChildProcess[],
  job: WorkerJob,
  { kills, random, limit }: ChaosOptions,
): Promise<Pick<ChaosFigures, 'kills' | 'cuts' | 'faults'>> {
  let killed = 0;
  let cuts = 0;
  const end = performance.now() + limit * 1000;
  while (performance.now() < end) {
    if ((await openRuns(store)) === 0) break;
    for (const fault of faults) if (random() < 0.5) workspace.faults.next('chat.postMessage', fault);
    if (random() < 0.3) cuts += await cutConnections(store, random);
    if (killed < kills && random() < 0.5) {
      const at = Math.floor(random() * running.length);
      running[at]?.kill('SIGKILL');
      running[at] = startWorker(job);
      killed += 1;
    }
    await pause(300 + random() * 500);
  }
  const met: Record<string, number> = {};
  for (const { method, error } of workspace.state.calls)
    if (method === 'chat.postMessage' && error !== null && error !== '') met[error] = (met[error] ?? 0) + 1;
  return { kills: killed, cuts, faults: met };
}

/** What is still to be done. */
async function openRuns(store: Store): Promise<number> {
  const due = await store
    .writer('schedules')
    .where({ state: 'active' })
    .where('next_at', '<=', nine + 90_000);
  const open = await store.writer('schedule_runs').whereIn('state', ['due', 'waiting', 'working']);
  const unseen = await store.writer('alerts').where('judged_to', '<', watchedDay);
  const untold = await store.writer('postings').where({ state: 'due' });
  return due.length + open.length + unseen.length + untold.length;
}

/** Ends about a third of the connections of others; how many. */
async function cutConnections(store: Store, random: () => number): Promise<number> {
  const found: { readonly rows: readonly { readonly pid: number }[] } = await store.writer.raw(
    "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'chaos'",
  );
  const chosen = found.rows.filter(() => random() < 0.3);
  for (const { pid } of chosen) await store.writer.raw('select pg_terminate_backend(?)', [pid]);
  return chosen.length;
}

async function compare(
  store: Store,
  workspace: Workspace,
  due: ReadonlyMap<string, number>,
): Promise<Omit<ChaosFigures, 'kills' | 'cuts' | 'faults' | 'seconds'>> {
  const messages = workspace.state.messages.filter(({ fromBot, threadTs, onlyFor }) => fromBot && threadTs === null && onlyFor === null);
  const postings = (await store.writer<PostingRow>('postings').select('*')) as readonly PostingRow[];
  const posts = (await store.writer('posts').select('*')) as readonly {
    readonly work: string;
    readonly ts: string;
    readonly state: string;
  }[];
  const of = new Map([...due.keys()].map((id) => [id, messages.filter((message) => isOf(message, id))]));
  const stands = ({ schedule, ts, state, id }: PostingRow): boolean => {
    const [only] = of.get(schedule) ?? [];
    const ledger = posts.find((post) => post.work === id && post.ts === ts);
    return state === 'posted' && only?.ts === ts && ledger?.state === 'posted';
  };
  const names = new Set(messages.map(({ channel }) => channel));
  const channels = new Map([...names].map((name) => [name, messages.filter(({ channel }) => channel === name)]));
  const dueOf = (message: Message): number => [...due].find(([id]) => isOf(message, id))?.[1] ?? 0;
  return {
    expected: due.size,
    messages: messages.length,
    lost: [...of].filter(([, found]) => found.length === 0).map(([id]) => id),
    twice: [...of].filter(([, found]) => found.length > 1).map(([id]) => id),
    disordered: [...channels].filter(([, found]) => !isSorted(found.map(dueOf))).map(([channel]) => channel),
    channels: channels.size,
    leastApart: Math.min(...[...channels.values()].flatMap((found) => gaps(found.map(({ ts }) => Number(ts))))),
    disagreeing: postings.filter((posting) => !stands(posting)).map(({ id, state, note }) => `${id} ${state} ${note}`),
  };
}

/** Its buttons hold the schedule's id. */
function isOf({ blocks }: Message, id: string): boolean {
  return JSON.stringify(blocks).includes(`"value":"${id}"`);
}

function isSorted(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || (numbers[index - 1] ?? 0) <= number);
}

function gaps(numbers: readonly number[]): readonly number[] {
  return numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
}
