/** What was asked or fetched in direct messages, by a process that ended in the middle: another goes on in the same place. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Asking } from '../../../../src/ask/asking.ts';
import type { Message, View } from '../../../../src/surfaces/workspace/state.ts';
import { databases } from '../../../support/databases.ts';
import { withSampleAsking } from '../../../support/sample-asking.ts';
import { type Bot, type BotOptions, closeBots, openBot, startOn } from '../bot.ts';
import { valuesIn } from '../form-values.ts';
import { doomed, ended } from './dying.ts';

interface Stage {
  readonly bot: Bot;
  readonly dana: string;
}

/** The first process ends after `last` messages that `begin` leads to; what stands in the direct messages when the second has nothing left to do. */
async function takenOver(last: number, begin: (stage: Stage) => Promise<void>): Promise<readonly Message[]> {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  let written: readonly Message[] = [];
  await withSampleAsking(database, async (asking: Asking) => {
    const options: BotOptions = { ask: asking.ask, builder: asking.builder, answers: asking };
    const bot = await openBot(options);
    const { workspace } = bot;
    const dana = workspace.user('dana');
    const dead = await doomed(bot, options, last);
    await begin({ bot, dana });
    await dead.announced();
    await dead.running.stop();
    await ended(bot, await startOn(bot, options));
    const { id } = workspace.direct(dana);
    written = workspace.state.messages.filter(({ channel, onlyFor }) => channel === id && onlyFor === null);
    await bot.close();
  });
  return written;
}

function isAnswerUnder(question: Message | undefined, answer: Message | undefined): boolean {
  return answer?.threadTs === question?.ts && /^Exposed|^SESSIONS/i.test(answer?.text ?? '');
}

test('a question from Home', async () => {
  const [question, answer, ...more] = await takenOver(1, async ({ bot: { workspace }, dana }) => {
    await workspace.openApp(dana, 'home');
    const view = await workspace.state.until('examples', () => {
      const home: View | undefined = workspace.state.views.get(workspace.state.homes.get(dana) ?? '');
      return home !== undefined && JSON.stringify(home.body).includes('home_example:0') && home;
    });
    await workspace.act(dana, { view }, 'home_example:0');
  });
  assert.match(question?.text ?? '', /^You asked on Home: /);
  assert.ok(isAnswerUnder(question, answer), answer?.text);
  assert.equal(more, []);
});

test('a question from the form of the menu', async () => {
  const [question, answer, ...more] = await takenOver(1, async ({ bot: { workspace }, dana }) => {
    await workspace.shortcut(dana, 'ask_parley');
    const view = await workspace.state.until('a form', () => {
      const top = workspace.modal(dana);
      return top?.body['callback_id'] === 'question_builder' && top;
    });
    workspace.fill(view, { ...valuesIn(view), metrics: { builder_metrics: { selected_options: [{ value: 'exposed' }] } } });
    await workspace.submit(dana, view);
  });
  assert.match(question?.text ?? '', /^exposed/);
  assert.ok(isAnswerUnder(question, answer), answer?.text);
  assert.equal(more, []);
});

test('the table of an answer that only one person sees', async () => {
  const [words, file, ...more] = await takenOver(2, async ({ bot: { workspace }, dana }) => {
    await workspace.command(dana, workspace.channel('numbers'), '/parley', 'exposed by campaign last week');
    const answer = await workspace.state.until('an answer', () => workspace.state.messages.find(({ onlyFor }) => onlyFor === dana));
    await workspace.act(dana, { message: answer }, 'answer_csv');
  });
  assert.match(words?.text ?? '', /^The table of: /);
  assert.is(file?.threadTs, words?.ts);
  assert.is(file?.files.length, 1);
  assert.equal(more, []);
});

test.after.each(closeBots);

test.run();
