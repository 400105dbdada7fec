/** The real bot on the sample brand in a workspace, behind the real page. */
import * as assert from 'uvu/assert';
import type { Asking } from '../../../src/ask/asking.ts';
import { localPainter } from '../../../src/present/chart/local-painter.ts';
import type { Store } from '../../../src/store/store.ts';
import { servePage } from '../../../src/surfaces/workspace/live/serve-page.ts';
import { peopled } from '../../../src/surfaces/workspace/try-out.ts';
import { databases } from '../../support/databases.ts';
import { withSampleAsking } from '../../support/sample-asking.ts';
import { type Bot, type BotOptions, openBot } from '../slack/bot.ts';
import { builtPage } from './browser.ts';

export interface RealBotOptions {
  /** Schedules and alerts over the bot's own tables, which ask the brand. */
  readonly schedules?: (store: Store, asking: Asking) => ReturnType<NonNullable<BotOptions['schedules']>>;
}

/** Runs `work` with it; the page is at the workspace's address. */
export async function withRealBot(work: (bot: Bot) => Promise<void>, { schedules }: RealBotOptions = {}): Promise<void> {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  const painter = localPainter();
  const folder = await builtPage();
  try {
    await withSampleAsking(database, async (asking) => {
      const waits = { polls: [50, 50, 50, 50], picture: [50, 50, 50] };
      const { ask, builder, follows } = asking;
      const due = schedules === undefined ? {} : { schedules: (store: Store) => schedules(store, asking) };
      const bot = await openBot({ ask, builder, answers: asking, follows, painter, waits, ...due });
      const user = peopled(bot.workspace);
      servePage(bot.workspace, { folder, user, complete: (line) => asking.complete(line, line.length, null) });
      await work(bot);
      await bot.close();
    });
  } finally {
    await painter.close();
  }
}
