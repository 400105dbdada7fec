/** Home with real answers: the sample brand in a real database, the real app, the Slack-compatible workspace. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeAsking } from '../../../src/ask/asking.ts';
import type { Ask } from '../../../src/ask/outcome.ts';
import { fixedClock } from '../../../src/base/clock.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Message, View } from '../../../src/surfaces/workspace/state.ts';
import { rollLines } from '../../support/rolled-store.ts';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';
import { type Bot, type BotOptions, closeBots, logTo, openBot } from './bot.ts';

const settings = { settleMinutes: 0, timeoutMs: 10_000, rowCap: 10_000 };

async function asks(store: Store): Promise<Ask> {
  await rollLines(store, sampleLines());
  // No two answers at one instant: the latest comes first.
  let at = Date.parse(sampleNow);
  const clock = { now: () => (at += 1) };
  return makeAsking({ store, catalogue: dashboard, clock, settings, log: logTo([]) }).ask;
}

function homeOf({ workspace: { state } }: Bot, user: string): View {
  const view = state.views.get(state.homes.get(user) ?? '');
  if (view === undefined) throw new Error('there is no Home');
  return view;
}

/** The Home of `user` once it says `what`, as text. */
function said(bot: Bot, user: string, what: string | RegExp): Promise<string> {
  const { state } = bot.workspace;
  return state.until(`Home to say ${String(what)}`, () => {
    const text = state.homes.has(user) ? JSON.stringify(homeOf(bot, user).body) : '';
    return (typeof what === 'string' ? text.includes(what) : what.test(text)) && text;
  });
}

async function withBot(options: BotOptions, work: (bot: Bot, user: string) => Promise<void>): Promise<void> {
  const bot = await openBot(options);
  await work(bot, bot.workspace.user('dana'));
  assert.equal(
    bot.workspace.state.calls.filter(({ error }) => error !== null),
    [],
  );
  await bot.close();
}

test('the first visit explains itself and shows numbers, freshness, help; the second does not explain', () =>
  withBot({ asks }, async (bot, user) => {
    const { workspace } = bot;
    await workspace.openApp(user, 'messages');
    await workspace.openApp(user, 'home');
    const first = await said(bot, user, 'SESSIONS');
    assert.match(first, 'Welcome to Parley');
    assert.match(first, /\*SESSIONS\*\\n\d+ · (?:up|down|unchanged|no change)/);
    assert.match(first, 'today\u00a0so\u00a0far');
    assert.match(first, 'Schedules and alerts');
    assert.match(first, /complete up to \d+ \w+ \d{4}/);
    assert.not.match(first, /\d{4}-\d\d-\d\d/, 'days are written as sentences write them');
    assert.match(first, 'home_example:2');
    assert.match(first, 'None yet. Save beside');
    await workspace.openApp(user, 'home');
    await workspace.state.until('the second Home', () => !JSON.stringify(homeOf(bot, user).body).includes('Welcome'));
    const rows = await bot.store.writer('answers').select();
    assert.equal(rows, [], 'looking at Home leaves no answers');
  }));

test('a panel that was chosen is shown, and stays chosen', () =>
  withBot({ asks }, async (bot, user) => {
    const { workspace } = bot;
    await workspace.openApp(user, 'home');
    await said(bot, user, 'SESSIONS');
    await workspace.act(user, { view: homeOf(bot, user) }, 'home_panel', { selected_option: { value: 'operations' } });
    await said(bot, user, 'CSAT');
    await workspace.act(user, { view: homeOf(bot, user) }, 'home_panel', { selected_option: { value: 'nonsense' } });
    await workspace.openApp(user, 'home');
    assert.match(await said(bot, user, 'CSAT'), 'home_panel_operations');
  }));

test('a recent answer is linked, asked again in Messages, saved and removed; nobody else sees it', () =>
  withBot({ asks }, async (bot, user) => {
    const { workspace } = bot;
    const direct = workspace.direct(user);
    const asked = await workspace.say(user, direct, 'exposed by campaign last week');
    await workspace.answer(asked);
    await workspace.answer(await workspace.say(user, direct, 'by device', asked.ts)).catch(() => undefined);
    await workspace.answers(asked, 2);
    await workspace.openApp(user, 'home');
    const home = await said(bot, user, 'home_save:1');
    assert.match(home, `<${workspace.url}`);
    assert.match(home, asked.ts);
    assert.match(home, 'exposed by device last week', 'a follow-up stands as its whole sentence');
    await workspace.act(user, { view: homeOf(bot, user) }, 'home_save:0');
    await said(bot, user, 'home_drop:0');
    await workspace.act(user, { view: homeOf(bot, user) }, 'home_ask_saved:0');
    const news = await said(bot, user, 'is answered in Messages');
    assert.match(news, 'exposed by device last week');
    const opening = workspace.state.messages.find(({ text }) => text.startsWith('You asked on Home')) as Message;
    assert.match((await workspace.answer(opening)).text, /^Exposed by device/);

    const other = workspace.user('noor');
    await workspace.openApp(other, 'home');
    assert.not.match(await said(bot, other, 'SESSIONS'), 'by device');
    const [kept] = await bot.store.writer<{ readonly id: string }>('saved_questions').select('id');
    // Another's id, put into a button by hand.
    const forged = { value: kept?.id };
    await workspace.act(other, { view: homeOf(bot, other) }, 'home_example:0', { action_id: 'home_ask:0', ...forged });
    await said(bot, other, 'not kept any more');
    await workspace.act(other, { view: homeOf(bot, other) }, 'home_example:0', { action_id: 'home_save:0', ...forged });
    await workspace.act(other, { view: homeOf(bot, other) }, 'home_example:0', { action_id: 'home_drop:0', ...forged });
    assert.is((await bot.store.writer('saved_questions').select()).length, 1);

    await workspace.act(user, { view: homeOf(bot, user) }, 'home_drop:0');
    await workspace.state.until('nothing saved', () => JSON.stringify(homeOf(bot, user).body).includes('None yet. Save beside'));
  }));

