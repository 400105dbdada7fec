/** The address of a saved question in a real browser: pasted, looked at, asked. */
import * as assert from 'uvu/assert';
import { servePage } from '../../../src/surfaces/workspace/live/serve-page.ts';
import { peopled } from '../../../src/surfaces/workspace/try-out.ts';
import { databases } from '../../support/databases.ts';
import { withSampleAsking } from '../../support/sample-asking.ts';
import { closeBots, openBot } from '../slack/bot.ts';
import { assertAccessible, assertFits, browserSuite, builtPage, closeBrowser, type Look, looks, openPage, picture } from './browser.ts';

const links = browserSuite('links on the page');
const url = 'https://parley.example.com';

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[])
  links(`whoever pastes the address sees the question with its headline, and asks it (${name})`, async () => {
    const [database] = databases();
    assert.ok(database);
    const folder = await builtPage();
    await withSampleAsking(database, async (asking) => {
      const bot = await openBot({ ask: asking.ask, answers: asking, url });
      const { workspace, store } = bot;
      const user = peopled(workspace);
      const saved = { id: 'k3v9m2pqrs', question: 'exposed rate by campaign last week', at: 1 };
      await store.writer('saved_questions').insert({ asker: `slack:${workspace.team}:${user}`, ...saved });
      servePage(workspace, { folder, user, complete: () => Promise.resolve([]) });
      const general = [...workspace.state.channels.values()].find((channel) => channel.name === 'general');
      const { page, close } = await openPage(`${workspace.url}#${general?.id ?? ''}`, look);
      await page.getByRole('textbox', { name: 'Message #general' }).fill(`our week: ${url}/q/k3v9m2pqrs`);
      await page.keyboard.press('Enter');
      const preview = page.locator('.unfurl').filter({ visible: true }).first();
      await preview.getByRole('button', { name: 'Ask in the thread' }).waitFor();
      const text = await preview.innerText();
      assert.match(text, 'exposed rate by campaign last week');
      assert.match(text, /highest with \d+/);
      await assertFits(page);
      await assertAccessible(page);
      await picture(page, `preview-${name}`);
      await preview.getByRole('button', { name: 'Ask in the thread' }).click();
      const answer = await workspace.state.until('the answer', () => workspace.state.messages.find(({ fromBot }) => fromBot));
      assert.match(answer.text, 'Exposed rate by campaign');
      await close();
      await bot.close();
    });
  });

links.after.each(closeBots);
links.after(closeBrowser);

links.run();
