/** *How?* and *CSV* under an answer, and what clicks may not do. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { receiptView } from '../../../../src/surfaces/slack/actions/receipt-view.ts';
import { clickBody } from '../../../../src/surfaces/workspace/deliveries/payloads.ts';
import { closeBots } from '../bot.ts';
import { answered, shown } from '../shown.ts';
import { element, modalWith, onStage, whispered, whispers } from './asking-bot.ts';

for (const mode of ['socket', 'http'] as const)
  test(`How? opens the receipt of the answer (${mode})`, () =>
    onStage(
      async (stage) => {
        const { workspace, marco } = stage;
        const answer = await stage.answered('exposed rate by campaign last week');
        await workspace.act(marco, { message: answer }, 'answer_how');
        const { body } = await modalWith(stage, marco, /With the numbers put in/);
        const text = JSON.stringify(body);
        assert.match(text, /EXPOSED RATE.*÷/);
        assert.match(text, /[\d,]+ ÷ [\d,]+ = [\d.]+%/);
        assert.match(text, /select/i);
        assert.match(text, /bindings/);
        assert.match(text, /parley ask --replay [\w-]+/);
        assert.match(text, /counted in \d+ ms/);
        assert.is(whispers(stage, marco).length, 0);
      },
      { mode },
    ));

test('How? tells how each word was read, and of no comma', () => {
  const reading = [
    { text: 'exposed', meaning: 'metric exposed' },
    { text: ',', meaning: 'not part of the question' },
    { text: 'please', meaning: 'not part of the question' },
  ];
  const nothing = { lines: [], numbers: [], sections: [], notes: [], sources: [], sql: [], elapsedMs: null, asOf: null };
  const { blocks } = receiptView({ id: 'a1b2c3', canonical: 'exposed last 7 days', reading, ...nothing });
  const said = JSON.stringify(blocks);
  assert.ok(said.includes(String.raw`*How it was read*\n“exposed”: metric exposed\n“please”: not part of the question"`), said);
});

test('CSV puts the whole table into the thread, once for a double click', () =>
  onStage(async (stage) => {
    const { workspace, marco } = stage;
    const answer = await stage.answered('exposed by campaign last week');
    await Promise.all([workspace.act(marco, { message: answer }, 'answer_csv'), workspace.act(marco, { message: answer }, 'answer_csv')]);
    const [, file] = await workspace.answers(answer, 2);
    await stage.running.stop();
    assert.is(workspace.replies(stage.numbers, answer.threadTs ?? '').length, 2);
    const stored = workspace.state.files.get(file?.files[0] ?? '');
    assert.match(stored?.bytes?.toString('utf8') ?? '', /^\uFEFFcampaign,exposed\r\n/);
  }));

test('CSV of an answer that only the asker sees goes to his direct messages', () =>
  onStage(async (stage) => {
    const { workspace, dana, numbers, asking } = stage;
    const asker = `slack:${workspace.team}:${dana}`;
    const given = await asking.ask({ text: 'exposed by campaign last week', brand: null, asker, thread: null });
    assert.is(given.kind, 'answer');
    const id = given.kind === 'answer' ? given.shown.answer.id : '';
    const button = { type: 'button', action_id: 'answer_csv', value: id };
    const posted = await stage.answered('exposed last week');
    const mine = { ...posted, onlyFor: dana, threadTs: null };
    await workspace.deliver('interactive', clickBody(mine, button, dana, workspace.world));
    const direct = workspace.direct(dana);
    await workspace.state.until('a file', () =>
      workspace.state.messages.some(({ channel, files }) => channel === direct.id && files.length > 0),
    );
    assert.is(workspace.state.messages.filter(({ channel, files }) => channel === numbers.id && files.length > 0).length, 0);
  }));

const told = /not to be had here/;

test('edited values, answers of elsewhere, of others and of other workspaces are refused to the clicker alone', () =>
  onStage(async (stage) => {
    const { workspace, dana, marco, asking, lines } = stage;
    const answer = await stage.answered('exposed by campaign last week');
    const secret = workspace.channel('secret', 'private');
    const elsewhere = await workspace.answer(await workspace.say(dana, secret, `<@${workspace.bot.userId}> aov last week`));
    const alone = await asking.ask({ text: 'aov', brand: null, asker: `slack:${workspace.team}:${dana}`, thread: null });
    const foreign = await asking.ask({ text: 'aov', brand: null, asker: `slack:T9:${marco}`, thread: `slack:T9:${answer.channel}:1.1` });
    const ids = [alone, foreign].map((one) => (one.kind === 'answer' ? one.shown.answer.id : ''));
    const values = ['x', 'x'.repeat(2000), "'; drop table answers; --", String(element(elsewhere, 'answer_csv')['value']), ...ids];
    let count = 0;
    for (const action of ['answer_csv', 'answer_how'])
      for (const value of values) {
        const button = { ...element(answer, action), value };
        await workspace.deliver('interactive', clickBody(answer, button, marco, workspace.world));
        assert.match((await whispered(stage, marco, count)).text, told);
        count += 1;
        // A double click's second is passed over within a second or two.
        if (action === 'answer_how')
          await workspace.state.until('the window', () => /not to be had/.test(JSON.stringify(workspace.modal(marco)?.body)));
        workspace.state.stacks.set(marco, []);
        for (const key of ['how', 'csv']) await stage.store.writer('deliveries').where('id', 'like', `${key}:%`).delete();
      }
    assert.is(workspace.state.messages.filter(({ files }) => files.length > 0).length, 0);
    const refusals = lines.filter(({ message }) => message === 'a click on an answer was refused');
    assert.is(refusals.length, count);
    assert.not.match(JSON.stringify(refusals), /drop table|xxxx/);
  }));

test('a click that cannot be read does nothing; a plan that vanished meanwhile, a fault and a window that was closed are borne', () =>
  onStage(async (stage) => {
    const { workspace, marco, lines } = stage;
    const answer = await stage.answered('exposed by campaign last week');
    await workspace.deliver('interactive', clickBody(answer, { ...element(answer, 'answer_csv'), value: '' }, marco, workspace.world));
    await workspace.state.until('a line', () => lines.some(({ message }) => message.includes('cannot be read')) || null);
    workspace.faults.triggersExpired = true;
    await workspace.act(marco, { message: answer }, 'answer_how');
    assert.match((await whispered(stage, marco)).text, /fault on our side. It is logged as \w{8}/);
  }));

test('where an answer cannot be given again, the clicker is told why', async () => {
  const outcomes = [
    {
      kind: 'refused' as const,
      question: 'x',
      problems: [{ code: 'no_data' as const, message: 'No <data>.', at: null, suggestions: [] }] as const,
    },
    { kind: 'fault' as const, id: 'f1' },
    null,
  ];
  for (const [index, said] of [/No &lt;data&gt;/, /logged as f1/, told].entries()) {
    const outcome = outcomes[index] ?? null;
    const answers = {
      origin: () => Promise.resolve({ asker: '', thread: thread(), question: '', alone: false }),
      replay: () => Promise.resolve(outcome),
      receipt: () => Promise.resolve(outcome),
      offers: () => Promise.resolve([]),
      refuse: () => Promise.resolve(),
      copy: () => Promise.resolve(null),
      recount: () => Promise.resolve(null),
      goOn: () => Promise.resolve(),
      memberQuestion: () => Promise.resolve(null),
      judge: () => Promise.resolve(true),
    };
    let thread = (): string => '';
    await onStage(
      async (stage) => {
        thread = () => `slack:${stage.workspace.team}:${stage.numbers.id}:1`;
        const answer = await stage.answered('exposed');
        await stage.workspace.act(stage.marco, { message: answer }, 'answer_csv');
        assert.match((await whispered(stage, stage.marco)).text, said);
        await stage.workspace.act(stage.marco, { message: answer }, 'answer_how');
        await modalWith(stage, stage.marco, index === 0 ? /No <data>/ : said);
      },
      { answers, ask: () => answered(shown({ sql: [{ text: 'select 1', bindings: [] }] })) },
    );
  }
});

test.after.each(closeBots);

test.run();
