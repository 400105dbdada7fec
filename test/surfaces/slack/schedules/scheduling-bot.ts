/** The real app with schedules on the sample brand, and a clock that a test turns. */
import { setTimeout as pause } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import type { Answers } from '../../../../src/ask/answers.ts';
import { awaitsIn } from '../../../../src/ask/awaited-day.ts';
import { brandVersion, completeToIn } from '../../../../src/ask/data-version.ts';
import type { Ask } from '../../../../src/ask/outcome.ts';
import { fixedClock } from '../../../../src/base/clock.ts';
import { dashboard } from '../../../../src/catalogue/catalogue.ts';
import { followingSource } from '../../../../src/schedule/following.ts';
import { makeSchedules } from '../../../../src/schedule/make-schedules.ts';
import { startRunner } from '../../../../src/schedule/runner.ts';
import type { Run, Schedule } from '../../../../src/schedule/schedule.ts';
import type { Schedules } from '../../../../src/schedule/schedules.ts';
import type { Store } from '../../../../src/store/store.ts';
import type { SlackDeps } from '../../../../src/surfaces/slack/start-slack.ts';
import type { Channel, Message } from '../../../../src/surfaces/workspace/state.ts';
import { dueSources } from '../../../schedule/due-sources.ts';
import { databases } from '../../../support/databases.ts';
import { rollLines } from '../../../support/rolled-store.ts';
import { withSampleAsking } from '../../../support/sample-asking.ts';
import { sampleNow } from '../../../support/sample-brand.ts';
import { type Bot, type BotOptions, type LogLine, logTo, openBot } from '../bot.ts';

export interface SchedulingBot extends Bot {
  readonly schedules: Schedules;
  readonly dana: string;
  readonly ask: Ask;
  readonly answers: Answers;
  /** Where the data of the brand lie. */
  readonly sample: Store;
  readonly numbers: Channel;
  /** Milliseconds since the epoch; due work is looked for again and again. */
  now: number;
  /** A deliverer as every process has one. */
  readonly parts: (store: Store) => Required<Pick<SlackDeps, 'schedules' | 'runner'>>;
}

/** Runs `work` with it. */
export async function withSchedules(work: (bot: SchedulingBot) => Promise<void>, options: BotOptions = {}): Promise<void> {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  await withSampleAsking(database, async (asking, sample) => {
    const time = { now: fixedClock(sampleNow).now() };
    const clock = { now: () => time.now };
    const data = { store: sample, catalogue: dashboard, clock, settings: { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000 } };
    const awaits = awaitsIn(data);
    const version = (brand: string): Promise<string> => brandVersion(sample, brand);
    const lines: LogLine[] = [];
    const parts = (store: Store): Required<Pick<SlackDeps, 'schedules' | 'runner'>> => ({
      schedules: makeSchedules(store, clock),
      runner: (deliver) =>
        startRunner({
          sources: [
            followingSource({ store, deliver, version, completeTo: completeToIn(data), log: logTo(lines) }),
            ...dueSources({
              ...{ store, deliver, awaits, version, log: logTo(lines) },
              pace: { apartMs: 1, leaseMs: 2000 },
              retryMs: [1, 1],
            }),
          ],
          clock,
          log: logTo(lines),
          everyMs: 20,
        }),
    });
    const bot = await openBot({
      ask: asking.ask,
      builder: asking.builder,
      answers: asking,
      follows: asking.follows,
      schedules: parts,
      ...options,
    });
    const { workspace, store } = bot;
    const dana = workspace.user('dana');
    const all = Object.assign(bot, {
      sample,
      schedules: makeSchedules(store, clock),
      dana,
      numbers: workspace.channel('numbers'),
      parts,
      now: 0,
      ask: asking.ask,
      answers: asking,
    });
    Object.defineProperty(all, 'now', { get: () => time.now, set: (now: number) => void (time.now = now) });
    await work(all);
    await bot.close();
  });
}

/** The bot's messages in `channel` that stand in no thread. */
export function topMessages({ workspace }: Bot, channel: string): readonly Message[] {
  return workspace.state.messages.filter((one) => one.channel === channel && one.fromBot && one.threadTs === null && one.onlyFor === null);
}

