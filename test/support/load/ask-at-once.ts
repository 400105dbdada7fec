/** Many questions at once to one process or several, the deliveries in copies and in disorder where that is asked for, one process killed in the middle. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../../src/store/store.ts';
import { eventBody } from '../../../src/surfaces/workspace/deliveries/payloads.ts';
import { deliverSigned } from '../../../src/surfaces/workspace/deliveries/signed.ts';
import { addMessage, type Message } from '../../../src/surfaces/workspace/state.ts';
import type { Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import type { BotProcess } from './bot-process.ts';

/** The first process is killed at a moment when it leaves work behind. */
export interface Killing {
  /** Not before so many questions are answered. */
  readonly answered: number;
  /** How many processes have work under way. */
  readonly atWork: () => Promise<number>;
}

export interface Load {
  readonly workspace: Workspace;
  readonly bots: readonly BotProcess[];
  /** Who asks: one question each. They are the same in every round, as in a workspace, where Slack tells of so many people a minute. */
  readonly users: readonly string[];
  /** Asked in turn. */
  readonly texts: readonly string[];
  /** Where given, every delivery comes two or three times and in disorder, and the first process is killed. */
  readonly killing?: Killing;
  /** Milliseconds until answers are given up on. */
  readonly patience: number;
  /** Resolves when nothing more can come: a second answer would have come by then. */
  readonly settled: () => Promise<void>;
}

export interface Measured {
  /** How many answers each question has. */
  readonly answers: readonly number[];
  /** Milliseconds from the beginning to each first answer, ascending. */
  readonly times: readonly number[];
  /** Milliseconds of the slowest acknowledgement. */
  readonly acknowledged: number;
}

/** Asks everything at once and waits for the answers. */
export async function askAtOnce({ workspace, bots, users, texts, killing, patience, settled }: Load): Promise<Measured> {
  const { state } = workspace;
  const questions = users.map((user, index) => {
    const text = texts[index % texts.length] ?? '';
    return addMessage(state, { channel: workspace.direct(user).id, threadTs: null, user, fromBot: false, text });
  });
  const asking = new Set(questions.map(({ ts }) => ts));
  const answered = new Map<string, number>();
  const begun = performance.now();
  const look = state.watch(() => {
    for (const message of state.messages.slice(-2 * questions.length)) {
      const { threadTs } = message;
      if (threadTs !== null && asking.has(threadTs) && isAnswer(message) && !answered.has(threadTs))
        answered.set(threadTs, performance.now() - begun);
    }
  });
  const sending = copies(questions, killing !== undefined).map((message, index) => delivered(message, index, workspace, bots));
  if (killing !== undefined) {
    while (answered.size < killing.answered) await pause(5);
    await killAtWork(bots[0], killing.atWork);
  }
  const acknowledged = await Promise.all(sending);
  const end = performance.now() + patience;
  while (answered.size < questions.length && performance.now() < end) await pause(20);
  await settled();
  look();
  return {
    answers: questions.map(({ ts }) => state.messages.filter((one) => one.threadTs === ts && isAnswer(one)).length),
    times: [...answered.values()].toSorted((one, other) => one - other),
    acknowledged: Math.max(...acknowledged),
  };
}

/** How many processes hold work in the ledger of `store`. */
export async function processesAtWork({ writer }: Pick<Store, 'writer'>): Promise<number> {
  const rows = await writer('work').distinct('owner');
  return rows.length;
}

/** Kills the process at a moment when it leaves work behind: it is held still while one looks. */
async function killAtWork(bot: BotProcess | undefined, atWork: () => Promise<number>): Promise<void> {
  for (let turn = 0; turn < 1000; turn += 1) {
    bot?.signal('SIGSTOP');
    if ((await atWork()) > 1) {
      await bot?.end('SIGKILL');
      return;
    }
    bot?.signal('SIGCONT');
    await pause(5);
  }
  throw new Error('the two processes never had work at the same time');
}

/** An answer, rather than a word of why there is none. */
function isAnswer({ fromBot, files, blocks }: Message): boolean {
  return fromBot && files.length === 0 && blocks.some(({ type }) => type === 'context_actions');
}

/** Each question once; or two or three times, and not in their order. */
function copies(questions: readonly Message[], many: boolean): readonly Message[] {
  if (!many) return questions;
  const all = questions.flatMap((message, index) =>
    Array.from({ length: 2 + (index % 2) }, (_, copy) => ({ message, at: index * 3 + copy })),
  );
  return all.toSorted((one, other) => ((one.at * 7919) % 101) - ((other.at * 7919) % 101)).map(({ message }) => message);
}

/** Delivers a message to the process whose turn it is; milliseconds until it was acknowledged. */
async function delivered(message: Message, index: number, workspace: Workspace, bots: readonly BotProcess[]): Promise<number> {
  const { channel, user, text, ts } = message;
  const body = eventBody({ type: 'message', channel_type: 'im', channel, user, text, ts }, workspace.world);
  const bot = bots[index % bots.length];
  const last = bots.at(-1);
  if (bot === undefined || last === undefined) throw new Error('no process');
  const send = ({ base }: BotProcess) =>
    deliverSigned(`${base}/slack/events`, 'event', body, { secret: workspace.signingSecret, timestamp: Math.floor(Date.now() / 1000) });
  const sent = performance.now();
  const status = await send(bot).then(
    (delivery) => delivery.status,
    () => 0,
  );
  const took = performance.now() - sent;
  // Slack brings again what was not acknowledged.
  if (status !== 200) await send(last);
  return took;
}
