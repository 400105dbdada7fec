/** The real bot, the real page, a real browser: a newcomer asks, looks, sorts, asks on. */
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { closeBots } from '../slack/bot.ts';
import { assertAccessible, assertFits, browserSuite, closeBrowser, type Look, looks, openPage, picture, picturesThere } from './browser.ts';
import { withRealBot } from './real-bot.ts';

const answers = browserSuite('answers on the page');

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[])
  answers(`a first question is one click away, and its answer fits and reads well (${name})`, () =>
    withRealBot(async ({ workspace }) => {
      const { page, close } = await openPage(workspace.url, look);
      const prompts = page.locator('.prompts button');
      await prompts.first().waitFor();
      assert.is(await prompts.count(), 3);
      await assertFits(page);
      await assertAccessible(page);
      await picture(page, `welcome-${name}`);
      await prompts.first().click();
      const thread = page.getByRole('region', { name: 'Thread', exact: true });
      await thread.locator('table.cells').waitFor();
      assert.match(await thread.innerText(), 'Exposed rate by campaign');
      await picturesThere(page);
      await assertFits(page);
      await assertAccessible(page);
      await picture(page, `answer-${name}`);
      await close();
    }),
  );

answers('a table sorts by its heads and pages', () =>
  withRealBot(async ({ workspace }) => {
    const { page, close } = await openPage(workspace.url);
    await page.getByRole('textbox', { name: 'Message Parley' }).fill('exposed and exposed rate by entry point last 30 days');
    await page.keyboard.press('Enter');
    const table = page.getByRole('region', { name: 'Thread', exact: true }).locator('table.cells');
    await table.waitFor();
    const column = async (): Promise<readonly number[]> =>
      (await table.locator('tbody tr td:nth-child(2)').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
    const head = table.getByRole('button', { name: /EXPOSED/i }).first();
    await head.click();
    const down = await column();
    assert.equal(
      down,
      down.toSorted((a, b) => b - a),
    );
    assert.is(await table.locator('th[aria-sort=descending]').count(), 1);
    await head.click();
    const up = await column();
    assert.equal(
      up,
      up.toSorted((a, b) => a - b),
    );
    assert.ok(up.length > 1);
    await close();
  }),
);

answers('a follow-up in the thread changes the answer, by keyboard alone', () =>
  withRealBot(async ({ workspace }) => {
    const { page, close } = await openPage(workspace.url);
    await page.getByRole('textbox', { name: 'Message Parley' }).focus();
    await page.keyboard.type('exposed by campaign last week');
    await page.keyboard.press('Enter');
    const thread = page.getByRole('region', { name: 'Thread', exact: true });
    await thread.locator('table.cells').waitFor();
    await thread.getByRole('textbox', { name: 'Reply in this thread' }).focus();
    await page.keyboard.type('by device');
    await page.keyboard.press('Enter');
    await thread.locator('table.cells').nth(1).waitFor();
    assert.match(await thread.locator('article').last().innerText(), /Exposed by device/);
    await thread.getByText('3 replies').waitFor();
    await picture(page, 'follow-up');
    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'detached' });
    await close();
  }),
);

answers('what is typed is completed from the metrics and members of the brand', () =>
  withRealBot(async ({ workspace }) => {
    const { page, close } = await openPage(workspace.url);
    const composer = page.getByRole('textbox', { name: 'Message Parley' });
    await composer.focus();
    await page.keyboard.type('exposed by camp');
    const offer = page.getByRole('option', { name: /^campaign/ }).first();
    await offer.waitFor();
    await assertAccessible(page);
    await picture(page, 'completion');
    await page.keyboard.press('Tab');
    assert.match(await composer.inputValue(), /^exposed by campaign /);
    await close();
  }),
);

