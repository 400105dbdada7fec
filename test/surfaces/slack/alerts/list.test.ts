/** Alerts in lists before everybody's eyes, and told apart by their brands. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { alertsOf } from '../../../../src/schedule/alerts/alerts.ts';
import { makeSchedules } from '../../../../src/schedule/make-schedules.ts';
import { type AlertStore, alertsIn } from '../../../../src/store/alerts.ts';
import type { Channel, Message } from '../../../../src/surfaces/workspace/state.ts';
import { databases } from '../../../support/databases.ts';
import { withSampleAsking } from '../../../support/sample-asking.ts';
import { sampleNow } from '../../../support/sample-brand.ts';
import { type Bot, closeBots, openBot } from '../bot.ts';

interface Listing {
  readonly bot: Bot;
  readonly dana: string;
  readonly kept: AlertStore;
  readonly numbers: Channel;
  /** Says it in a channel, `numbers` where none is named; the answer. */
  readonly mention: (text: string, channel?: Channel) => Promise<Message>;
}

async function listing(work: (listing: Listing) => Promise<void>): Promise<void> {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  await withSampleAsking(database, async ({ ask, builder, follows, ...answers }) => {
    const clock = { now: () => Date.parse(sampleNow) };
    const bot = await openBot({
      ...{ ask, builder, follows, answers },
      schedules: (store) => ({
        schedules: makeSchedules(store, clock),
        alerts: { kept: alertsOf({ store: alertsIn(store), clock }), watch: answers.watch, clock },
      }),
    });
    const dana = bot.workspace.user('dana');
    const numbers = bot.workspace.channel('numbers');
    const mention = async (text: string, channel = numbers): Promise<Message> =>
      bot.workspace.answer(await bot.workspace.say(dana, channel, `<@${bot.workspace.bot.userId}> ${text}`));
    try {
      await work({ bot, dana, numbers, kept: alertsIn(bot.store), mention });
    } finally {
      await bot.close();
    }
  });
}

test('in a channel only the alerts that are told there are shown, and where the others are', () =>
  listing(async ({ bot, dana, numbers, mention }) => {
    await mention('alert me when revenue is below 999999', bot.workspace.channel('other'));
    await mention('alert me when exposed is above 999999');
    const shown = await mention('my alerts');
    assert.is(shown.text, 'You have one alert that is told here.');
    assert.not.match(JSON.stringify(shown.blocks), 'revenue');
    assert.match(JSON.stringify(shown.blocks), 'Those that are told elsewhere: `/parley alerts`');
    await bot.workspace.command(dana, numbers, '/parley', 'alerts');
    const own = await bot.workspace.state.until('the list', () =>
      bot.workspace.state.messages.find(({ text }) => text === 'You have 2 alerts.'),
    );
    assert.match(JSON.stringify(own.blocks), 'revenue');
  }));

test('the same sentence for another brand is another alert', () =>
  listing(async ({ bot, dana, mention, kept }) => {
    await mention('alert me when exposed is above 999999');
    const [row] = await kept.list(`slack:${bot.workspace.team}:${dana}`);
    await kept.change(row?.id ?? '', { brand: 'another' });
    assert.match((await mention('alert me when exposed is above 999999')).text, 'Watching, told in');
    assert.match((await mention('alert me when exposed is above 999999')).text, 'That is watched already');
  }));

test.after(closeBots);
test.run();
