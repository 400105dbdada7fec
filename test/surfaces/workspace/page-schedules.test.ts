/** Schedules on the real page in a real browser: set up, listed, edited, posted, on Home. */
import type { Page } from 'playwright-core';
import { fixedClock } from '../../../src/base/clock.ts';
import { makeSchedules } from '../../../src/schedule/make-schedules.ts';
import { startRunner } from '../../../src/schedule/runner.ts';
import { dueSources } from '../../schedule/due-sources.ts';
import { sampleNow } from '../../support/sample-brand.ts';
import { type BotOptions, closeBots, logTo } from '../slack/bot.ts';
import { assertAccessible, assertFits, browserSuite, closeBrowser, type Look, looks, openPage, picture, picturesThere } from './browser.ts';
import { withRealBot } from './real-bot.ts';

const pages = browserSuite('schedules on the page');
const clock = fixedClock(sampleNow);
const log = logTo([]);

/** Runs what is asked for now: nothing waits for data. */
const schedules: NonNullable<BotOptions['schedules']> = (store) => ({
  schedules: makeSchedules(store, clock),
  runner: (deliver) =>
    startRunner({
      sources: dueSources({ store, deliver, log }),
      ...{ clock, log, everyMs: 50 },
    }),
});

function withPage(look: Look, work: (page: Page) => Promise<void>): Promise<void> {
  return withRealBot(
    async ({ workspace }) => {
      const { page, close } = await openPage(workspace.url, look);
      await work(page);
      await close();
    },
    { schedules },
  );
}

async function say(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Message Parley' });
  await composer.fill(text);
  await composer.press('Escape');
  await composer.press('Enter');
}

async function seen(page: Page, name: string): Promise<void> {
  await picturesThere(page);
  await assertFits(page);
  await assertAccessible(page);
  await picture(page, name);
}

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[]) {
  pages(`a sentence sets one up, and the list has what can be done (${name})`, () =>
    withPage(look, async (page) => {
      await say(page, 'every weekday at 9:00 post snapshot in #marketing');
      await page.getByText('Shall I post this').first().waitFor();
      await seen(page, `schedule-asked-${name}`);
      await page.getByRole('button', { name: 'Set it up' }).click();
      await page.getByText('Set up:').first().waitFor();
      await seen(page, `schedule-made-${name}`);
      await page.getByRole('button', { name: 'Edit the schedule of' }).click();
      await page.getByRole('dialog').getByText('In your own words, where that is chosen').waitFor();
      await seen(page, `schedule-form-${name}`);
    }),
  );
  pages(`the list and Home show it (${name})`, () =>
    withPage(look, async (page) => {
      await say(page, '/parley send me exposed rate by campaign last week every Monday at 8:30');
      await page.getByText('Set up:').first().waitFor();
      await say(page, '/parley schedules');
      await page
        .getByRole('button', { name: /^Run now/ })
        .first()
        .waitFor();
      await seen(page, `schedule-list-${name}`);
      await page
        .getByRole('button', { name: /^Run now/ })
        .first()
        .click();
      await page.getByText('Set up by').first().waitFor();
      await page.getByRole('button', { name: /^Edit/ }).last().scrollIntoViewIfNeeded();
      await seen(page, `schedule-posted-${name}`);
      await page.getByRole('link', { name: 'Home', exact: true }).click();
      await page.getByRole('heading', { name: 'Schedules and alerts' }).scrollIntoViewIfNeeded();
      await seen(page, `schedule-home-${name}`);
    }),
  );
}

pages.after.each(closeBots);
pages.after(closeBrowser);
pages.run();
