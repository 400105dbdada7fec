/** Refusals with their buttons, alternatives, and what a click does. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AskOutcome } from '../../../src/ask/outcome.ts';
import { buttonsOf, clickBody } from '../../../src/surfaces/workspace/deliveries/payloads.ts';
import { closeBots, openBot } from './bot.ts';
import { answered, shown } from './shown.ts';

const refused: AskOutcome = {
  kind: 'refused',
  question: 'exposed rate by campane',
  problems: [
    {
      code: 'unknown_word',
      message: '"campane" is no word that this brand knows; "campaign" is close.',
      at: { start: 16, end: 23 },
      suggestions: [{ label: 'by campaign', question: 'exposed rate by campaign' }],
    },
    { code: 'bad_time', message: 'There is no 31 November.', at: null, suggestions: [] },
  ],
};

for (const mode of ['socket', 'http'] as const)
  test(`a refusal offers what works, and a click asks it in the thread (${mode})`, async () => {
    const bot = await openBot({ mode, ask: ({ text }) => (text === 'exposed rate by campaign' ? answered(shown()) : refused) });
    const { workspace } = bot;
    const dana = workspace.user('dana');
    const channel = workspace.channel('numbers');
    const asked = await workspace.say(dana, channel, `<@${workspace.bot.userId}> exposed rate by campane`);
    const refusal = await workspace.answer(asked);
    assert.match(refusal.text, /"campane" is no word/);
    assert.match(refusal.text, /31 November/);
    assert.match(JSON.stringify(refusal.blocks), /"text":"campane","style":\{"bold":true\}/);
    const marco = workspace.user('marco');
    assert.is((await workspace.click(marco, refusal, 'by campaign')).status, 200);
    const [, answer] = await workspace.answers(asked, 2);
    assert.match(JSON.stringify(answer?.blocks[0]), new RegExp(`<@${marco}> asked: exposed rate by campaign`));
    assert.is(bot.asked[1]?.asker, `slack:${workspace.team}:${marco}`);
    assert.is(bot.asked[1]?.thread, bot.asked[0]?.thread);
    await bot.close();
  });

test('where a button asks in the canonical words, the answer says them once, beside who asked', async () => {
  const { canonical } = shown().answer;
  const offers = {
    ...refused,
    problems: [{ ...refused.problems[0], suggestions: [{ label: 'by campaign', question: canonical }] }],
  } as const;
  const bot = await openBot({ ask: ({ text }) => (text === canonical ? answered(shown()) : offers) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const asked = await workspace.say(dana, workspace.direct(dana), 'exposed rate by campane');
  await workspace.click(dana, await workspace.answer(asked), 'by campaign');
  const [, answer] = await workspace.answers(asked, 2);
  assert.is(JSON.stringify(answer?.blocks).split(canonical).length, 2);
  assert.match(JSON.stringify(answer?.blocks[0]), `<@${dana}> asked: ${canonical}`);
  await bot.close();
});

test('a click that comes twice is answered once, and two clicks twice', async () => {
  const bot = await openBot({ ask: ({ text }) => (text === 'exposed rate by campaign' ? answered(shown()) : refused) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const asked = await workspace.say(dana, workspace.direct(dana), 'exposed rate by campane');
  const refusal = await workspace.answer(asked);
  const [button] = buttonsOf(refusal.blocks);
  const click = clickBody(refusal, button ?? {}, dana, workspace.world);
  await Promise.all([workspace.deliver('interactive', click), workspace.deliver('interactive', click)]);
  await workspace.click(dana, refusal, 'by campaign');
  await workspace.answers(asked, 3);
  await bot.close();
  assert.is(bot.asked.length, 3);
});

test('a click without a question, or with one that is too long for a button, does nothing', async () => {
  const bot = await openBot({ ask: () => refused });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const refusal = await workspace.answer(await workspace.say(dana, workspace.direct(dana), 'x'));
  const [button] = buttonsOf(refusal.blocks);
  for (const value of [undefined, '', 'x'.repeat(2001)])
    await workspace.deliver('interactive', clickBody(refusal, { ...button, value }, dana, workspace.world));
  await bot.close();
  assert.is(bot.asked.length, 1);
});

test('other readings of an answered question are buttons, too', async () => {
  const alternatives = [{ label: 'exposure rate of the brand', question: 'exposed rate brand' }];
  const bot = await openBot({ ask: () => answered(shown({ alternatives })) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const asked = await workspace.say(dana, workspace.direct(dana), 'exposed');
  await workspace.click(dana, await workspace.answer(asked), 'exposed rate brand');
  await workspace.answers(asked, 2);
  assert.is(bot.asked[1]?.text, 'exposed rate brand');
  await bot.close();
});

test.after.each(closeBots);

test.run();
