/** Alerts on the real page in a real browser: made, listed, fired, cleared, on Home. */
import type { Page } from 'playwright-core';
import { alertsOf } from '../../../src/schedule/alerts/alerts.ts';
import { makeSchedules } from '../../../src/schedule/make-schedules.ts';
import { startRunner } from '../../../src/schedule/runner.ts';
import { alertPosting, alertsIn } from '../../../src/store/alerts.ts';
import { dueSources, inTurn } from '../../schedule/due-sources.ts';
import { sampleNow } from '../../support/sample-brand.ts';
import { type Bot, closeBots, logTo } from '../slack/bot.ts';
import { assertAccessible, assertFits, browserSuite, closeBrowser, type Look, looks, openPage, picture, picturesThere } from './browser.ts';
import { withRealBot } from './real-bot.ts';

const pages = browserSuite('alerts on the page');
const log = logTo([]);

function withPage(look: Look, work: (page: Page, bot: Bot) => Promise<void>): Promise<void> {
  let now = Date.parse(sampleNow);
  const clock = { now: () => now };
  return withRealBot(
    async (bot) => {
      const { page, close } = await openPage(bot.workspace.url, look);
      await work(page, bot);
      await close();
    },
    {
      schedules: (store, { watch }) => ({
        schedules: makeSchedules(store, clock),
        alerts: { kept: alertsOf({ store: alertsIn(store), clock }), watch, clock },
        runner: (deliver, _meters, announcer) => {
          const source = inTurn(dueSources({ store, deliver, log, alerts: { watch, announcer }, pace: { apartMs: 1 } }));
          // Looked at each time.
          const hurried = { ...source, work: (_now: number, signal: AbortSignal) => source.work((now += 60_000), signal) };
          return startRunner({ sources: [hurried], clock, log, everyMs: 50 });
        },
      }),
    },
  );
}

async function say(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Message Parley' });
  await composer.fill(text);
  await composer.press('Escape');
  await composer.press('Enter');
}

/** A thread that was opened by itself lies over the channel on a phone. */
async function toTheChannel(page: Page): Promise<void> {
  await page.getByText('Watching, told in').first().waitFor();
  const back = page.getByRole('button', { name: 'Back to the channel' });
  if ((page.viewportSize()?.width ?? 0) < 600) await back.click();
}

/** Scrolls to the last button called so; what it stands in is drawn anew whenever something comes. */
async function show(page: Page, name: RegExp): Promise<void> {
  const last = page.getByRole('button', { name }).last();
  await last.scrollIntoViewIfNeeded().catch(() => last.scrollIntoViewIfNeeded());
}

async function seen(page: Page, name: string): Promise<void> {
  await picturesThere(page);
  await assertFits(page);
  await assertAccessible(page);
  await picture(page, name);
}

/** Says that the only alert has cleared, as if the next day had come with nothing in it. */
async function clear({ store }: Bot): Promise<void> {
  const kept = alertsIn(store);
  const [alert] = await kept.active('slack');
  const [place] = JSON.parse(alert?.destinations ?? '[]') as readonly string[];
  if (alert === undefined || place === undefined) throw new Error('no alert');
  const at = Date.parse(sampleNow) + 24 * 3_600_000;
  const event = { id: `${alert.id}:cleared`, alert: alert.id, period: '2026-11-23', kind: 'cleared' as const, acknowledged_by: null, at };
  const findings = JSON.stringify([{ member: [], value: 0, low: null, high: 1, before: null }]);
  await kept.record({
    ...{ alert: alert.id, revision: alert.revision, judgedTo: '2026-11-23', snoozedUntil: 0, firing: [] },
    ...{ events: [{ ...event, findings }], postings: [alertPosting(event, alert.team, place, 0)] },
  });
}

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[]) {
  pages(`a sentence sets one up with what it would have done, it fires, and clears below (${name})`, () =>
    withPage(look, async (page, bot) => {
      await say(page, 'alert me when exposed is above 1');
      await page.getByText('Watching, told in').first().waitFor();
      await seen(page, `alert-made-${name}`);
      await toTheChannel(page);
      await page.getByText('Exposed is above 1:').first().waitFor();
      await page
        .getByRole('button', { name: /^Acknowledge/ })
        .first()
        .waitFor();
      await show(page, /^Delete/);
      await seen(page, `alert-fired-${name}`);
      await clear(bot);
      // Below the question stands that it was made, below what fired that it has cleared.
      await page
        .getByRole('button', { name: /1 reply/ })
        .nth(1)
        .click();
      await page.getByText('Watching, told in').first().waitFor({ state: 'hidden' });
      await seen(page, `alert-cleared-${name}`);
    }),
  );
  pages(`several members in one message, the list and Home (${name})`, () =>
    withPage(look, async (page) => {
      await say(page, 'alert me when exposed by device is above 0');
      await toTheChannel(page);
      await page
        .getByRole('button', { name: /^Acknowledge/ })
        .first()
        .waitFor();
      await picturesThere(page);
      await show(page, /^Mute/);
      await seen(page, `alert-members-${name}`);
      await say(page, 'alert me when abandoned rate is unusually high');
      await page.getByText(/^Nothing can be said of the last/).waitFor();
      await toTheChannel(page);
      await say(page, '/parley alerts');
      await page
        .getByRole('button', { name: /^Pause/ })
        .first()
        .waitFor();
      await seen(page, `alert-list-${name}`);
      await page.getByRole('link', { name: 'Home', exact: true }).click();
      await page.getByRole('heading', { name: 'My alerts' }).last().waitFor();
      await page.getByRole('heading', { name: 'How fresh the data are' }).waitFor();
      await picturesThere(page);
      await show(page, /^Mute/);
      await seen(page, `alert-home-${name}`);
    }),
  );
}

pages.after.each(closeBots);
pages.after(closeBrowser);
pages.run();
