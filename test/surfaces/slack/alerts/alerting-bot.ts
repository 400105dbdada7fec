/** The real app with alerts on the sample brand, and a clock that runs ahead. */
import * as assert from 'uvu/assert';
import { alertsOf } from '../../../../src/schedule/alerts/alerts.ts';
import { makeSchedules } from '../../../../src/schedule/make-schedules.ts';
import { startRunner } from '../../../../src/schedule/runner.ts';
import { type AlertRow, type AlertStore, alertsIn } from '../../../../src/store/alerts.ts';
import type { Store } from '../../../../src/store/store.ts';
import type { Channel, Message } from '../../../../src/surfaces/workspace/state.ts';
import { dueSources, inTurn } from '../../../schedule/due-sources.ts';
import { databases } from '../../../support/databases.ts';
import { withSampleAsking } from '../../../support/sample-asking.ts';
import { sampleNow } from '../../../support/sample-brand.ts';
import { type Bot, type BotOptions, openBot } from '../bot.ts';

export interface AlertingBot extends Bot {
  readonly dana: string;
  readonly numbers: Channel;
  readonly kept: AlertStore;
  /** Where the data of the brand lie, and what was asked of it. */
  readonly sample: Store;
}

/** Runs `work` with it. */
export async function withAlerts(work: (bot: AlertingBot) => Promise<void>, options: BotOptions = {}): Promise<void> {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  await withSampleAsking(database, async (asking, sample) => {
    let now = Date.parse(sampleNow);
    const clock = { now: () => now };
    const { watch } = asking;
    const bot = await openBot({
      ask: asking.ask,
      builder: asking.builder,
      answers: asking,
      follows: asking.follows,
      schedules: (store) => ({
        schedules: makeSchedules(store, clock),
        alerts: { kept: alertsOf({ store: alertsIn(store), clock }), watch, clock },
        runner: (deliver, _meters, announcer) => {
          const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
          const source = inTurn(dueSources({ store, deliver, log, alerts: { watch, announcer }, pace: { apartMs: 1 } }));
          const hurried = { ...source, work: (_now: number, signal: AbortSignal) => source.work((now += 60_000), signal) };
          return startRunner({ sources: [hurried], clock, log, everyMs: 20 });
        },
      }),
      ...options,
    });
    try {
      await work(
        Object.assign(bot, {
          sample,
          dana: bot.workspace.user('dana'),
          numbers: bot.workspace.channel('numbers'),
          kept: alertsIn(bot.store),
        }),
      );
    } finally {
      await bot.close();
    }
  });
}

/** Asks in a channel; the answer. */
export function mention(bot: AlertingBot, text: string, user = bot.dana): Promise<Message> {
  const { workspace } = bot;
  return workspace.say(user, bot.numbers, `<@${workspace.bot.userId}> ${text}`).then((said) => workspace.answer(said));
}

/** Dana's alerts. */
export function mine({ kept, workspace, dana }: AlertingBot): Promise<readonly AlertRow[]> {
  return kept.list(`slack:${workspace.team}:${dana}`);
}

/** The first message of the bot with these words. */
export function until({ workspace }: Bot, words: string): Promise<Message> {
  return workspace.state.until(words, () =>
    workspace.state.messages.find((one) => one.fromBot && (one.text.includes(words) || JSON.stringify(one.blocks).includes(words))),
  );
}
