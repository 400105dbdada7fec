/** The address of a saved question: previews in Slack, a page in a browser. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AccessRules } from '../../../src/ask/access/rules.ts';
import { previewBlocks } from '../../../src/surfaces/slack/command/preview-blocks.ts';
import { savedIdIn } from '../../../src/surfaces/slack/command/saved-link.ts';
import { complaintsAbout } from '../../../src/surfaces/workspace/blocks/complaints.ts';
import { eventBody } from '../../../src/surfaces/workspace/deliveries/payloads.ts';
import type { Channel, Message } from '../../../src/surfaces/workspace/state.ts';
import { onStage } from './actions/asking-bot.ts';
import { type Bot, type BotOptions, closeBots, openBot } from './bot.ts';
import { answered, byNames, shown } from './shown.ts';

const url = 'https://parley.example.com';

interface Scene extends Bot {
  readonly dana: string;
  readonly numbers: Channel;
  readonly share: (user: string, text: string, channel?: Channel) => Promise<Message>;
}

/** Dana has saved a question; a bot with an address. */
async function withSaved(work: (scene: Scene) => Promise<void>, options: BotOptions = {}): Promise<void> {
  const bot = await openBot({ ask: () => answered(byNames(['Spring', 'Autumn'])), url, ...options });
  const { workspace, store } = bot;
  const dana = workspace.user('dana');
  const saved = { id: 'k3v9m2pqrs', question: 'exposed by campaign <last> week & more', at: 1 };
  await store.writer('saved_questions').insert({ asker: `slack:${workspace.team}:${dana}`, ...saved });
  await store.writer('saved_questions').insert({ asker: `slack:T0OTHER:${dana}`, ...saved, id: 'elsewhere' });
  await work({
    ...bot,
    dana,
    numbers: workspace.channel('numbers'),
    share: (user, text, channel = workspace.channel('talk')) => workspace.say(user, channel, text),
  });
  await bot.close();
}

test('whoever shares the address shows sentence and headline, and the button asks it in the thread', () =>
  withSaved(async ({ workspace, share, asked, store, numbers }) => {
    const marco = workspace.user('marco');
    const message = await share(marco, `look: <${url}/q/k3v9m2pqrs>`, numbers);
    const previews = await workspace.state.until('a preview', () => message.unfurls);
    const text = JSON.stringify(previews);
    assert.equal(Object.keys(previews), [`${url}/q/k3v9m2pqrs`]);
    assert.match(text, '*exposed by campaign &lt;last&gt; week &amp; more*');
    assert.match(text, shownHeadline());
    assert.equal([asked[0]?.kept, asked[0]?.asker], [false, `slack:${workspace.team}:${marco}`]);
    assert.equal(await store.writer('answers').select(), []);
    await workspace.act(workspace.user('noor'), { message }, 'saved_ask');
    const answer = await workspace.answer(message);
    assert.match(JSON.stringify(answer.blocks), 'asked');
    assert.is(asked[1]?.text, 'exposed by campaign <last> week & more');
  }));

test('one address that comes under several event ids is counted once', () =>
  withSaved(async ({ workspace, dana, share, asked, running }) => {
    const message = await share(dana, `<${url}/q/k3v9m2pqrs>`);
    const links = [{ url: `${url}/q/k3v9m2pqrs`, domain: 'parley.example.com' }];
    const [unfurlId] = [...workspace.state.unfurlIds.keys()];
    const place = { user: dana, channel: message.channel, message_ts: message.ts, links };
    const event = { type: 'link_shared', ...place, unfurl_id: unfurlId, source: 'conversations_history', is_bot_user_member: true };
    await Promise.all([0, 1].map(() => workspace.deliver('event', eventBody(event, workspace.world))));
    await workspace.state.until('a preview', () => message.unfurls);
    await running.stop();
    assert.is(asked.length, 1);
  }));

