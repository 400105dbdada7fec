/** Rights in Slack: by person and channel, at asking and at every click, and what was edited by hand. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { everything } from '../../../src/ask/access/rights.ts';
import type { AccessRules } from '../../../src/ask/access/rules.ts';
import type { Json } from '../../../src/surfaces/workspace/blocks/shape.ts';
import type { Message, View } from '../../../src/surfaces/workspace/state.ts';
import { element, modalWith, now, onStage, type Stage, whispered, whispers } from './actions/asking-bot.ts';
import { closeBots, openBot } from './bot.ts';
import { valuesIn } from './form-values.ts';

type Rule = AccessRules['rules'][number];

/** Rules that are filled in once the ids of people and channels are known. */
function rulesToCome(): { readonly access: AccessRules; readonly add: (rule: Partial<Rule>) => void } {
  const access: AccessRules = { members: { agents: true }, rules: [] };
  return { access, add: (rule) => void access.rules.push({ users: [], groups: [], channels: [], agents: true, ...rule }) };
}

async function refusals(stage: Stage): Promise<readonly { readonly act: string; readonly asker: string; readonly answer: string }[]> {
  return stage.audited().then((rows) => rows.filter(({ shown_to: to }) => to === 'nobody'));
}

/** What the app told everybody in #numbers. */
function open({ workspace, numbers }: Stage): readonly Message[] {
  return workspace.state.messages.filter(({ channel, fromBot, onlyFor }) => channel === numbers.id && fromBot && onlyFor === null);
}

test('members see everything; guests, people of other organisations and whoever a rule gives nothing see nothing', () => {
  const { access, add } = rulesToCome();
  return onStage(
    async (stage) => {
      const { workspace } = stage;
      assert.match((await stage.answered('exposed by campaign last week')).text, /Exposed by campaign/);
      const none = workspace.user('nina');
      add({ users: [none], lobs: [] });
      for (const person of [workspace.user('guest', { kind: 'guest' }), workspace.user('stranger', { kind: 'stranger' }), none]) {
        const direct = workspace.direct(person);
        const answer = await workspace.answer(await workspace.say(person, direct, 'exposed for campaign Zebra'));
        assert.match(answer.text, /not open to you/);
        assert.not.match(JSON.stringify(answer), /unknown|There is no/);
      }
    },
    { access },
  );
});

test('what the channel may not see goes to the asker alone, with the reason and without a way to share it', () => {
  const { access, add } = rulesToCome();
  return onStage(
    async (stage) => {
      const { workspace, dana, marco, numbers } = stage;
      add({ channels: [numbers.id], lobs: ['Sales'] });
      await workspace.say(dana, numbers, `<@${workspace.bot.userId}> exposed by lob last week`);
      const alone = await whispered(stage, dana);
      assert.match(alone.text, /^Only you can see this/);
      assert.not.match(JSON.stringify(alone.blocks), /answer_share|answer_chart/);
      assert.equal(open(stage), []);
      // Its id is nobody else's to use, though it was given in this channel.
      await workspace.act(marco, { message: alone }, 'answer_csv');
      assert.match((await whispered(stage, marco)).text, /not to be had/);
      await workspace.act(marco, { message: alone }, 'answer_how');
      await modalWith(stage, marco, /not to be had/);
      const answer = String(element(alone, 'answer_csv')['value']);
      assert.equal(
        (await refusals(stage)).map((one) => [one.act, one.asker, one.answer]),
        [1, 2].map(() => ['click', `slack:${workspace.team}:${marco}`, answer]),
      );
      await workspace.act(dana, { message: alone }, 'answer_how');
      await modalWith(stage, dana, /How this was counted.*exposed/s);
      const shared = await stage.answered('exposed by campaign last week for LOB Sales');
      assert.is(shared.onlyFor, null);
    },
    { access },
  );
});