/** Waits for `count` such messages. */
export function untilPosted(bot: Bot, channel: string, count: number): Promise<readonly Message[]> {
  return bot.workspace.state.until(`${count} posts`, () => {
    const found = topMessages(bot, channel);
    return found.length >= count && found;
  });
}

/** What was told to `user` alone. */
export function untilTold({ workspace }: Bot, user: string, count: number): Promise<readonly Message[]> {
  return workspace.state.until(`${count} words to one person`, () => {
    const told = workspace.state.messages.filter(({ onlyFor }) => onlyFor === user);
    return told.length >= count && told;
  });
}

/** The schedules of the workspace. */
export function kept({ schedules, workspace }: SchedulingBot): Promise<readonly Schedule[]> {
  return schedules.list({ team: workspace.team });
}

/** Asks in a channel; the first answer. */
export async function mention(bot: SchedulingBot, text: string, channel = bot.numbers, user = bot.dana): Promise<Message> {
  return bot.workspace.answer(await bot.workspace.say(user, channel, `<@${bot.workspace.bot.userId}> ${text}`));
}

/** Turns the clock to the schedule's next time, and on until it waits for data no longer. */
export async function passTime(bot: SchedulingBot): Promise<void> {
  const [first] = await kept(bot);
  assert.ok(first?.nextAt);
  bot.now = first.nextAt + 1000;
  while ((await bot.schedules.lastRuns(first.id, 1)).length === 0) await pause(10);
  bot.now = first.nextAt + first.waitMs + 60_000;
}

/** Visits of campaign `Mobile` at noon of `day`, each with a sale, that come late. */
export async function comeLate({ sample }: SchedulingBot, day: string, visits: number, until = day): Promise<void> {
  const at = `${day}T17:00:00Z`;
  const line = (type: string, fields: object): string => JSON.stringify({ type, brand: 'sample', at, ...fields });
  const lines = Array.from({ length: visits }, (_one, index) => {
    const visit = `late-${day}-${String(index)}`;
    const offer = { visit, engagement: 'e1', entryPoint: 'p1' };
    const place = { source: 'web', device: 'mobile smartphone' };
    const said = { conversation: `k-${visit}`, visitor: visit, ...place, visit, engagement: 'e1' };
    return [
      line('visit', { visit, visitor: visit, ...place }),
      line('eligible', offer),
      line('display', { ...offer, state: 'online' }),
      line('conversation_opened', { ...said, by: 'consumer', skill: 's1' }),
      JSON.stringify({ type: 'goal', brand: 'sample', at: `${until}T17:30:00Z`, visitor: visit, goal: 'g1', orderId: visit, value: 50 }),
    ];
  });
  await rollLines(sample, lines.flat());
}

/** Campaigns with long names, each displayed in a visit of yesterday. */
export async function haveCampaigns({ sample }: SchedulingBot, count: number): Promise<void> {
  const line = (type: string, fields: object): string => JSON.stringify({ type, brand: 'sample', ...fields });
  const at = '2026-11-22T17:00:00Z';
  const lines = Array.from({ length: count }, (_one, index) => {
    const [campaign, engagement, visit] = [`many-${index}`, `many-e-${index}`, `many-v-${index}`];
    return [
      line('campaign', { id: campaign, name: `Campaign ${index} with a name that takes some room in a table`, lobId: 'l1', goalId: 'g1' }),
      line('engagement', { id: engagement, name: `Engagement ${index}`, campaignId: campaign }),
      line('visit', { at, visit, visitor: visit, device: 'desktop/laptop', source: 'web' }),
      line('eligible', { at, visit, engagement, entryPoint: 'p1' }),
      line('display', { at, visit, engagement, entryPoint: 'p1', state: 'online' }),
    ];
  });
  await rollLines(sample, lines.flat());
}

/** Turns the clock on by so many hours. */
export function passHours(bot: SchedulingBot, hours: number): void {
  bot.now += hours * 3_600_000;
}

/** Waits until the latest run of the only schedule has ended. */
export async function untilRan(bot: SchedulingBot): Promise<Run> {
  const [first] = await kept(bot);
  for (;;) {
    const [run] = await bot.schedules.lastRuns(first?.id ?? '', 1);
    if (run !== undefined && ['posted', 'unknown', 'failed', 'missed'].includes(run.state)) return run;
    await pause(10);
  }
}