test('who sends the bot nothing but the address asks the question', () =>
  withSaved(async ({ workspace, dana, numbers, share, asked }) => {
    const direct = await share(dana, `<${url}/q/k3v9m2pqrs>`, workspace.direct(dana));
    assert.match(JSON.stringify((await workspace.answer(direct)).blocks), 'exposed by campaign &lt;last&gt; week');
    await workspace.answer(await share(dana, `<@${workspace.bot.userId}> <${url}/q/k3v9m2pqrs>`, numbers));
    await workspace.answer(await share(dana, `<${url}/q/elsewhere>`, workspace.direct(dana)));
    const typed = asked.filter(({ kept }) => kept !== false).map(({ text }) => text);
    assert.equal(typed, ['exposed by campaign <last> week & more', 'exposed by campaign <last> week & more', `${url}/q/elsewhere`]);
  }));

test('where the app is no member the button answers the clicker alone', () =>
  withSaved(async ({ workspace, dana, numbers, share }) => {
    numbers.members.delete(workspace.bot.userId);
    const message = await share(dana, `<${url}/q/k3v9m2pqrs|the week>`, numbers);
    await workspace.state.until('a preview', () => message.unfurls);
    await workspace.act(dana, { message }, 'saved_ask_privately');
    const answer = await workspace.state.until('an answer', () => workspace.state.messages.find(({ fromBot }) => fromBot));
    assert.is(answer.onlyFor, dana);
  }));

test('unknown ids, those of another workspace and other addresses get nothing', () =>
  withSaved(async ({ workspace, dana, share, asked }) => {
    const message = await share(dana, `<${url}/q/nonsense> <${url}/q/elsewhere> <${url}/q/> <${url}/about>`);
    const known = await share(dana, `<${url}/q/k3v9m2pqrs>`);
    await workspace.state.until('a preview', () => known.unfurls);
    assert.is(message.unfurls, undefined);
    assert.is(asked.length, 1);
  }));

test('a question that was taken away meanwhile, or an id put in by hand, is not asked', () =>
  withSaved(async ({ workspace, dana, share, asked, store }) => {
    const message = await share(dana, `<${url}/q/k3v9m2pqrs>`);
    await workspace.state.until('a preview', () => message.unfurls);
    await workspace.act(dana, { message }, 'saved_ask', { value: 'elsewhere' });
    await workspace.state.until('a word', () => workspace.state.messages.some(({ onlyFor }) => onlyFor === dana));
    await store.writer('saved_questions').delete();
    await workspace.act(dana, { message }, 'saved_ask');
    await workspace.state.until('another', () => workspace.state.messages.filter(({ onlyFor }) => onlyFor === dana).length === 2);
    assert.is(asked.length, 1);
  }));

test('a question that cannot be answered now is shown without numbers', () =>
  withSaved(
    async ({ workspace, dana, share }) => {
      const message = await share(dana, `<${url}/q/k3v9m2pqrs>`);
      const previews = await workspace.state.until('a preview', () => message.unfurls);
      assert.match(JSON.stringify(previews), '*exposed by campaign &lt;last&gt; week &amp; more*');
    },
    { ask: () => ({ kind: 'fault', id: 'x' }) },
  ));

test('a refused preview is logged and harms nothing', () =>
  withSaved(async ({ workspace, dana, share, lines }) => {
    workspace.faults.next('chat.unfurl', { kind: 'error', error: 'cannot_unfurl_url' });
    await share(dana, `<${url}/q/k3v9m2pqrs>`);
    await workspace.state.until('the call', () => workspace.state.calls.some(({ error }) => error === 'cannot_unfurl_url'));
    const again = await share(dana, `<${url}/q/k3v9m2pqrs>`);
    await workspace.state.until('a preview', () => again.unfurls);
    assert.ok(lines.some(({ message }) => message === 'a link got no preview'));
  }));

test('without an address there are no previews, and Home shows none', () =>
  withSaved(
    async ({ workspace, dana, share }) => {
      const message = await share(dana, `<${url}/q/k3v9m2pqrs>`);
      await workspace.openApp(dana, 'home');
      const home = await workspace.state.until('Home', () => workspace.state.views.get(workspace.state.homes.get(dana) ?? ''));
      assert.not.match(JSON.stringify(home.body), '/q/');
      assert.is(message.unfurls, undefined);
    },
    { url: null },
  ));

test('Home shows the address of each saved question', () =>
  withSaved(async ({ workspace, dana }) => {
    await workspace.openApp(dana, 'home');
    const home = await workspace.state.until('Home', () => workspace.state.views.get(workspace.state.homes.get(dana) ?? ''));
    assert.match(JSON.stringify(home.body), `<${url}/q/k3v9m2pqrs>`);
  }));

