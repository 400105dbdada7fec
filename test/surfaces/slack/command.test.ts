/** `/parley`, the question builder, shortcuts and the workflow step, on the sample brand. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Builder } from '../../../src/ask/building/builder.ts';
import type { Form } from '../../../src/ask/building/choice.ts';
import type { Message, View } from '../../../src/surfaces/workspace/state.ts';
import { databases } from '../../support/databases.ts';
import { withSampleAsking } from '../../support/sample-asking.ts';
import { type Bot, closeBots, noBuilder, openBot } from './bot.ts';
import { valuesIn } from './form-values.ts';

async function withBot(work: (bot: Bot, dana: string) => Promise<void>, mode: 'socket' | 'http' = 'socket'): Promise<void> {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  await withSampleAsking(database, async (asking) => {
    const bot = await openBot({ mode, ask: asking.ask, builder: asking.builder, answers: asking });
    await work(bot, bot.workspace.user('dana'));
    await bot.close();
  });
}

function toldTo({ workspace }: Bot, user: string, count = 1): Promise<readonly Message[]> {
  return workspace.state.until(`${count} words to one person`, () => {
    const told = workspace.state.messages.filter(({ onlyFor }) => onlyFor === user);
    return told.length >= count && told;
  });
}

function formOf({ workspace }: Bot, user: string): Promise<View> {
  return workspace.state.until('a form', () => {
    const view = workspace.modal(user);
    return view?.body['callback_id'] === 'question_builder' && view;
  });
}

for (const mode of ['socket', 'http'] as const)
  test(`the answer to a command is for the asker alone, and can be shared and refined (${mode})`, () =>
    withBot(async (bot, dana) => {
      await bot.workspace.command(dana, bot.workspace.channel('numbers'), '/parley', 'exposed by campaign last week');
      const [answer] = await toldTo(bot, dana);
      assert.match(answer?.text ?? '', /Exposed by campaign/);
      const blocks = JSON.stringify(answer?.blocks);
      assert.match(blocks, /"action_id":"answer_share".*"Share in channel"/);
      assert.is(bot.asked[0]?.thread, null);
    }, mode));

const stacked = 'opened conversations by day by campaign last week as stacked bars';

test('the answer to a command shows its picture where the app is in the channel, and comes without it elsewhere', () =>
  withBot(async (bot, dana) => {
    const { workspace } = bot;
    await workspace.command(dana, workspace.channel('numbers'), '/parley', stacked);
    const closed = workspace.channel('closed', 'private');
    closed.members.delete(workspace.bot.userId);
    await toldTo(bot, dana);
    await workspace.command(dana, closed, '/parley', stacked);
    const [pictured, bare, ...more] = await toldTo(bot, dana, 2);
    assert.equal(more, []);
    const typesOf = (message: Message | undefined) => message?.blocks.map(({ type }) => type) ?? [];
    assert.ok(typesOf(pictured).includes('image'));
    assert.match(JSON.stringify(pictured?.blocks), /"alt_text":"Stacked bar chart/);
    assert.equal(
      typesOf(pictured).filter((type) => type !== 'image'),
      typesOf(bare),
    );
  }));

for (const [what, fault] of [
  [
    'that Slack refuses to show to one person',
    { kind: 'error', error: 'invalid_blocks', messages: ['[ERROR] invalid slack file [json-pointer:/blocks/2/slack_file]'] },
  ],
  ['that Slack asks to wait long for', { kind: 'status', status: 429, retryAfter: 60 }],
] as const)
  test(`a picture ${what} is left out`, () =>
    withBot(async (bot, dana) => {
      const { workspace } = bot;
      workspace.faults.next('chat.postEphemeral', fault);
      await workspace.command(dana, workspace.channel('numbers'), '/parley', stacked);
      const [answer] = await toldTo(bot, dana);
      await bot.running.stop();
      assert.is((await toldTo(bot, dana)).length, 1);
      assert.ok(answer?.blocks.some(({ type }) => type === 'data_table'));
      assert.not(answer?.blocks.some(({ type }) => type === 'image'));
    }));

test('a command alone and one for help give help with examples that work', () =>
  withBot(async (bot, dana) => {
    const channel = bot.workspace.channel('numbers');
    await bot.workspace.command(dana, channel, '/parley', '');
    await bot.workspace.command(dana, channel, '/parley', 'help');
    const [first, second] = await toldTo(bot, dana, 2);
    assert.is(first?.text, second?.text);
    assert.not.match(JSON.stringify(first?.blocks), 'answer_share');
    assert.ok(first);
    await bot.workspace.click(dana, first, 'exposed rate by campaign last week mobile');
    const [, , answer] = await toldTo(bot, dana, 3);
    assert.match(answer?.text ?? '', 'Exposed rate by campaign');
  }));

test('what cannot be answered is told to the asker alone', () =>
  withBot(async (bot, dana) => {
    await bot.workspace.command(dana, bot.workspace.channel('numbers'), '/parley', 'exposed by nonsense');
    const [answer] = await toldTo(bot, dana);
    assert.match(answer?.text ?? '', 'nonsense');
    assert.ok(bot.workspace.state.messages.every(({ fromBot, onlyFor }) => !fromBot || onlyFor === dana));
  }));

test('a question is refined in the form that it fills, and asked where it was opened', () =>
  withBot(async (bot, dana) => {
    const { workspace } = bot;
    await workspace.command(dana, workspace.channel('numbers'), '/parley', 'exposed rate by campaign last week, exposed rate above 1%');
    const [answer] = await toldTo(bot, dana);
    assert.ok(answer);
    await workspace.click(dana, answer, 'Refine');
    const view = await formOf(bot, dana);
    const values = valuesIn(view);
    assert.match(JSON.stringify(values['metrics']), '"exposed_rate"');
    assert.match(JSON.stringify(values['by']), '"campaign"');
    assert.match(JSON.stringify(values['time']), '"last week"');
    assert.match(JSON.stringify(values['kept']), 'exposed rate > 1%');
    assert.match(JSON.stringify(view.body), '"text":"exposed rate by campaign last week');
    const found = await workspace.suggest(dana, { view }, 'builder_members', 's');
    const options = found['options'] as readonly { readonly value: string; readonly text: { readonly text: string } }[];
    const campaign = options.find(({ value }) => value.startsWith('campaign:'));
    assert.ok(campaign, JSON.stringify(found));
    const next = {
      ...values,
      members: { builder_members: { selected_options: [campaign] } },
      kept: { builder_kept: { selected_options: [] } },
    };
    workspace.fill(view, next);
    await workspace.act(dana, { view }, 'builder_members', { selected_options: [campaign] });
    await workspace.state.until('the sentence', () => JSON.stringify(view.body['blocks']).includes(`campaign \\"${campaign.text.text}`));
    assert.equal(await workspace.submit(dana, view), { kind: 'done' });
    const [, refined] = await toldTo(bot, dana, 2);
    assert.match(refined?.text ?? '', campaign.text.text);
    assert.match(bot.asked[1]?.text ?? '', `exposed rate by campaign last week, campaign "${campaign.text.text}"`);
  }));

test('where the app is not in the channel, the answer to a refined question comes in direct messages', () =>
  withBot(async (bot, dana) => {
    const { workspace } = bot;
    const closed = workspace.channel('closed', 'private');
    await workspace.command(dana, closed, '/parley', 'exposed by campaign last week');
    const [answer] = await toldTo(bot, dana);
    assert.ok(answer);
    closed.members.delete(workspace.bot.userId);
    await workspace.click(dana, answer, 'Refine');
    const view = await formOf(bot, dana);
    workspace.fill(view, { ...valuesIn(view), by: { builder_by: { selected_options: [{ value: 'device' }] } } });
    assert.equal(await workspace.submit(dana, view), { kind: 'done' });
    const direct = workspace.direct(dana).id;
    const refined = await workspace.state.until('a direct message', () =>
      workspace.state.messages.find(({ channel }) => channel === direct),
    );
    assert.match(refined.text, 'Exposed by device');
  }));

test('another reading of an answer that one person sees is told to that person alone', () =>
  withBot(async (bot, dana) => {
    const { workspace } = bot;
    await workspace.command(dana, workspace.channel('numbers'), '/parley', 'conversions by campaign last week');
    const [answer] = await toldTo(bot, dana);
    assert.ok(answer);
    const offered = /"answer_alternative:0","text":\{"type":"plain_text","text":"([^"]+)"/.exec(JSON.stringify(answer.blocks))?.[1];
    assert.ok(offered, JSON.stringify(answer.blocks));
    await workspace.click(dana, answer, offered);
    await toldTo(bot, dana, 2);
    assert.ok(workspace.state.messages.every(({ fromBot, onlyFor }) => !fromBot || onlyFor === dana));
  }));

test('the form of the menu asks in direct messages; what stands in the way is said at its field', () =>
  withBot(async (bot, dana) => {
    const { workspace } = bot;
    await workspace.shortcut(dana, 'ask_parley');
    const view = await formOf(bot, dana);
    const values = valuesIn(view);
    const none = await workspace.submit(dana, view);
    assert.is(none.kind === 'errors' && none.errors['metrics'], 'Choose a metric.');
    const pick = (value: string) => ({ selected_options: [{ value }] });
    workspace.fill(view, { ...values, metrics: { builder_metrics: pick('csat_score') }, by: { builder_by: pick('hour') } });
    const unreached = await workspace.submit(dana, view);
    assert.ok(unreached.kind === 'errors' && unreached.errors['by'] !== undefined, JSON.stringify(unreached));
    workspace.fill(view, {
      ...values,
      metrics: { builder_metrics: pick('csat_score') },
      time: { builder_time: { selected_option: { value: 'gibberish' } } },
    });
    const timeless = await workspace.submit(dana, view);
    assert.ok(timeless.kind === 'errors' && /gibberish/.test(timeless.errors['time'] ?? ''), JSON.stringify(timeless));
    workspace.fill(view, { ...values, metrics: { builder_metrics: pick('exposed') }, by: { builder_by: pick('device') } });
    assert.equal(await workspace.submit(dana, view), { kind: 'done' });
    const answer = await workspace.state.until('an answer', () =>
      workspace.state.messages.find(({ fromBot, threadTs }) => fromBot && threadTs !== null),
    );
    assert.is(answer.channel, workspace.direct(dana).id);
    assert.is(bot.asked[0]?.text, 'exposed by device last 7 days');
  }));

const emptyForm: Form = {
  ...{ from: null, metrics: [], by: [], grain: null, members: [], others: [], kept: [] },
  time: { value: 'last week', text: 'last week', says: '' },
  ...{ compare: null, ownComparison: null, chart: null, sentence: null },
};

test('what fails behind the form is said, under an id that stands in the log', async () => {
  const down = () => Promise.reject(new Error('the database is away'));
  let builder: Builder = { ...noBuilder, open: () => Promise.resolve({ ok: true, value: emptyForm }), search: down, build: down };
  const bot = await openBot({
    builder: { open: (...given) => builder.open(...given), search: down, build: (...given) => builder.build(...given) },
  });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const isNoted = (text: string): boolean => {
    const id = /logged as ([0-9a-f]{8})/.exec(text)?.[1];
    return id !== undefined && bot.lines.some(({ fields }) => JSON.stringify(fields).includes(id));
  };
  await workspace.shortcut(dana, 'ask_parley');
  const view = await formOf(bot, dana);
  assert.ok(isNoted(JSON.stringify(await workspace.suggest(dana, { view }, 'builder_metrics', 'x'))));
  workspace.fill(view, valuesIn(view));
  await workspace.act(dana, { view }, 'builder_metrics');
  await workspace.state.until('a word under the form', () => isNoted(JSON.stringify(view.body['blocks'])));
  const failed = await workspace.submit(dana, view);
  assert.ok(failed.kind === 'errors' && isNoted(failed.errors['metrics'] ?? ''), JSON.stringify(failed));
  builder = { ...builder, build: () => Promise.resolve({ ok: true, value: 'exposed last week' }) };
  workspace.faults.next('chat.postMessage', { kind: 'error', error: 'internal_error' });
  assert.equal(await workspace.submit(dana, view), { kind: 'done' });
  const told = await workspace.state.until('a word', () => workspace.state.messages.find(({ fromBot }) => fromBot));
  assert.ok(isNoted(told.text), told.text);
  await bot.close();
});

test('times are searched by what they mean, values by any of their words', () =>
  withBot(async (bot, dana) => {
    const { workspace } = bot;
    await workspace.shortcut(dana, 'ask_parley');
    const view = await formOf(bot, dana);
    const texts = async (part: string, typed: string): Promise<readonly string[]> => {
      const { options } = await workspace.suggest(dana, { view }, `builder_${part}`, typed);
      return (options as readonly { readonly value: string }[]).map(({ value }) => value);
    };
    assert.ok((await texts('time', '')).includes('last 7 days'));
    assert.equal(await texts('time', '3 Nov to 10 Nov'), ['3 Nov to 10 Nov']);
    assert.equal(await texts('time', 'by campaign last week'), []);
    assert.is((await texts('metrics', 'csat'))[0], 'csat_score');
    assert.ok((await texts('others', 'phone')).includes('device:mobile smartphone'));
    assert.equal(await texts('members', 'no such name anywhere'), []);
  }));

test('ids and values edited by hand, answers of others and triggers that are over open nothing', () =>
  withBot(async (bot, dana) => {
    const { workspace } = bot;
    const channel = workspace.channel('numbers');
    const marco = workspace.user('marco');
    await workspace.command(dana, channel, '/parley', 'exposed by campaign last week');
    const [answer] = await toldTo(bot, dana);
    assert.ok(answer);
    const refine = { type: 'button', action_id: 'answer_refine', block_id: 'b' };
    const value = /"answer_refine".*?"value":"([^"]+)"/.exec(JSON.stringify(answer.blocks))?.[1] ?? '';
    for (const [user, given] of [
      [marco, value],
      [dana, 'no-such-id'],
      [dana, "' or 1=1 --"],
    ] as const) {
      await workspace.act(user, { message: { ...answer, onlyFor: user } }, refine.action_id, { value: given });
      const words = await workspace.state.until('a notice', () => {
        const view = workspace.modal(user);
        return view !== null && JSON.stringify(view.body).includes('not to be had') && JSON.stringify(view.body);
      });
      assert.not.match(words, /campaign/);
      await workspace.dismiss(user);
    }
    workspace.faults.triggersExpired = true;
    await workspace.click(dana, answer, 'Refine');
    await workspace.state.until('a refused call', () => workspace.state.calls.some(({ error }) => error === 'expired_trigger_id'));
    workspace.faults.triggersExpired = false;
    await workspace.click(dana, answer, 'Refine');
    const view = await formOf(bot, dana);
    const values = valuesIn(view);
    const edited = { ...values, by: { builder_by: { selected_options: [{ value: 'password' }] } } };
    workspace.fill(view, edited);
    assert.is((await workspace.submit(dana, view)).kind, 'errors');
    workspace.fill(view, { ...values, members: { builder_members: { selected_options: [{ value: 'campaign:no-such' }] } } });
    const unknown = await workspace.submit(dana, view);
    assert.ok(unknown.kind === 'errors' && unknown.errors['members'] !== undefined);
    view.body = { ...view.body, private_metadata: '{"from":"x"}' };
    assert.is((await workspace.submit(dana, view)).kind, 'errors');
  }));

test('a message says how its numbers were counted, where it is one of ours', () =>
  withBot(async (bot, dana) => {
    const { workspace } = bot;
    const channel = workspace.channel('numbers');
    await workspace.command(dana, channel, '/parley', 'exposed rate by campaign last week');
    const [answer] = await toldTo(bot, dana);
    assert.ok(answer);
    const windowSays = (words: RegExp) =>
      workspace.state.until(String(words), () => words.test(JSON.stringify(workspace.modal(dana)?.body ?? '')));
    await workspace.shortcut(dana, 'explain_numbers', answer);
    await windowSays(/whole days in/);
    await workspace.shortcut(dana, 'explain_numbers', await workspace.say(dana, channel, 'hello'));
    await windowSays(/no numbers of mine/);
    const marco = workspace.user('marco');
    await workspace.shortcut(marco, 'explain_numbers', answer);
    await workspace.state.until('a notice', () => JSON.stringify(workspace.modal(marco)?.body ?? '').includes('not to be had'));
  }));

test('a step of a workflow gives the answer, its first value and the link to it, and can be clicked in the channel', () =>
  withBot(async (bot, dana) => {
    const { workspace } = bot;
    const outcome = async (inputs: Record<string, unknown>) => {
      const id = await workspace.runStep('ask_question', inputs);
      return workspace.state.until('the end of a step', () => workspace.state.executions.get(id)?.outcome ?? false);
    };
    const channel = workspace.channel('numbers').id;
    const posted = JSON.stringify(await outcome({ question: 'exposed last week', channel_id: channel }));
    assert.match(posted, /"answer":"Exposed.*"value":\d+.*"permalink":"http/);
    const answer = workspace.state.messages.find((one) => one.channel === channel);
    assert.ok(answer);
    await workspace.click(dana, answer, 'CSV');
    await workspace.state.until('the table', () => workspace.state.messages.some(({ files }) => files.length > 0));
    const files = () => workspace.state.messages.filter((one) => one.files.length > 0 && one.threadTs !== answer.ts);
    await outcome({ question: 'exposed by day by campaign last 90 days', channel_id: channel });
    assert.is(files().length, 1, 'what does not fit goes along as a file');
    workspace.faults.next('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    assert.match(JSON.stringify(await outcome({ question: 'exposed last week', channel_id: channel })), /"permalink":"http/);
    assert.not.match(JSON.stringify(await outcome({ question: 'exposed last week' })), 'permalink');
    assert.match(JSON.stringify(await outcome({ question: 'exposed by nonsense' })), /"error":.*nonsense/);
    assert.match(JSON.stringify(await outcome({})), 'needs a question');
    assert.match(JSON.stringify(await outcome({ question: 'exposed last week', channel_id: 'C404' })), 'channel_not_found');
  }));

test.after.each(closeBots);

test.run();
