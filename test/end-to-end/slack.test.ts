/** The bot with everything real behind it: a database, the painter, Bolt's receivers; numbers as `ask` gives them elsewhere. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Asking } from '../../src/ask/asking.ts';
import { localPainter } from '../../src/present/chart/local-painter.ts';
import { buttonsOf } from '../../src/surfaces/workspace/deliveries/payloads.ts';
import type { Message } from '../../src/surfaces/workspace/state.ts';
import { databases } from '../support/databases.ts';
import { pictureOf } from '../support/picture.ts';
import { withSampleAsking } from '../support/sample-asking.ts';
import { type Bot, closeBots, openBot } from '../surfaces/slack/bot.ts';

const slack = suite('the bot with real answers');
slack.after.each(closeBots);

async function withBot(mode: 'socket' | 'http', work: (bot: Bot, asking: Asking) => Promise<void>): Promise<void> {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  const painter = localPainter();
  try {
    await withSampleAsking(database, async (asking) => {
      const waits = { polls: [50, 50, 50, 50], picture: [50, 50, 50] };
      const bot = await openBot({ mode, ask: asking.ask, painter, waits });
      await work(bot, asking);
      await bot.close();
    });
  } finally {
    await painter.close();
  }
}

/** The table's cells as shown, row by row, without the head. */
function cellsOf(message: Message): readonly string[] {
  const texts: string[] = [];
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) for (const each of part) walk(each);
    else if (typeof part === 'object' && part !== null) {
      const { text, value } = part as { readonly text?: unknown; readonly value?: unknown };
      if (typeof text === 'string') texts.push(text);
      if (typeof value === 'number') texts.push(String(value));
      for (const each of Object.values(part)) walk(each);
    }
  };
  walk(message.blocks.filter((block) => String(block['type']).endsWith('table')));
  return texts;
}

async function numbersOf(asking: Asking, text: string): Promise<readonly (string | number | null)[]> {
  const outcome = await asking.ask({ text, brand: null, asker: 'test', thread: null });
  assert.ok(outcome.kind === 'answer');
  return outcome.shown.answer.rows.flat();
}

for (const mode of ['socket', 'http'] as const)
  slack(`answers a mention in its thread with headline, table and a picture that shows something (${mode})`, () =>
    withBot(mode, async (bot, asking) => {
      const { workspace } = bot;
      // Slack draws no stacks.
      const text = 'exposed by campaign and device last week';
      const asked = await workspace.say(workspace.user('dana'), workspace.channel('numbers'), `<@${workspace.bot.userId}> ${text}`);
      const answer = await workspace.answer(asked);
      assert.is(answer.threadTs, asked.ts);
      const outcome = await asking.ask({ text, brand: null, asker: 'test', thread: null });
      assert.ok(outcome.kind === 'answer');
      assert.is(answer.text, outcome.shown.answer.headline);
      const cells = cellsOf(answer);
      for (const cell of await numbersOf(asking, text)) assert.ok(cells.includes(String(cell)), `${String(cell)} in ${cells.join(' | ')}`);
      const [file] = [...workspace.state.files.values()];
      assert.ok(file?.bytes);
      const picture = await pictureOf(file.bytes);
      assert.ok(picture.width >= 800 && picture.drawn(0, 0, 1, 1) > 2000);
    }),
  );

slack('answers a direct message, then a follow-up in its thread', () =>
  withBot('socket', async ({ workspace }, asking) => {
    const dana = workspace.user('dana');
    const first = await workspace.say(dana, workspace.direct(dana), 'sessions by device last week');
    await workspace.answer(first);
    const second = await workspace.say(dana, workspace.direct(dana), 'by source type', first.ts);
    const answers = await workspace.answers(second, 2);
    const cells = answers[1] ? cellsOf(answers[1]) : [];
    for (const cell of await numbersOf(asking, 'sessions by source type last week'))
      assert.ok(cells.includes(String(cell)), cells.join(' | '));
  }),
);

slack('refuses with a button whose click is answered', () =>
  withBot('http', async ({ workspace }) => {
    const dana = workspace.user('dana');
    const asked = await workspace.say(dana, workspace.direct(dana), 'sessions by campaign last week');
    const refusal = await workspace.answer(asked);
    const [button] = buttonsOf(refusal.blocks);
    assert.ok(button);
    const { text } = button['text'] as { readonly text: string };
    assert.is((await workspace.click(dana, refusal, text)).status, 200);
    const answers = await workspace.answers(asked, 2);
    assert.match(answers[1]?.text ?? '', /SESSIONS/i);
  }),
);

slack.run();