test('what goes to the asker alone shows its picture, too', () => {
  const { access, add } = rulesToCome();
  return onStage(
    async (stage) => {
      const { workspace, dana, numbers } = stage;
      add({ channels: [numbers.id], lobs: ['Sales'] });
      await workspace.say(dana, numbers, `<@${workspace.bot.userId}> exposed by lob and device last week as stacked bars`);
      const alone = await whispered(stage, dana);
      assert.match(JSON.stringify(alone.blocks), /"type":"image".*"type":"data_table"/);
      assert.equal(open(stage), []);
    },
    { access },
  );
});

test('the audit says where a private answer, a preview and a step were shown, and to whom', () =>
  onStage(
    async (stage) => {
      const { workspace, dana, numbers, store } = stage;
      const saved = { id: 'k3v9m2pqrs', question: 'exposed last week', at: 1 };
      await store.writer('saved_questions').insert({ asker: `slack:${workspace.team}:${dana}`, ...saved });
      await workspace.command(dana, numbers, '/parley', 'exposed last week');
      await whispered(stage, dana);
      const message = await workspace.say(dana, numbers, '<https://parley.example.com/q/k3v9m2pqrs>');
      await workspace.state.until('a preview', () => message.unfurls);
      const step = await workspace.runStep('ask_question', { question: 'exposed last week', channel_id: numbers.id });
      await workspace.state.until('the end of a step', () => workspace.state.executions.get(step)?.outcome);
      await workspace.openApp(dana, 'home');
      await workspace.state.until('a Home', () => workspace.state.homes.has(dana));
      const here = `slack:${workspace.team}:${numbers.id}`;
      const rows = (await stage.audited()).map(({ act, place, shown_to: to }) => [act, place, to].join(' '));
      assert.equal(rows.filter((row) => !row.startsWith('home ')).toSorted(), [
        `preview ${here} room`,
        `private ${here} asker`,
        `step ${here}:step-${step} room`,
      ]);
    },
    { url: 'https://parley.example.com' },
  ));

for (const who of ['the asker', 'the channel'] as const)
  test(`what is shared of the whole brand is what is open by then, or nothing, where ${who} sees one LOB`, () => {
    const { access, add } = rulesToCome();
    return onStage(
      async (stage) => {
        const { workspace, dana, numbers } = stage;
        const ask = async (text: string): Promise<Message> => {
          const count = whispers(stage, dana).length;
          await workspace.command(dana, numbers, '/parley', text);
          return whispered(stage, dana, count);
        };
        const before = await ask('exposed by lob last week');
        assert.match(JSON.stringify(before.blocks), /Service/);
        add(who === 'the asker' ? { users: [dana], lobs: ['Sales'] } : { channels: [numbers.id], lobs: ['Sales'] });
        // Asked while all of it was open, or by somebody to whom it is.
        const count = whispers(stage, dana).length;
        await workspace.act(dana, { message: before }, 'answer_share');
        assert.match((await whispered(stage, dana, count)).text, /more than is open/);
        assert.equal(open(stage), []);
        const within = await ask('exposed by lob last week for LOB Sales');
        await workspace.act(dana, { message: within }, 'answer_share');
        const shared = await workspace.state.until('what is shared', () => open(stage)[0]);
        assert.match(JSON.stringify(shared.blocks), /Sales/);
        assert.not.match(JSON.stringify(shared), /Service/);
        // Whoever sees all of it is not told more by what was shared within less.
        const kept = String(element(shared, 'answer_csv')['value']);
        const reader = { rights: everything, asker: 'slack:T:U', thread: null };
        assert.not.match(JSON.stringify(await stage.asking.replay(kept, { reader })), /Service/);
      },
      { access },
    );
  });

