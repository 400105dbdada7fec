/** Methods as a WebClient calls them: streams, look-ups, history, files, faults. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { closeApps, codeOf, withApp } from './bolt-app.ts';

test('a stream grows, shows tasks and ends with blocks; then it is no stream any more', async () => {
  const { workspace, app } = await withApp(() => undefined);
  const { chat } = app.client;
  const token = workspace.botToken;
  const dana = workspace.user('dana');
  const channel = workspace.channel('numbers');
  const asked = await workspace.say(dana, channel, 'hello');
  const place = { token, channel: channel.id, thread_ts: asked.ts };
  assert.is(await codeOf(chat.startStream(place)), 'invalid_arguments');
  const { ts = '' } = await chat.startStream({
    ...place,
    recipient_user_id: dana,
    recipient_team_id: workspace.team,
    markdown_text: 'Exp',
  });
  const here = { token, channel: channel.id, ts };
  await chat.appendStream({ ...here, markdown_text: 'osed' });
  const task = (status: 'in_progress' | 'complete') => ({ type: 'task_update' as const, id: 'sql', title: 'Run query', status });
  await chat.appendStream({ ...here, chunks: [task('in_progress'), { type: 'blocks', blocks: [{ type: 'divider' }] }] });
  await chat.appendStream({
    ...here,
    chunks: [task('complete'), { type: 'markdown_text', text: ' rose' }, { type: 'plan_update', title: 'Plan' }],
  });
  assert.is(await codeOf(chat.appendStream({ ...here, chunks: [{ type: 'song' }] as never })), 'invalid_chunks');
  assert.is(await codeOf(chat.appendStream({ ...here, markdown_text: 'x'.repeat(12_001) })), 'msg_too_long');
  assert.is(await codeOf(chat.update({ ...here, text: 'no' })), 'streaming_state_conflict');
  await chat.stopStream({ ...here, blocks: [{ type: 'divider' }] });
  const message = workspace.state.messages.at(-1);
  assert.is(message?.text, 'Exposed rose');
  assert.equal(message?.stream, { open: false, tasks: [task('complete')] });
  assert.equal(
    message?.blocks.map(({ type }) => type),
    ['markdown', 'divider', 'markdown', 'divider'],
  );
  assert.is(await codeOf(chat.appendStream({ ...here, markdown_text: 'x' })), 'message_not_in_streaming_state');
  assert.is(await codeOf(chat.update({ ...here, text: 'yes' })), 'ok');
});

test('people, groups, channels and the team can be looked up as far as the app may see them', async () => {
  const { workspace, app } = await withApp(() => undefined);
  const { client } = app;
  const token = workspace.botToken;
  const dana = workspace.user('dana', { realName: 'Dana Reyes', kind: 'guest', locale: 'nl-NL' });
  const stranger = workspace.user('zoe', { kind: 'stranger' });
  const group = workspace.group('analysts', [dana]);
  const channel = workspace.channel('numbers');
  const hidden = workspace.channel('board', 'private');
  hidden.members.delete(workspace.bot.userId);
  const { user } = await client.users.info({ token, user: dana });
  assert.equal([user?.real_name, user?.is_restricted, user?.tz], ['Dana Reyes', true, 'Europe/Amsterdam']);
  assert.is((await client.users.list({ token })).members?.length, 3);
  assert.is((await client.users.info({ token, user: stranger })).user?.is_stranger, true);
  assert.is(await codeOf(client.users.info({ token, user: 'U404' })), 'user_not_found');
  assert.equal((await client.usergroups.users.list({ token, usergroup: group })).users, [dana]);
  assert.is((await client.usergroups.list({ token })).usergroups?.[0]?.handle, 'analysts');
  assert.is(await codeOf(client.usergroups.users.list({ token, usergroup: 'S404' })), 'no_such_subteam');
  assert.is((await client.team.info({ token })).team?.id, workspace.team);
  assert.is((await client.conversations.info({ token, channel: channel.id })).channel?.name, 'numbers');
  assert.is(await codeOf(client.conversations.info({ token, channel: hidden.id })), 'channel_not_found');
  assert.is((await client.conversations.members({ token, channel: channel.id })).members?.length, 3);
  const opened = await client.conversations.open({ token, users: dana });
  assert.is(opened.channel?.id, workspace.direct(dana).id);
  assert.is((await client.conversations.info({ token, channel: workspace.direct(dana).id })).channel?.is_im, true);
  assert.is(await codeOf(client.conversations.open({ token, users: 'U404' })), 'user_not_found');
  const secret = workspace.channel('pay', 'private');
  assert.is(await codeOf(client.conversations.history({ token, channel: secret.id })), 'missing_scope');
});

test('history, replies and metadata; deleting, links, reactions', async () => {
  const { workspace, app } = await withApp(() => undefined);
  const { client } = app;
  const token = workspace.botToken;
  const dana = workspace.user('dana');
  const channel = workspace.channel('numbers');
  const asked = await workspace.say(dana, channel, 'hello');
  const metadata = { event_type: 'answer', event_payload: { id: 'a1' } };
  const { ts = '' } = await client.chat.postMessage({ token, channel: channel.id, thread_ts: asked.ts, text: 'hi', metadata });
  const direct = await client.chat.postMessage({ token, channel: dana, markdown_text: '*hi*' });
  assert.is(direct.channel, workspace.direct(dana).id);
  assert.is(await codeOf(client.chat.postMessage({ token, channel: dana, markdown_text: 'x', text: 'y' })), 'markdown_text_conflict');
  const replies = await client.conversations.replies({ token, channel: channel.id, ts: asked.ts, include_all_metadata: true });
  assert.equal(
    replies.messages?.map(({ text }) => text),
    ['hello', 'hi'],
  );
  assert.equal(replies.messages?.[1]?.metadata, metadata);
  assert.is(await codeOf(client.conversations.replies({ token, channel: channel.id, ts: '9.9' })), 'thread_not_found');
  const history = await client.conversations.history({ token, channel: channel.id, limit: 1, oldest: '0', latest: '9999999999' });
  assert.equal([history.messages?.length, history.has_more], [1, false]);
  channel.members.delete(workspace.bot.userId);
  assert.is(await codeOf(client.conversations.history({ token, channel: channel.id })), 'not_in_channel');
  channel.members.add(workspace.bot.userId);
  const place = { token, channel: channel.id };
  assert.match((await client.chat.getPermalink({ ...place, message_ts: ts })).permalink ?? '', channel.id);
  assert.is(await codeOf(client.chat.getPermalink({ ...place, message_ts: '9.9' })), 'message_not_found');
  await client.reactions.add({ ...place, timestamp: ts, name: 'eyes' });
  assert.is(await codeOf(client.reactions.add({ ...place, timestamp: ts, name: 'eyes' })), 'already_reacted');
  assert.is(await codeOf(client.reactions.add({ ...place, timestamp: '9.9', name: 'eyes' })), 'message_not_found');
  assert.is(await codeOf(client.reactions.remove({ ...place, timestamp: ts, name: 'eyes' })), 'ok');
  assert.is(await codeOf(client.reactions.remove({ ...place, timestamp: ts, name: 'eyes' })), 'no_reaction');
  assert.is(await codeOf(client.chat.delete({ ...place, ts: asked.ts })), 'cant_delete_message');
  assert.is(await codeOf(client.chat.delete({ ...place, ts })), 'ok');
  assert.is(await codeOf(client.chat.unfurl({ ...place, ts: asked.ts, unfurls: { 'https://example.com': {} } })), 'cannot_unfurl_url');
  assert.is(await codeOf(client.chat.unfurl({ ...place, ts: '9.9', unfurls: {} })), 'cannot_unfurl_message');
  channel.archived = true;
  assert.is(await codeOf(client.chat.postMessage({ ...place, text: 'x' })), 'is_archived');
});

test('titles, prompts, sessions and steps are checked', async () => {
  const { workspace, app } = await withApp((listening) => listening.function('ask_data', () => Promise.resolve()));
  const { client } = app;
  const token = workspace.botToken;
  const channel = workspace.direct(workspace.user('dana'));
  const place = { token, channel_id: channel.id, thread_ts: '1.1' };
  await client.assistant.threads.setTitle({ ...place, title: 'Last week' });
  assert.is(workspace.state.titles.get(`${channel.id}:1.1`), 'Last week');
  assert.is(await codeOf(client.assistant.threads.setSuggestedPrompts({ ...place, prompts: [] as never })), 'invalid_arguments');
  const session = (status: string) => client.apiCall('agents.sessions.setStatus', { ...place, status });
  assert.is(await codeOf(session('dancing')), 'invalid_arguments');
  assert.is(await codeOf(session('processing')), 'ok');
  assert.is(workspace.state.sessions.get(`${channel.id}:1.1`), 'processing');
  assert.is(
    await codeOf(client.functions.completeSuccess({ token, function_execution_id: 'Fx404', outputs: {} })),
    'function_execution_not_found',
  );
  const done = await workspace.runStep('ask_data', {});
  await client.functions.completeSuccess({ token, function_execution_id: done, outputs: {} });
  assert.is(
    await codeOf(client.functions.completeError({ token, function_execution_id: done, error: 'x' })),
    'execution_not_in_running_state',
  );
  assert.is(await codeOf(client.files.delete({ token, file: 'F404' })), 'file_not_found');
});

test('blocks are validated without a token', async () => {
  const { workspace } = await withApp(() => undefined);
  const validate = async (body: object) => {
    const response = await fetch(`${workspace.apiUrl}blocks.validate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  assert.equal(await validate({ blocks: [{ type: 'divider' }] }), { ok: true });
  const bad = await validate({ blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }] });
  assert.equal(
    [bad['error'], bad['errors']],
    ['invalid_blocks', [{ code: 'invalid', message: 'must be more than 0 characters', pointer: '/0/text/text' }]],
  );
  assert.is((await validate({ view: { type: 'tab' } }))['error'], 'invalid_view');
  assert.is((await validate({}))['error'], 'invalid_arguments');
});

test('calls meet the faults that were asked for', async () => {
  const { workspace, app } = await withApp(() => undefined);
  const { client } = app;
  const post = () => client.chat.postMessage({ token: workspace.botToken, channel: workspace.channel('numbers').id, text: 'x' });
  const { faults, state } = workspace;
  faults.next('chat.postMessage', { kind: 'lost' });
  assert.is(await codeOf(post()), 'no answer');
  assert.is(state.messages.length, 1);
  faults.next('chat.postMessage', { kind: 'silent' });
  assert.is(await codeOf(post()), 'no answer');
  assert.is(state.messages.length, 1);
  const response = await fetch(`${workspace.apiUrl}auth.test`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  });
  assert.is(((await response.json()) as { readonly error: string }).error, 'invalid_json');
});

test('events are delivered twice, held back and turned around where that is asked for', async () => {
  const heard: string[] = [];
  const { workspace } = await withApp((app) => {
    app.message(({ message }) => Promise.resolve(void heard.push('text' in message ? (message.text ?? '') : '')));
  });
  const dana = workspace.user('dana');
  const channel = workspace.channel('numbers');
  workspace.faults.copies = 2;
  await workspace.say(dana, channel, 'a');
  workspace.faults.copies = 1;
  workspace.faults.holding = true;
  await workspace.say(dana, channel, 'b');
  await workspace.say(dana, channel, 'c');
  await workspace.courier.release('reversed');
  await workspace.state.until('all', () => heard.length === 4);
  assert.equal(heard, ['a', 'a', 'c', 'b']);
});

test('two workspaces on one server share nothing but the app', async () => {
  const { workspace, app } = await withApp(() => undefined);
  const other = workspace.another('Second');
  const there = other.channel('numbers');
  await app.client.chat.postMessage({ token: other.botToken, channel: there.id, text: 'x' });
  assert.equal([workspace.state.messages.length, other.state.messages.length], [0, 1]);
  assert.is(await codeOf(app.client.chat.postMessage({ token: workspace.botToken, channel: '404', text: 'x' })), 'channel_not_found');
  const who = await app.client.auth.test({ token: other.botToken });
  assert.equal([who.team_id, who.team], [other.team, 'Second']);
});

test('files are handed out to the app that may see them', async () => {
  const { workspace, app } = await withApp(() => undefined);
  const token = workspace.botToken;
  const { file_id: id = '', upload_url: url = '' } = await app.client.files.getUploadURLExternal({ token, filename: 'a.csv', length: 3 });
  await (await fetch(url, { method: 'POST', body: 'a,b' })).arrayBuffer();
  const get = async (headers: Record<string, string>) => {
    const response = await fetch(`${workspace.url}files/${id}`, { headers });
    return [response.status, await response.text()];
  };
  assert.equal((await get({ authorization: `Bearer ${token}` }))[0], 404);
  await app.client.files.completeUploadExternal({ token, files: [{ id }] });
  assert.equal(await get({ authorization: `Bearer ${token}` }), [200, 'a,b']);
  assert.equal((await get({}))[0], 403);
  assert.is((await fetch(workspace.url)).status, 404);
});

test.after.each(closeApps);

test.run();
