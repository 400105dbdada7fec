/** Direct messages of which nobody knows whether they arrived: they are looked for, and where nobody can tell they are not sent again. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ledgerIn } from '../../../../src/store/ledger.ts';
import { installOf, readManifest } from '../../../../src/surfaces/workspace/manifest.ts';
import type { Message, View } from '../../../../src/surfaces/workspace/state.ts';
import { onStage, type Stage } from '../actions/asking-bot.ts';
import { closeBots, startOn } from '../bot.ts';
import { kept, mention, passTime, topMessages, untilRan, withSchedules } from '../schedules/scheduling-bot.ts';
import { ended } from './dying.ts';

/** The manifest's scopes without one. */
const without = (scope: string) => installOf(readManifest()).scopes.filter((one) => one !== scope);

/** Clicks the first example on Home. */
async function askOnHome({ workspace, dana }: Stage): Promise<void> {
  await workspace.openApp(dana, 'home');
  const view = await workspace.state.until('examples', () => {
    const home: View | undefined = workspace.state.views.get(workspace.state.homes.get(dana) ?? '');
    return home !== undefined && JSON.stringify(home.body).includes('home_example:0') && home;
  });
  await workspace.act(dana, { view }, 'home_example:0');
}

/** What the bot said to dana directly. */
function direct({ workspace, dana }: Pick<Stage, 'workspace' | 'dana'>): readonly Message[] {
  const { id } = workspace.direct(dana);
  return workspace.state.messages.filter(({ channel, fromBot }) => channel === id && fromBot);
}

for (const kind of ['lost', 'cut'] as const)
  test(`a question from Home whose sending was not confirmed stands there once, with its answer below it (${kind})`, () =>
    onStage(async (stage) => {
      stage.workspace.faults.next('chat.postMessage', { kind });
      await askOnHome(stage);
      const [question, answer] = await stage.workspace.state.until('an answer', () => direct(stage).length > 1 && direct(stage));
      await stage.running.stop();
      assert.match(question?.text ?? '', /^You asked on Home: /);
      assert.is(answer?.threadTs, question?.ts);
      assert.is(direct(stage).length, 2);
    }));

for (const scope of ['im:history', 'im:write'])
  test(`without ${scope} a question from Home that may have arrived is not sent again`, () =>
    onStage(
      async (stage) => {
        stage.workspace.faults.next('chat.postMessage', { kind: 'lost' });
        await askOnHome(stage);
        await stage.workspace.state.until('an end', () => stage.lines.some(({ message }) => /not known whether/.test(message)));
        await stage.running.stop();
        assert.is(direct(stage).filter(({ text }) => text.startsWith('You asked on Home: ')).length, 1);
        const posts = await stage.store.writer('posts').select<readonly { readonly state: string }[]>('state');
        assert.equal(
          posts.filter(({ state }) => state !== 'posted'),
          [{ state: 'lost' }],
        );
      },
      { scopes: without(scope) },
    ));

test('what a process had sent and not noted when it ended is found by the next', () =>
  onStage(async (stage) => {
    await stage.running.stop();
    const { ask, builder } = stage.asking;
    const options = { ask, builder, answers: stage.asking };
    const own = ledgerIn(stage.store, { owner: 'dead', leaseMs: 300 });
    let sent: () => void = () => undefined;
    const noted = new Promise<void>((resolve) => (sent = resolve));
    const ledger = {
      ...own,
      finish: () => Promise.resolve(),
      renew: () => Promise.resolve(),
      takeOver: () => Promise.resolve([]),
      settle() {
        sent();
        return new Promise<void>(() => undefined);
      },
    };
    const dead = await startOn(stage, { ...options, ledger, waits: { stop: 0 } });
    await askOnHome(stage);
    await noted;
    await dead.running.stop();
    assert.is(direct(stage).length, 1);
    // It waits as long for whoever may be sending still; its own calls have to come back within that time on a busy machine, too.
    await ended(stage, await startOn(stage, { ...options, waits: { call: 3000 } }));
    assert.equal(
      direct(stage).map(({ threadTs }) => threadTs === null),
      [true, false],
    );
  }));

test('a schedule for one person whose message was not confirmed is posted once', () =>
  withSchedules(async (bot) => {
    await mention(bot, 'send me exposed every day at 9');
    bot.workspace.faults.next('chat.postMessage', { kind: 'lost' });
    await passTime(bot);
    assert.is((await untilRan(bot)).state, 'posted');
    assert.is(topMessages(bot, bot.workspace.direct(bot.dana).id).length, 1);
  }));

test('without im:history a schedule for one person that may have arrived is unknown, and not sent again', () =>
  withSchedules(
    async (bot) => {
      await mention(bot, 'send me exposed every day at 9');
      bot.workspace.faults.next('chat.postMessage', { kind: 'lost' });
      await passTime(bot);
      assert.is((await untilRan(bot)).state, 'unknown');
      const [schedule] = await kept(bot);
      assert.is((await bot.schedules.lastRuns(schedule?.id ?? '', 5)).length, 1);
      const posts = topMessages(bot, bot.workspace.direct(bot.dana).id);
      assert.is(posts.filter(({ text }) => text.startsWith('Exposed') || text.startsWith('EXPOSED')).length, 1);
    },
    { scopes: without('im:history') },
  ));

test('a word to the owner that was not confirmed is told once', () =>
  withSchedules(async (bot) => {
    const ops = bot.workspace.channel('ops');
    await bot.workspace.click(bot.dana, await mention(bot, 'every day at 9 post exposed in #ops'), 'Set it up');
    await bot.workspace.state.until('set up', () => bot.workspace.state.messages.some(({ text }) => text.startsWith('Set up')));
    ops.archived = true;
    bot.workspace.faults.next('chat.postMessage', { kind: 'lost' });
    await passTime(bot);
    await untilRan(bot);
    const told = () => topMessages(bot, bot.workspace.direct(bot.dana).id);
    await bot.workspace.state.until('a word', () => told().length > 0);
    await bot.running.stop();
    assert.is(told().length, 1);
  }));

test.after.each(closeBots);

test.run();
