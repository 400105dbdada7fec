/** Every block, element, modal and menu on the page, and what using it tells the app. */
import type { App } from '@slack/bolt';
import * as assert from 'uvu/assert';
import { servePage } from '../../../src/surfaces/workspace/live/serve-page.ts';
import { peopled } from '../../../src/surfaces/workspace/try-out.ts';
import type { Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { onePoint } from '../slack/bot.ts';
import { closeApps, withApp } from './bolt-app.ts';
import { assertAccessible, assertFits, browserSuite, builtPage, closeBrowser, type Look, looks, openPage, picture } from './browser.ts';
import { answersGallery, chartsGallery, elementsGallery, modalView, plain } from './gallery.ts';

const blocks = browserSuite('blocks on the page');

interface Stage {
  readonly workspace: Workspace;
  readonly app: App;
  readonly user: string;
  readonly heard: string[];
}

/** A workspace with a page and an app that notes what it hears. */
async function stage(): Promise<Stage> {
  const heard: string[] = [];
  const folder = await builtPage();
  const { workspace, app } = await withApp((listening) => {
    listening.action(/.*/, async ({ ack, action, body, client }) => {
      await ack();
      const { selected_option: option, value } = action as {
        readonly selected_option?: { readonly value: string };
        readonly value?: string;
      };
      heard.push(`${'action_id' in action ? action.action_id : ''}=${option?.value ?? value ?? ''}`);
      const { trigger_id: trigger } = body as { readonly trigger_id: string };
      if ('action_id' in action && action.action_id === 'refine') await client.views.open({ trigger_id: trigger, view: modalView });
    });
    listening.options('members', async ({ ack, options }) => {
      const names = ['Summer Sale', 'Summer Camp', 'Win Back'].filter((name) => name.toLowerCase().includes(options.value.toLowerCase()));
      await ack({ options: names.map((name) => ({ text: plain(name), value: name })) });
    });
    listening.view('builder', async ({ ack, view }) => {
      const { members, named } = { members: view.state.values['m']?.['members'], named: view.state.values['n']?.['named'] };
      heard.push(`submitted ${String(members?.selected_options?.map(({ value }) => value))} ${String(named?.value)}`);
      if (named?.value === 'taken') await ack({ response_action: 'errors', errors: { n: 'This name is taken.' } });
      else await ack();
    });
    listening.command('/parley', async ({ ack }) => ack({ text: 'Only you see *this*.' }));
    listening.event('app_home_opened', async ({ event, client }) => {
      const blocksOfHome = [
        { type: 'header' as const, text: plain('Today') },
        { type: 'section' as const, text: plain('All is well.') },
      ];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: blocksOfHome } });
    });
    listening.shortcut('explain', async ({ ack }) => {
      await ack();
      heard.push('explained');
    });
  });
  const user = peopled(workspace);
  servePage(workspace, { folder, user, complete: () => Promise.resolve([]) });
  return { workspace, app, user, heard };
}

/** Posts `given` into the direct messages, with a picture that its images may show. */
async function show({ workspace, app, user }: Stage, given: (picture: string) => readonly object[]): Promise<void> {
  const token = workspace.botToken;
  workspace.faults.processingPolls = 0;
  const { file_id: id = '', upload_url: url = '' } = await app.client.files.getUploadURLExternal({
    token,
    filename: 'a.png',
    length: onePoint.length,
  });
  await (await fetch(url, { method: 'POST', body: new Uint8Array(onePoint) })).arrayBuffer();
  await app.client.files.completeUploadExternal({ token, files: [{ id }] });
  await app.client.apiCall('chat.postMessage', { token, channel: workspace.direct(user).id, text: 'Gallery', blocks: given(id) });
}

const galleries = [
  { what: 'answers', gallery: answersGallery, height: 1700 },
  { what: 'charts', gallery: chartsGallery, height: 960 },
  { what: 'elements', gallery: elementsGallery, height: 640 },
];

for (const [name, look] of Object.entries(looks) as readonly (readonly [string, Look])[])
  for (const { what, gallery, height } of galleries)
    blocks(`${what} are shown, fit and read well (${name})`, async () => {
      const here = await stage();
      await show(here, gallery);
      const { page, close } = await openPage(here.workspace.url, { ...look, height });
      await page.locator('article').waitFor();
      assert.not.match(await page.locator('article').innerText(), /cannot be shown/);
      await assertFits(page);
      await assertAccessible(page);
      await picture(page, `${what}-${name}`);
      await close();
    });

blocks('buttons, menus, selects, confirmations and feedback reach the app', async () => {
  const here = await stage();
  await show(here, elementsGallery);
  const { page, close } = await openPage(here.workspace.url);
  const heard = (what: string) => here.workspace.state.until(what, () => here.heard.includes(what));
  const note = setInterval(() => here.workspace.state.changed(), 50);
  await page.getByRole('button', { name: 'CSV', exact: true }).click();
  await heard('csv=yes');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'As a table' }).click();
  await heard('menu=table');
  await page.getByRole('combobox', { name: 'Chart' }).selectOption('pie');
  await heard('kind=pie');
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete it' }).click();
  await heard('drop=a1');
  assert.is(here.heard.filter((one) => one.startsWith('drop')).length, 1);
  await page.getByRole('button', { name: 'This answer helps' }).click();
  await heard('helps=good');
  clearInterval(note);
  await close();
});