test('a click shows the clicker what is open to him now, whatever was open when it was asked', () => {
  const { access, add } = rulesToCome();
  return onStage(
    async (stage) => {
      const { workspace, marco, numbers } = stage;
      const answer = await stage.answered('accepted offers by campaign last week');
      const before = JSON.stringify(now(stage, answer).blocks);
      add({ users: [marco], lobs: ['Sales'] });
      for (const [at, act] of ['answer_csv', 'answer_chart'].entries()) {
        const chosen =
          act === 'answer_chart' ? { selected_option: { value: `${String(element(answer, 'answer_csv')['value'])}:pie` } } : {};
        await workspace.act(marco, { message: answer }, act, chosen);
        assert.match((await whispered(stage, marco, at)).text, /more than is open to you/);
      }
      await workspace.act(marco, { message: answer }, 'answer_how');
      await modalWith(stage, marco, /more than is open to you/);
      assert.is(JSON.stringify(now(stage, answer).blocks), before);
      assert.equal(
        [...workspace.state.files.values()].filter((file) => JSON.stringify(file).includes('.csv')),
        [],
      );
      // In the thread he goes on within his rights; what he cannot see is as if it had never been asked.
      await workspace.say(marco, numbers, `<@${workspace.bot.userId}> exposed by lob last week`, answer.threadTs ?? answer.ts);
      const [, own] = await workspace.answers({ ...answer, ts: answer.threadTs ?? answer.ts }, 2);
      assert.not.match(JSON.stringify(own), /Service/);
      assert.equal((await refusals(stage)).map(({ act }) => act).toSorted(), ['receipt', 'replay', 'replay']);
    },
    { access },
  );
});

for (const end of ['stopped', 'met a fault'] as const)
  test(`a channel is not told the words of a click question that it may not see, where that was ${end}`, async () => {
    const { access, add } = rulesToCome();
    const secret = 'exposed for LOB Secret';
    const bot = await openBot({
      access,
      waits: { running: end === 'stopped' ? 1 : 60_000 },
      ask: async ({ text, signal }) => {
        if (text === secret) {
          if (end === 'stopped') await new Promise((stopped) => signal?.addEventListener('abort', stopped));
          return { kind: 'fault', id: 'f1' };
        }
        const suggestions = [{ label: 'another', question: secret }];
        return { kind: 'refused', question: text, problems: [{ code: 'unknown_word', message: 'No such word.', at: null, suggestions }] };
      },
    });
    const { workspace } = bot;
    const dana = workspace.user('dana');
    const numbers = workspace.channel('numbers');
    const refused = await workspace.answer(await workspace.say(dana, numbers, `<@${workspace.bot.userId}> exposed`));
    add({ channels: [numbers.id], lobs: ['Sales'] });
    await workspace.click(dana, refused, 'another');
    if (end === 'stopped') {
      const running = await workspace.state.until('the question under way', () =>
        workspace.state.messages.find(({ text }) => text.includes('Still counting')),
      );
      await workspace.act(dana, { message: running }, 'answer_stop');
    }
    const words = end === 'stopped' ? 'Stopped' : 'f1';
    const last = await workspace.state.until('the end', () =>
      workspace.state.messages.find(({ fromBot, onlyFor, text }) => fromBot && onlyFor === null && text.includes(words)),
    );
    assert.not.match(JSON.stringify(last), /Secret/);
    await bot.close();
  });

test('values edited by hand and ids of other workspaces are refused, written down, and tell nothing', () =>
  onStage(async (stage) => {
    const { workspace, dana, marco } = stage;
    const answer = await stage.answered('exposed by campaign last week');
    const elsewhere = await workspace.answer(await workspace.say(dana, workspace.direct(dana), 'exposed by device last week'));
    const secret = String(element(elsewhere, 'answer_csv')['value']);
    let clicks = 0;
    const click = (value: string, team: string, action = 'answer_csv') => {
      clicks += 1;
      const button = { type: 'button', block_id: 'b', action_ts: `${String(clicks)}.1` };
      return workspace.deliver('interactive', {
        type: 'block_actions',
        user: { id: marco, team_id: team },
        team: { id: team },
        container: { type: 'message', message_ts: answer.ts, channel_id: answer.channel, thread_ts: answer.threadTs },
        channel: { id: answer.channel },
        trigger_id: `none.${String(clicks)}`,
        actions: [{ ...button, action_id: action, value }],
      });
    };
    for (const [at, value] of [secret, 'nothing', `${secret}' or 1=1`, 'x'.repeat(1900)].entries()) {
      await click(value, workspace.team);
      assert.match((await whispered(stage, marco, at)).text, /not to be had/);
    }
    await click(`${secret}:9`, workspace.team, 'answer_alternative:0');
    await whispered(stage, marco, 4);
    assert.equal((await refusals(stage)).map((one) => one.answer).toSorted(), ['', '', '', '', secret]);
    await click(secret, 'T0ANOTHER').catch(() => undefined);
    await stage.running.stop();
    assert.is(whispers(stage, marco).length, 5);
    assert.not.match(JSON.stringify(whispers(stage, marco)), /mobile|desktop/);
  }));

