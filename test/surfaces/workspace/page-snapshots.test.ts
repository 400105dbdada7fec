/** Snapshots on the real page in a real browser: the first message, its sections and graphs, on wide and narrow screens. */
import type { Page } from 'playwright-core';
import { closeBots } from '../slack/bot.ts';
import { assertAccessible, assertFits, browserSuite, closeBrowser, type Look, looks, openPage, picture, picturesThere } from './browser.ts';
import { withRealBot } from './real-bot.ts';

const snapshots = browserSuite('snapshots on the page');

/** The page of a workspace with the bot in it, on the sample brand. */
function withPage(look: Look, work: (page: Page) => Promise<void>): Promise<void> {
  return withRealBot(async ({ workspace }) => {
    const { page, close } = await openPage(workspace.url, look);
    await work(page);
    await close();
  });
}

const panels = ['brand', 'lob', 'campaign', 'engagement', 'entry point'] as const;

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[])
  for (const panel of panels)
    snapshots(`the ${panel} panel opens on one screen, and its sections follow (${name})`, () =>
      withPage(look, async (page) => {
        await page.getByRole('textbox', { name: 'Message Parley' }).fill(`${panel} snapshot on 18 Nov`);
        await page.keyboard.press('Enter');
        const thread = page.getByRole('region', { name: 'Thread', exact: true });
        const sections = panel === 'lob' || panel === 'entry point' ? 1 : 5;
        await thread
          .getByRole('table')
          .nth(sections - 1)
          .waitFor();
        await picturesThere(page);
        await assertFits(page);
        await assertAccessible(page);
        const file = panel.replace(' ', '-');
        const articles = thread.locator('article');
        await articles.nth(1).scrollIntoViewIfNeeded();
        await picture(page, `snapshot-${file}-${name}`);
        for (const [index, part] of (panel === 'brand' || panel === 'campaign'
          ? ['funnel', 'conversation', 'conversion', 'efficiency', 'operations']
          : ['funnel']
        ).entries()) {
          await articles.nth(index + 2).scrollIntoViewIfNeeded();
          await picture(page, `snapshot-${file}-${part}-${name}`);
        }
      }),
    );

/** A day that is not over, one without a row, and one whose members have names of several scripts. */
const special = {
  today: 'snapshot today',
  empty: 'engagement snapshot on 2026-10-05 tablet',
  how: 'entry point snapshot on 18 Nov',
} as const;

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[])
  for (const [what, text] of Object.entries(special))
    snapshots(`a snapshot of a special day opens too: ${text} (${name})`, () =>
      withPage(look, async (page) => {
        await page.getByRole('textbox', { name: 'Message Parley' }).fill(text);
        await page.keyboard.press('Enter');
        const thread = page.getByRole('region', { name: 'Thread', exact: true });
        const articles = thread.locator('article');
        await articles.nth(what === 'how' ? 2 : 6).waitFor();
        await picturesThere(page);
        await articles.nth(1).scrollIntoViewIfNeeded();
        if (what === 'how') {
          await articles.nth(1).getByRole('button', { name: 'How?' }).click();
          await page.getByText('ENGAGEMENT VIEWS: views:').waitFor();
          await page.getByText('PROSPECT RATE: prospects').scrollIntoViewIfNeeded();
        }
        await assertFits(page);
        await assertAccessible(page);
        await picture(page, `snapshot-${what}-${name}`);
      }),
    );

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[])
  snapshots(`the answer to /snapshot is one message for the asker (${name})`, () =>
    withPage(look, async (page) => {
      const composer = page.getByRole('textbox', { name: 'Message Parley' });
      await composer.fill('/snapshot campaign Mobile vs last week');
      await composer.press('Escape');
      await composer.press('Enter');
      await page.getByText('Only visible to you').waitFor();
      await assertFits(page);
      await assertAccessible(page);
      await picture(page, `snapshot-command-${name}`);
    }),
  );

snapshots.after.each(closeBots);
snapshots.after(closeBrowser);
snapshots.run();
