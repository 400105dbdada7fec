/** The real bot on the sample brand in a workspace, behind the real page. */
import * as assert from 'uvu/assert';
import { localPainter } from '../../../src/present/chart/local-painter.ts';
import { servePage } from '../../../src/surfaces/workspace/live/serve-page.ts';
import { peopled } from '../../../src/surfaces/workspace/try-out.ts';
import { databases } from '../../support/databases.ts';
import { withSampleAsking } from '../../support/sample-asking.ts';
import { type Bot, type BotOptions, openBot } from '../slack/bot.ts';
import { builtPage } from './browser.ts';

/** Runs `work` with it; the page is at the workspace's address. */
export async function withRealBot(work: (bot: Bot) => Promise<void>, options: Pick<BotOptions, 'schedules'> = {}): Promise<void> {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  const painter = localPainter();
  const folder = await builtPage();
  try {
    await withSampleAsking(database, async (asking) => {
      const waits = { polls: [50, 50, 50, 50], picture: [50, 50, 50] };
      const { ask, builder, follows } = asking;
      const bot = await openBot({ ask, builder, answers: asking, follows, painter, waits, ...options });
      const user = peopled(bot.workspace);
      servePage(bot.workspace, { folder, user, complete: (line) => asking.complete(line, line.length, null) });
      await work(bot);
      await bot.close();
    });
  } finally {
    await painter.close();
  }
}