test('the sentence under a form names nothing that is closed to whoever fills it, nor what another asked', () => {
  const { access, add } = rulesToCome();
  return onStage(
    async (stage) => {
      const { workspace, dana, marco, numbers } = stage;
      const sentence = async (view: View, part: string): Promise<string> => {
        const before = view.body;
        await workspace.act(marco, { view }, `builder_${part}`, {});
        const body = await workspace.state.until('another sentence', () => view.body !== before && view.body);
        return JSON.stringify((body['blocks'] as readonly Json[]).find((block) => block['block_id'] === 'builder_sentence'));
      };
      await workspace.shortcut(marco, 'ask_parley', null);
      const view = await modalWith(stage, marco, /question_builder/);
      const values = { ...valuesIn(view), metrics: { builder_metrics: { selected_options: [{ value: 'exposed' }] } } };
      const found = await workspace.suggest(marco, { view }, 'builder_members', 'help toast');
      const [member] = found['options'] as readonly { readonly value: string }[];
      assert.ok(member);
      workspace.fill(view, { ...values, members: { builder_members: { selected_options: [member] } } });
      assert.match(await sentence(view, 'members'), /Help Toast/);
      add({ users: [marco], lobs: ['Sales'] });
      assert.match(await sentence(view, 'members'), /not to be had any more/);
      // What only Dana was told, by an id that was put in.
      await workspace.command(dana, numbers, '/parley', 'exposed by campaign with exposed > 3 last week for LOB Sales');
      const secret = String(element(await whispered(stage, dana), 'answer_csv')['value']);
      view.body = { ...view.body, private_metadata: JSON.stringify({ from: secret, channel: numbers.id, thread: null, privately: true }) };
      workspace.fill(view, { ...values, kept: { builder_kept: { selected_options: [{ value: 'having:0' }] } } });
      assert.match(await sentence(view, 'members'), /not to be had/);
    },
    { access },
  );
});

test('the form finds only what is open, and Home says what that is', () => {
  const { access, add } = rulesToCome();
  return onStage(
    async (stage) => {
      const { workspace, marco } = stage;
      add({ users: [marco], lobs: ['Sales'], agents: false });
      await workspace.shortcut(marco, 'ask_parley', null);
      const view = await modalWith(stage, marco, /question_builder/);
      assert.match(JSON.stringify(await workspace.suggest(marco, { view }, 'builder_members', 'sticky')), /Sticky Button/);
      assert.not.match(JSON.stringify(await workspace.suggest(marco, { view }, 'builder_members', 'help')), /Help Toast/);
      assert.not.match(JSON.stringify(await workspace.suggest(marco, { view }, 'builder_others', 'dana')), /Dana/);
      await workspace.openApp(marco, 'home');
      await workspace.state.until('Home', () => {
        const home = workspace.state.views.get(workspace.state.homes.get(marco) ?? '');
        return /LOB Sales; numbers of every level; no figures of single agents/.test(JSON.stringify(home?.body ?? ''));
      });
      await workspace.command(marco, stage.numbers, '/parley', 'closed conversations by agent last week');
      assert.match((await whispered(stage, marco)).text, /single agents are not open to you/);
    },
    { access },
  );
});

test.after.each(closeBots);

test.run();