blocks('a modal searches members, says what is missing or wrong, and is sent', async () => {
  const here = await stage();
  await show(here, elementsGallery);
  const { page, close } = await openPage(here.workspace.url);
  await page.getByRole('button', { name: 'Refine' }).click();
  const dialog = page.getByRole('dialog', { name: 'Question' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Ask' }).click();
  assert.is(await dialog.getByText('Please complete this required field.').count(), 2);
  const search = dialog.getByRole('combobox', { name: 'Campaigns' });
  await search.fill('summer');
  await page.getByRole('option', { name: 'Summer Camp' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'modal-search');
  await search.press('Enter');
  await search.fill('win');
  await page.getByRole('option', { name: 'Win Back' }).click();
  await dialog.getByLabel('Name').fill('taken');
  await dialog.getByRole('button', { name: 'Ask' }).click();
  await dialog.getByText('This name is taken.').waitFor();
  await dialog.getByLabel('Name').fill('mine');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(here.heard.at(-1), 'submitted Summer Sale,Win Back mine');
  await page.getByRole('button', { name: 'Refine' }).click();
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await close();
});

blocks('commands answer the one who asked; Home is made when it is opened; files are saved; someone else sees his own', async () => {
  const here = await stage();
  const { workspace, app, user } = here;
  const { page, close } = await openPage(workspace.url);
  const composer = page.getByRole('textbox', { name: 'Message Parley' });
  await composer.fill('/par');
  await page.getByRole('option', { name: /^\/parley/ }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('exposed');
  await page.keyboard.press('Enter');
  await page.getByText('Only visible to you').waitFor();
  await picture(page, 'command');
  await composer.fill('/nonsense');
  await composer.press('Enter');
  await page.getByText('/nonsense is not a command here.').waitFor();
  const token = workspace.botToken;
  const { file_id: id = '', upload_url: url = '' } = await app.client.files.getUploadURLExternal({
    token,
    filename: 'whole.csv',
    length: 3,
  });
  await (await fetch(url, { method: 'POST', body: 'a,b' })).arrayBuffer();
  await app.client.files.completeUploadExternal({
    token,
    files: [{ id, title: 'The whole table' }],
    channel_id: workspace.direct(user).id,
  });
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /The whole table/ }).click();
  assert.is((await download).suggestedFilename(), 'whole.csv');
  await page.getByRole('link', { name: 'Parley Home' }).click();
  await page.getByText('All is well.').waitFor();
  await assertAccessible(page);
  await picture(page, 'home');
  await page.getByRole('link', { name: 'leadership' }).click();
  await page.getByRole('button', { name: 'Add Parley' }).click();
  await page.getByRole('button', { name: 'Add Parley' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Switch to dark colours' }).click();
  assert.is(await page.locator('html').getAttribute('data-theme'), 'dark');
  await page.getByRole('combobox', { name: 'You are' }).selectOption({ label: 'Noor Haddad' });
  await page.getByRole('link', { name: 'Parley', exact: true }).click();
  await page.getByText('Ask Parley').waitFor();
  assert.is(await page.getByText('Only visible to you').count(), 0);
  await close();
});

blocks('a stream grows before the reader, an empty status is gone, and a server that stopped is said', async () => {
  const here = await stage();
  const { workspace, app, user } = here;
  const token = workspace.botToken;
  const channel = workspace.direct(user);
  const { page, close } = await openPage(workspace.url);
  const composer = page.getByRole('textbox', { name: 'Message Parley' });
  await composer.fill('hello');
  await composer.press('Enter');
  const thread = page.getByRole('region', { name: 'Thread', exact: true });
  await thread.waitFor();
  const asked = workspace.state.messages.at(-1);
  assert.ok(asked);
  const place = { token, channel_id: channel.id, thread_ts: asked.ts };
  await app.client.apiCall('agents.sessions.setStatus', { ...place, status: 'processing' });
  await app.client.assistant.threads.setStatus({ ...place, status: 'is counting visits…' });
  await thread.getByText('is counting visits…').waitFor();
  await thread.getByRole('button', { name: 'Stop' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'status');
  await thread.getByRole('button', { name: 'Stop' }).click();
  const { ts = '' } = await app.client.chat.startStream({ token, channel: channel.id, thread_ts: asked.ts, markdown_text: '**Exp' });
  await app.client.chat.appendStream({
    token,
    channel: channel.id,
    ts,
    chunks: [
      { type: 'markdown_text', text: 'osed** rose' },
      { type: 'task_update', id: 'q', title: 'Run the query', status: 'complete' },
    ],
  });
  await thread.getByText('Exposed rose').waitFor();
  await thread.getByText('Run the query').waitFor();
  assert.is(await thread.getByText('is counting visits…').count(), 0);
  await app.client.chat.stopStream({ token, channel: channel.id, ts });
  await workspace.close();
  await page.getByText('The connection is lost; trying again…').waitFor();
  await thread.getByRole('textbox').fill('are you there?');
  await page.keyboard.press('Enter');
  await page.getByText('The workspace cannot be reached. Is it still running?').waitFor();
  assert.is(await thread.getByRole('textbox').inputValue(), 'are you there?');
  await close(/ERR_/);
});

blocks.after.each(closeApps);
blocks.after(closeBrowser);
blocks.run();
