/**
 * `npm run load`: 50 questions at once over HTTP on the demo brand. First one process on SQLite, three times; then, where PostgreSQL is installed, two
 * processes on one database, every delivery two or three times and in disorder, and one process killed in the middle.
 * Exit code 1 where a question was not answered exactly once, or (first part) a delivery was not acknowledged within a second.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { demoBrand } from '../src/ask/demo-brand.ts';
import { fixedClock } from '../src/base/clock.ts';
import { installOf, readManifest } from '../src/surfaces/workspace/manifest.ts';
import { openWorkspace } from '../src/surfaces/workspace/workspace.ts';
import { databases } from './support/databases.ts';
import { askAtOnce, type Load, processesAtWork } from './support/load/ask-at-once.ts';
import { type BotProcess, startProcess } from './support/load/bot-process.ts';

const now = '2026-11-23T15:00:00Z';
const count = 50;
const texts = [
  'exposed rate by campaign last week',
  'opened conversations by day last 14 days',
  'csat by group last month',
  'revenue yesterday',
  'opened conversations by day by campaign last week as stacked bars',
];

/** Seconds of processor time that a bot has used. */
async function processorSeconds({ base }: BotProcess): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
}

/** One round, told. True where all is well. */
async function round(load: Load): Promise<boolean> {
  const only = load.killing !== undefined ? undefined : load.bots[0];
  const before = only === undefined ? 0 : await processorSeconds(only);
  const { answers, times, acknowledged } = await askAtOnce(load);
  const used = only === undefined ? null : (await processorSeconds(only)) - before;
  const once = answers.filter((one) => one === 1).length;
  const at = (share: number): string => `${Math.round(times[Math.ceil(share * times.length) - 1] ?? Number.NaN)} ms`;
  const work = used === null ? '' : `; ${Math.round((used * 1000) / count)} ms of processor time each`;
  console.log(
    `  ${once} of ${count} answered exactly once; median ${at(0.5)}, p95 ${at(0.95)}; acknowledged within ${Math.round(acknowledged)} ms${work}`,
  );
  return once === count && (load.killing !== undefined || acknowledged < 1000);
}

const wanted = process.argv.slice(2);
for (const database of databases().filter(({ kind }) => wanted.length === 0 || wanted.includes(kind))) {
  const killing = database.kind === 'postgres';
  console.log(killing ? 'Two processes on PostgreSQL, copies in disorder, one killed:' : 'One process on SQLite:');
  const { store, url, drop } = await database.open();
  await demoBrand(store, { clock: fixedClock(now) });
  const workspace = await openWorkspace(installOf(readManifest()));
  const users = Array.from({ length: count }, (_, index) => workspace.user(`user-${index}`));
  const bots: BotProcess[] = [];
  for (let index = 0; index < (killing ? 2 : 1); index += 1) bots.push(await startProcess(workspace, url, { now, logLevel: 'error' }));
  const load: Load = {
    workspace,
    bots,
    users,
    texts,
    ...(killing && { killing: { answered: count / 5, atWork: () => processesAtWork(store) } }),
    patience: 90_000,
    settled: () => pause(3000),
  };
  // One process is asked three times: just started, and as one that has answered before.
  for (let turn = 0; turn < (killing ? 1 : 3); turn += 1) if (!(await round(load))) process.exitCode = 1;
  await bots.at(-1)?.end('SIGTERM');
  for (const bot of bots) process.stderr.write(bot.logged());
  await workspace.close();
  await drop();
}
