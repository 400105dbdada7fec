/**
 * `npm run load`: 50 questions at once over HTTP on the demo brand. First one process on SQLite, three times; then, where PostgreSQL is installed, two
 * processes on one database, every delivery two or three times and in disorder, and one process killed in the middle.
 * Exit code 1 where a question was not answered exactly once, or (first part) a delivery was not acknowledged within a second.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { demoBrand } from '../src/ask/demo-brand.ts';
import { fixedClock } from '../src/base/clock.ts';
import { eventBody } from '../src/surfaces/workspace/deliveries/payloads.ts';
import { deliverSigned } from '../src/surfaces/workspace/deliveries/signed.ts';
import { installOf, readManifest } from '../src/surfaces/workspace/manifest.ts';
import { addMessage, type Message } from '../src/surfaces/workspace/state.ts';
import { openWorkspace, type Workspace } from '../src/surfaces/workspace/workspace.ts';
import { databases } from './support/databases.ts';
import { freePort } from './support/free-port.ts';

const now = '2026-11-23T15:00:00Z';
const count = 50;
const asked = [
  'exposed rate by campaign last week',
  'opened conversations by day last 14 days',
  'csat by group last month',
  'revenue yesterday',
  'opened conversations by day by campaign last week as stacked bars',
];
interface Running {
  readonly process: ChildProcess;
  readonly url: string;
}

async function startBot(workspace: Workspace, databaseUrl: string): Promise<Running> {
  const port = await freePort();
  const env = {
    ...process.env,
    PARLEY_DATABASE_URL: databaseUrl,
    PARLEY_NOW: now,
    PARLEY_PORT: String(port),
    PARLEY_LOG_LEVEL: 'error',
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_SIGNING_SECRET: workspace.signingSecret,
    SLACK_API_URL: workspace.apiUrl,
  };
  const child = spawn(process.execPath, [...process.execArgv, 'src/main.ts', 'start'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries += 1) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { process: child, url: `${url}/slack/events` };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('a process did not become ready');
}

/** Seconds of processor time that a bot has used. */
async function processorSeconds({ url }: Running): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
}

/** An answer, rather than a word of why there is none. */
function isAnswer({ fromBot, files, blocks }: Message): boolean {
  return fromBot && files.length === 0 && blocks.some(({ type }) => type === 'context_actions');
}

/** Everything at once. True where all is well. */
async function ask(workspace: Workspace, bots: readonly Running[], killing: boolean): Promise<boolean> {
  const [only] = bots;
  const before = only === undefined || killing ? 0 : await processorSeconds(only);
  const questions = Array.from({ length: count }, (_, index) => {
    const user = workspace.user(`user-${index}`);
    const channel = workspace.direct(user).id;
    const text = asked[index % asked.length] ?? '';
    return addMessage(workspace.state, { channel, threadTs: null, user, fromBot: false, text });
  });
  const asking = new Set(questions.map(({ ts }) => ts));
  const acknowledged: number[] = [];
  const answered = new Map<string, number>();
  const begun = performance.now();
  const look = workspace.state.watch(() => {
    for (const message of workspace.state.messages.slice(-2 * count)) {
      const { threadTs } = message;
      if (threadTs !== null && asking.has(threadTs) && isAnswer(message) && !answered.has(threadTs))
        answered.set(threadTs, performance.now() - begun);
    }
  });
  const copies = questions.flatMap((message, index) => Array.from({ length: killing ? 2 + (index % 2) : 1 }, () => message));
  if (killing) copies.sort((one, other) => ((Number(one.ts.slice(-3)) * 7919) % 101) - ((Number(other.ts.slice(-3)) * 7919) % 101));
  const deliveries = copies.map(async (message, index) => {
    const { channel, user, text, ts } = message;
    const body = eventBody({ type: 'message', channel_type: 'im', channel, user, text, ts }, workspace.world);
    const bot = bots[index % bots.length];
    if (bot === undefined) throw new Error('no process');
    const sent = performance.now();
    const envoy = { secret: workspace.signingSecret, timestamp: Math.floor(Date.now() / 1000) };
    const status = await deliverSigned(bot.url, 'event', body, envoy).then(
      (delivery) => delivery.status,
      () => 0,
    );
    acknowledged.push(performance.now() - sent);
    // Slack brings again what was not acknowledged.
    const last = bots.at(-1);
    if (status !== 200 && last !== undefined) await deliverSigned(last.url, 'event', body, envoy);
  });
  if (killing) {
    while (answered.size < count / 5) await new Promise((resolve) => setTimeout(resolve, 20));
    bots[0]?.process.kill('SIGKILL');
  }
  await Promise.all(deliveries);
  const end = performance.now() + 90_000;
  while (answered.size < count && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  const used = only === undefined || killing ? null : (await processorSeconds(only)) - before;
  // A second answer would come soon after the first.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  look();
  const messages = questions.map(({ ts }) => workspace.state.messages.filter((one) => one.threadTs === ts && isAnswer(one)).length);
  const once = messages.filter((one) => one === 1).length;
  const times = [...answered.values()].sort((one, other) => one - other);
  const at = (share: number): string => `${Math.round(times[Math.ceil(share * times.length) - 1] ?? Number.NaN)} ms`;
  const slowest = Math.max(...acknowledged);
  const work = used === null ? '' : `; ${Math.round((used * 1000) / count)} ms of processor time each`;
  console.log(
    `  ${once} of ${count} answered exactly once; median ${at(0.5)}, p95 ${at(0.95)}; acknowledged within ${Math.round(slowest)} ms${work}`,
  );
  return once === count && (killing || slowest < 1000);
}

const wanted = process.argv.slice(2);
for (const database of databases().filter(({ kind }) => wanted.length === 0 || wanted.includes(kind))) {
  const killing = database.kind === 'postgres';
  console.log(killing ? 'Two processes on PostgreSQL, copies in disorder, one killed:' : 'One process on SQLite:');
  const { store, url, drop } = await database.open();
  await demoBrand(store, { clock: fixedClock(now) });
  const workspace = await openWorkspace(installOf(readManifest()));
  const bots: Running[] = [];
  for (let index = 0; index < (killing ? 2 : 1); index += 1) bots.push(await startBot(workspace, url));
  // One process is asked three times: just started, and as one that has answered before.
  for (let round = 0; round < (killing ? 1 : 3); round += 1) if (!(await ask(workspace, bots, killing))) process.exitCode = 1;
  for (const bot of bots) {
    if (bot.process.exitCode !== null || bot.process.signalCode !== null) continue;
    bot.process.kill('SIGTERM');
    await once(bot.process, 'exit');
  }
  await workspace.close();
  await drop();
}