answers('a mention in a channel is answered in its thread, and a question that cannot be answered says what can', () =>
  withRealBot(async ({ workspace }) => {
    const { page, close } = await openPage(workspace.url);
    await page.getByRole('link', { name: 'marketing' }).click();
    const composer = page.getByRole('textbox', { name: 'Message #marketing' });
    await composer.fill('@parley sessions by campaign last week');
    await composer.press('Enter');
    const thread = page.getByRole('region', { name: 'Thread', exact: true });
    const suggestion = thread.locator('.actions .button').first();
    await suggestion.waitFor();
    await assertAccessible(page);
    await picture(page, 'refusal');
    await suggestion.click();
    await thread.getByText('asked:').waitFor();
    await close();
  }),
);

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[])
  answers(`an answer to a command is refined in the form, its members found by typing (${name})`, () =>
    withRealBot(async ({ workspace }) => {
      const { page, close } = await openPage(`${workspace.url}#${workspace.channel('numbers').id}`, look);
      const composer = page.getByRole('textbox', { name: 'Message #numbers' });
      await composer.fill('/parley exposed rate by campaign last week');
      await composer.press('Escape');
      await composer.press('Enter');
      await page.getByText('Only visible to you').waitFor();
      await picture(page, `command-${name}`);
      await page.getByRole('button', { name: 'Refine', exact: true }).click();
      const form = page.getByRole('dialog', { name: 'Build a question' });
      await form.getByText('exposed rate by campaign last week').waitFor();
      const members = form.getByRole('combobox', { name: /^Only these LOBs/ });
      await members.fill('exp');
      const found = form.getByRole('option', { name: /Exposed/ }).first();
      await found.waitFor();
      await assertAccessible(page);
      await picture(page, `refine-${name}`);
      await found.click();
      await form.getByText('campaign "Exposed"').waitFor();
      await members.press('Tab');
      await assertFits(page);
      await assertAccessible(page);
      await form.getByText('Parley will be asked').scrollIntoViewIfNeeded();
      await picture(page, `refined-${name}`);
      await form.getByRole('button', { name: 'Ask', exact: true }).click();
      await form.waitFor({ state: 'detached' });
      await page.getByText('Only visible to you').nth(1).waitFor();
      await close();
    }),
  );

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[])
  answers(`an answer that only one person sees shows its picture, too (${name})`, () =>
    withRealBot(async ({ workspace }) => {
      const { page, close } = await openPage(`${workspace.url}#${workspace.channel('numbers').id}`, look);
      const composer = page.getByRole('textbox', { name: 'Message #numbers' });
      await composer.fill('/parley opened conversations by day by campaign last week as stacked bars');
      await composer.press('Escape');
      await composer.press('Enter');
      await page.getByText('Only visible to you').waitFor();
      await page.getByRole('img', { name: /^Stacked bar chart/ }).waitFor();
      await picturesThere(page);
      await page.getByText('Only visible to you').scrollIntoViewIfNeeded();
      await assertFits(page);
      await assertAccessible(page);
      await picture(page, `private-${name}`);
      await close();
    }),
  );

answers('an answer to a command is shared for everybody, who then have its table as a file', () =>
  withRealBot(async ({ workspace }) => {
    const { page, close } = await openPage(`${workspace.url}#${workspace.channel('numbers').id}`);
    const composer = page.getByRole('textbox', { name: 'Message #numbers' });
    await composer.fill('/parley exposed rate by campaign last week');
    await composer.press('Escape');
    await composer.press('Enter');
    await page.getByText('Only visible to you').waitFor();
    await page.getByRole('button', { name: 'Share in channel' }).click();
    await page.getByText('asked: exposed rate by campaign last week').waitFor();
    await page.getByText('Only visible to you').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'CSV', exact: true }).click();
    await page.getByRole('button', { name: /1 reply/ }).click();
    const thread = page.getByRole('region', { name: 'Thread', exact: true });
    const download = page.waitForEvent('download');
    await thread.getByRole('link', { name: /csv/ }).click();
    const file = await (await download).path();
    assert.match(readFileSync(file, 'utf8'), /^\uFEFFcampaign,exposed_rate\r\n/);
    await assertFits(page);
    await assertAccessible(page);
    await close();
  }),
);

answers('the builder opens from the menu of shortcuts', () =>
  withRealBot(async ({ workspace }) => {
    const { page, close } = await openPage(workspace.url);
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByText('Build a question').click();
    const form = page.getByRole('dialog', { name: 'Build a question' });
    await form.getByText('Choose a metric; the question stands here').waitFor();
    await form.getByRole('button', { name: 'Ask', exact: true }).click();
    await form.getByText('Please complete this required field.').waitFor();
    await close();
  }),
);

answers.after.each(closeBots);
answers.after(closeBrowser);
answers.run();