test('a browser is told where to go, the same for every id', () =>
  withSaved(
    async ({ running }) => {
      const pages = await Promise.all(
        ['k3v9m2pqrs', 'nonsense'].map(async (id) => {
          const response = await fetch(`http://127.0.0.1:${running.port ?? 0}/q/${id}`);
          assert.is(response.status, 200);
          assert.match(response.headers.get('content-security-policy') ?? '', "default-src 'none'");
          return response.text();
        }),
      );
      assert.match(pages[0] ?? '', 'A question to open in Slack');
      assert.is(pages[0], pages[1]);
      assert.not.match(pages[0] ?? '', 'exposed');
    },
    { mode: 'http' },
  ));

test('only addresses of this installation name a question', () => {
  assert.is(savedIdIn(`${url}/q/abc`, url), 'abc');
  for (const other of [`${url}/q/`, `${url}/q/a/b`, `${url}/q/a?b`, 'https://parley.example.com.evil/q/abc', `${url}/q/${'a'.repeat(101)}`])
    assert.is(savedIdIn(other, url), null);
});

test('any question fits into a preview', () => {
  for (const question of ['a', 'ш'.repeat(5000), '&'.repeat(5000), '*<!channel>*', '👩‍👩‍👧'.repeat(900)])
    for (const joined of [true, false]) assert.equal(complaintsAbout(previewBlocks({ id: 'abc', question, shown: shown(), joined })), []);
});

test('what is not open to everybody who would see the preview, or to who shares it, gets none, not even the sentence', () => {
  const access: AccessRules = { members: { agents: true }, rules: [] };
  const rule = (parts: Partial<AccessRules['rules'][number]>) =>
    void access.rules.push({ users: [], groups: [], channels: [], agents: true, ...parts });
  return onStage(
    async ({ workspace, store, dana, marco, numbers, running }) => {
      const sales = workspace.channel('sales');
      const between = workspace.channel('between two', 'im');
      for (const absent of [workspace.bot.userId, marco]) between.members.delete(absent);
      rule({ channels: [numbers.id], lobs: [] });
      rule({ channels: [sales.id], lobs: ['Sales'] });
      rule({ users: [marco], lobs: [] });
      const asker = `slack:${workspace.team}:${dana}`;
      const questions = { all: 'exposed by lob last week', service: 'exposed for LOB Service last week' };
      for (const [id, question] of Object.entries(questions)) await store.writer('saved_questions').insert({ asker, id, question, at: 1 });
      const share = (user: string, channel: Channel, id: string) => workspace.say(user, channel, `<${url}/q/${id}>`);
      const silent = [
        await share(dana, numbers, 'all'),
        await share(dana, sales, 'service'),
        await share(marco, workspace.channel('talk'), 'all'),
        await share(workspace.user('guest', { kind: 'guest' }), workspace.channel('lobby'), 'all'),
        await share(dana, between, 'all'),
      ];
      const narrowed = await share(dana, sales, 'all');
      const text = JSON.stringify(await workspace.state.until('a preview', () => narrowed.unfurls));
      assert.match(text, /Sales/);
      assert.not.match(text, /Service/);
      // He who sends it to the bot is told nothing of it either.
      const answer = await workspace.answer(await workspace.say(marco, workspace.direct(marco), `<${url}/q/service>`));
      assert.not.match(JSON.stringify(answer), /Service/);
      await workspace.act(marco, { message: narrowed }, 'saved_ask', { value: 'service' });
      const word = await workspace.state.until('a word', () => workspace.state.messages.find(({ onlyFor }) => onlyFor === marco));
      assert.match(word.text, 'not kept any more');
      await running.stop();
      assert.equal(
        silent.map(({ unfurls }) => unfurls),
        silent.map(() => undefined),
      );
    },
    { access, url },
  );
});

function shownHeadline(): string {
  const outcome = answered(byNames(['Spring', 'Autumn']));
  return outcome.kind === 'answer' ? outcome.shown.answer.headline : '';
}

test.after.each(closeBots);

test.run();
