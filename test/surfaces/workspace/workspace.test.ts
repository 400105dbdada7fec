/** The workspace refuses what Slack refuses: otherwise passing against it would mean nothing. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { complaintsAbout } from '../../../src/surfaces/workspace/blocks/complaints.ts';
import type { Json } from '../../../src/surfaces/workspace/blocks/shape.ts';
import { openWorkspace, type Workspace } from '../../../src/surfaces/workspace/workspace.ts';

const install = { scopes: ['chat:write', 'files:write'], events: [] };

async function call(
  workspace: Workspace,
  method: string,
  args: Readonly<Record<string, string>>,
  token: string | null = workspace.botToken,
): Promise<Json> {
  const response = await fetch(workspace.apiUrl + method, {
    method: 'POST',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  });
  return (await response.json()) as Json;
}

test('unknown methods, missing and wrong tokens, missing scopes and the wrong kind of token are refused', async () => {
  const workspace = await openWorkspace(install);
  assert.is((await call(workspace, 'chat.shout', {}))['error'], 'unknown_method');
  assert.is((await call(workspace, 'auth.test', {}, null))['error'], 'not_authed');
  assert.is((await call(workspace, 'auth.test', {}, 'xoxb-wrong'))['error'], 'invalid_auth');
  assert.is((await call(workspace, 'auth.test', {}, workspace.appToken))['error'], 'not_allowed_token_type');
  assert.is((await call(workspace, 'apps.connections.open', {}))['error'], 'not_allowed_token_type');
  assert.equal(await call(workspace, 'users.info', { user: 'U1' }), {
    ok: false,
    error: 'missing_scope',
    needed: 'users:read',
    provided: 'chat:write,files:write',
  });
  assert.is((await call(workspace, 'auth.test', {}))['ok'], true);
  await workspace.close();
});

test('messages need a channel that the app is in, a thread that exists, and words or blocks', async () => {
  const workspace = await openWorkspace(install);
  const channel = workspace.channel('numbers');
  const post = async (args: Readonly<Record<string, string>>) =>
    (await call(workspace, 'chat.postMessage', { channel: channel.id, ...args }))['error'];
  assert.is(await post({ channel: 'C404', text: 'x' }), 'channel_not_found');
  assert.is(await post({ text: 'x', thread_ts: '9.9' }), 'thread_not_found');
  assert.is(await post({}), 'no_text');
  assert.is(await post({ blocks: 'no json' }), 'invalid_blocks_format');
  assert.is(
    await post({ text: 'x', blocks: JSON.stringify(Array.from({ length: 51 }, () => ({ type: 'divider' }))) }),
    'msg_blocks_too_many',
  );
  channel.members.delete(workspace.bot.userId);
  assert.is(await post({ text: 'x' }), 'not_in_channel');
  await workspace.close();
});

test('a message can be changed by its writer, and seen by one person only', async () => {
  const workspace = await openWorkspace(install);
  const dana = workspace.user('dana');
  const channel = workspace.channel('numbers');
  const posted = await call(workspace, 'chat.postMessage', { channel: channel.id, text: 'one' });
  await call(workspace, 'chat.update', { channel: channel.id, ts: String(posted['ts']), text: 'two' });
  assert.is(workspace.state.messages[0]?.text, 'two');
  const theirs = await workspace.say(dana, channel, 'hello');
  assert.is((await call(workspace, 'chat.update', { channel: channel.id, ts: theirs.ts, text: 'x' }))['error'], 'cant_update_message');
  assert.is((await call(workspace, 'chat.update', { channel: channel.id, ts: '9.9', text: 'x' }))['error'], 'message_not_found');
  await call(workspace, 'chat.postEphemeral', { channel: channel.id, user: dana, text: 'only you' });
  assert.is(workspace.state.messages.at(-1)?.onlyFor, dana);
  await workspace.close();
});

test('an upload must have the length announced; multipart and raw bytes are taken', async () => {
  const workspace = await openWorkspace(install);
  const place = await call(workspace, 'files.getUploadURLExternal', { filename: 'a.csv', length: '3' });
  const url = String(place['upload_url']);
  const send = async (body: string | FormData) => {
    const response = await fetch(url, { method: 'POST', body });
    await response.arrayBuffer();
    return response.status;
  };
  assert.is(await send('abcd'), 400);
  assert.is(await send('abc'), 200);
  const form = new FormData();
  form.set('body', new Blob(['xyz']), 'a.csv');
  assert.is(await send(form), 200);
  assert.is(workspace.state.files.get(String(place['file_id']))?.bytes?.toString(), 'xyz');
  await workspace.close();
});

const cell = { type: 'raw_text', text: 'x' };
const table = (rows: unknown) => ({ type: 'data_table', caption: 'T', rows });
const button = { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'x' } };
const bad: readonly (readonly [what: string, block: Json, complaint: string])[] = [
  ['an unknown block', { type: 'scatter' }, '[ERROR] unsupported type: scatter [json-pointer:/blocks/0/type]'],
  [
    'an empty text',
    { type: 'section', text: { type: 'mrkdwn', text: '' } },
    '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a long text',
    { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } },
    '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['a section of nothing', { type: 'section' }, '[ERROR] missing required field: text [json-pointer:/blocks/0]'],
  [
    'a field that Slack does not know',
    { type: 'divider', colour: 'red' },
    '[ERROR] invalid additional property: colour [json-pointer:/blocks/0]',
  ],
  [
    'a long button',
    { type: 'actions', elements: [{ ...button, text: { type: 'plain_text', text: 'x'.repeat(76) } }] },
    '[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'two buttons of one id',
    { type: 'actions', elements: [button, button] },
    '[ERROR] action_id "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
  ],
  ['a table without rows', table([[cell]]), '[ERROR] no fewer than 2 items allowed [json-pointer:/blocks/0/rows]'],
  [
    'a table with rows of different lengths',
    table([[cell], [cell, cell]]),
    '[ERROR] all rows must have the same number of cells [json-pointer:/blocks/0/rows/1]',
  ],
  [
    'a table with too many columns',
    table([Array(21).fill(cell), Array(21).fill(cell)]),
    '[ERROR] no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
  ],
  [
    'a table with an empty cell',
    table([[cell], [{ type: 'raw_text', text: '' }]]),
    '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]',
  ],
  [
    'a number that is none',
    table([[cell], [{ type: 'raw_number', value: null, text: '–' }]]),
    '[ERROR] must provide a number [json-pointer:/blocks/0/rows/1/0/value]',
  ],
  [
    'a table with too many characters',
    table([[cell], ...Array.from({ length: 200 }, () => [{ type: 'raw_text', text: 'x'.repeat(101) }])]),
    '[ERROR] no more than 20000 characters allowed in all data_table blocks of a message [json-pointer:/blocks]',
  ],
  [
    'a picture from two places',
    { type: 'image', alt_text: 'x', image_url: 'https://x', slack_file: { id: 'F1' } },
    '[ERROR] must provide exactly one of: image_url, slack_file [json-pointer:/blocks/0]',
  ],
];
for (const [what, block, complaint] of bad)
  test(`${what} is complained about`, () => assert.ok(complaintsAbout([block]).includes(complaint), complaintsAbout([block]).join('\n')));

test.run();