test('an example is asked with one click, once however often the click comes', () =>
  withBot({ asks }, async (bot, user) => {
    const { workspace } = bot;
    await workspace.openApp(user, 'home');
    await said(bot, user, 'home_example:0');
    await workspace.act(user, { view: homeOf(bot, user) }, 'home_example:0', { action_ts: '1' });
    await said(bot, user, 'is answered in Messages');
    await workspace.act(user, { view: homeOf(bot, user) }, 'home_refresh');
    await workspace.state.until('the news to go', () => !JSON.stringify(homeOf(bot, user).body).includes('is answered in Messages'));
  }));

test('numbers that take their time do not hold Home up', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = async (store: Store): Promise<Ask> => {
    const ask = await asks(store);
    return async (input) => {
      if (input.text.includes('yesterday')) await held;
      return ask(input);
    };
  };
  await withBot({ asks: slow, waits: { status: 5 } }, async (bot, user) => {
    await bot.workspace.openApp(user, 'home');
    await said(bot, user, 'The numbers are being counted');
    release();
    await said(bot, user, 'SESSIONS');
  });
});

test('without data, and where counting fails, Home says so kindly', async () => {
  await withBot(
    {
      asks: (store) =>
        Promise.resolve(makeAsking({ store, catalogue: dashboard, clock: fixedClock(sampleNow), settings, log: logTo([]) }).ask),
    },
    async (bot, user) => {
      await bot.workspace.openApp(user, 'home');
      assert.match(await said(bot, user, 'There are no numbers to show'), 'There are no data yet');
    },
  );
  await withBot({ ask: () => ({ kind: 'fault', id: 'x1y2' }) }, async (bot, user) => {
    await bot.workspace.openApp(user, 'home');
    await said(bot, user, 'logged as x1y2');
  });
});

test('where the database is gone, Home says that it is our fault, with the id of the log', () =>
  withBot({ asks }, async (bot, user) => {
    await bot.store.writer.schema.dropTable('home_visits');
    await bot.workspace.openApp(user, 'home');
    const home = await said(bot, user, 'Home cannot be shown right now');
    const { fields } = bot.lines.find(({ message }) => message === 'a Home was not made') ?? {};
    assert.match(home, (fields as { readonly fault: string }).fault);
  }));

test('a click on Home that meets a fault of ours says so there, with the id of the log', () =>
  withBot({ asks }, async (bot, user) => {
    const { workspace } = bot;
    await workspace.openApp(user, 'home');
    await said(bot, user, 'home_example:0');
    const asker = `slack:${workspace.team}:${user}`;
    await bot.store.writer('saved_questions').insert({ asker, id: 'x', question: 'exposed', at: 1 });
    await bot.store.writer.raw("create trigger kept before delete on saved_questions begin select raise(abort, 'read-only'); end");
    await workspace.act(user, { view: homeOf(bot, user) }, 'home_example:0', { action_id: 'home_drop:0', value: 'x' });
    const [, id = 'none'] = /logged as ([0-9a-f]{8})/.exec(await said(bot, user, 'logged as')) ?? [];
    assert.match(JSON.stringify(bot.lines.filter(({ message }) => message === 'a click on Home did nothing')), id);
  }));

test('a click on Home while the table of saved questions is gone tells of its fault, and of the Home that could not be made', () =>
  withBot({ asks }, async (bot, user) => {
    const { workspace } = bot;
    await workspace.openApp(user, 'home');
    await said(bot, user, 'home_example:0');
    await bot.store.writer.schema.renameTable('saved_questions', 'away');
    await workspace.act(user, { view: homeOf(bot, user) }, 'home_example:0', { action_id: 'home_drop:0', value: 'x' });
    const home = await said(bot, user, 'Home cannot be shown right now');
    for (const happened of ['a click on Home did nothing', 'a Home was not made']) {
      const { fields } = bot.lines.find(({ message }) => message === happened) ?? {};
      assert.match(home, `logged as ${(fields as { readonly fault: string }).fault}`);
    }
    assert.not.match(home, /saved_questions|SQLITE|no such table/);
    await bot.store.writer.schema.renameTable('away', 'saved_questions');
    await workspace.act(user, { view: homeOf(bot, user) }, 'home_refresh');
    await said(bot, user, 'SESSIONS');
  }));

test.after.each(closeBots);

test.run();
