/** Each kind of answer, its receipt and Home on the real page, on wide and narrow screens, in light and dark. */
import * as assert from 'uvu/assert';
import { closeBots } from '../slack/bot.ts';
import {
  assertAccessible,
  assertFits,
  assertLegible,
  browserSuite,
  closeBrowser,
  type Look,
  looks,
  openPage,
  picture,
  picturesThere,
} from './browser.ts';
import { withRealBot } from './real-bot.ts';

const kinds = browserSuite('kinds of answers on the page');

/** What is typed, and words that its answer shows. */
const asked: Readonly<Record<string, readonly [question: string, shows: RegExp]>> = {
  number: ['exposed last week', /were exposed|exposed/i],
  time: ['sessions by day last 14 days', /Sessions/],
  compared: ['exposed rate by campaign last week vs previous week', /previous week/i],
  share: ['share of exposures by device last week', /%/],
  stacked: ['exposed by campaign and device last week', /mobile smartphone/i],
  none: ['exposed by campaign last week, only where exposed > 1000000', /No campaign|no rows|None/i],
  definition: ['what is exposed rate', /EXPOSED RATE/],
  list: ['list campaigns', /Mobile/],
  readings: ['conversions by campaign last week', /CONVERSIONS/],
  help: ['help', /ask/i],
  unknown: ['exposed by frobnicate', /frobnicate/],
};

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[]) {
  for (const [kind, [question, shows]] of Object.entries(asked))
    kinds(`${kind}: “${question}” fits and reads well (${name})`, () =>
      withRealBot(async ({ workspace }) => {
        const { page, close } = await openPage(workspace.url, look);
        await page.getByRole('textbox', { name: 'Message Parley' }).fill(question);
        await page.keyboard.press('Enter');
        const thread = page.getByRole('region', { name: 'Thread', exact: true });
        await thread
          .getByText('This answer helps')
          .or(thread.getByText('These work:'))
          .or(thread.getByRole('button', { name: 'exposed rate by campaign last week mobile' }))
          .first()
          .waitFor();
        assert.match(await thread.innerText(), shows);
        await picturesThere(page);
        await assertFits(page);
        await assertLegible(page);
        await assertAccessible(page);
        await picture(page, `kind-${kind}-${name}`);
        await close();
      }),
    );

  kinds(`the receipt of an answer and Home fit and read well (${name})`, () =>
    withRealBot(async ({ workspace }) => {
      const { page, close } = await openPage(workspace.url, look);
      await page.getByRole('textbox', { name: 'Message Parley' }).fill('exposed rate by campaign last week mobile');
      await page.keyboard.press('Enter');
      const thread = page.getByRole('region', { name: 'Thread', exact: true });
      await thread.getByRole('button', { name: 'How?' }).click();
      const receipt = page.getByRole('dialog', { name: 'How this was counted' });
      await receipt.getByText('With the numbers put in').waitFor();
      await assertFits(page);
      await assertAccessible(page);
      await picture(page, `receipt-${name}`);
      await receipt.getByText('the same again: parley ask --replay').scrollIntoViewIfNeeded();
      await picture(page, `receipt-end-${name}`);
      await receipt.getByRole('button', { name: 'Close' }).first().click();
      await receipt.waitFor({ state: 'detached' });
      await close();
      const home = await openPage(`${workspace.url}#home`, look);
      await home.page.getByText('My recent answers').waitFor();
      await home.page.getByText('exposed rate by campaign last week mobile').first().waitFor();
      await assertFits(home.page);
      await assertAccessible(home.page);
      await picture(home.page, `home-${name}`);
      await home.page.getByText('How fresh the data are').scrollIntoViewIfNeeded();
      await picture(home.page, `home-end-${name}`);
      await home.close();
    }),
  );
}

kinds.after.each(closeBots);
kinds.after(closeBrowser);
kinds.run();
