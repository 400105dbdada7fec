/** Commands, clicks, selects, shortcuts, modals, Home and steps, between people and a real Bolt app. */
import { RespondError, webApi } from '@slack/bolt';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { closeApps, codeOf, withApp } from './bolt-app.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (title: string) => ({
  type: 'modal' as const,
  callback_id: 'builder',
  title: words(title),
  submit: words('Ask'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'campaign',
      label: words('Campaign'),
      element: { type: 'external_select' as const, action_id: 'members', min_query_length: 0 },
    },
  ],
});

for (const mode of ['socket', 'http'] as const)
  test(`a command is answered at once, and later at its response_url, five times at most (${mode})`, async () => {
    const answers: number[] = [];
    const { workspace } = await withApp((app) => {
      app.command('/parley', async ({ ack, respond, command }) => {
        await ack(`looking for ${command.text}`);
        for (let time = 0; time < 6; time += 1) {
          const sent = { text: `answer ${time}`, response_type: time === 0 ? ('in_channel' as const) : ('ephemeral' as const) };
          const status = await respond(sent).then(
            () => 200,
            (error: unknown) => (error instanceof RespondError ? error.statusCode : 0),
          );
          answers.push(status);
        }
        workspace.state.changed();
      });
    }, mode);
    const dana = workspace.user('dana');
    const channel = workspace.channel('numbers');
    const delivery = await workspace.command(dana, channel, '/parley', 'exposed');
    assert.is(delivery.status, 200);
    await workspace.state.until('six answers', () => answers.length === 6);
    assert.equal(answers, [200, 200, 200, 200, 200, 404]);
    const said = workspace.state.messages.map(({ text, onlyFor }) => `${text} ${onlyFor === dana ? 'to dana' : 'to all'}`);
    assert.equal(said.slice(0, 3), ['looking for exposed to dana', 'answer 0 to all', 'answer 1 to dana']);
  });

test('a modal opens by trigger, finds options, complains, changes and closes', async () => {
  const { workspace } = await withApp((app) => {
    app.shortcut('ask', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('Question') });
    });
    app.options('members', async ({ ack, options }) => {
      await ack({ options: [{ text: words(`${options.value} Sale`), value: 'sale' }] });
    });
    app.view('builder', async ({ ack, view }) => {
      const chosen = view.state.values['campaign']?.['members']?.selected_option?.value;
      if (chosen === undefined) await ack({ response_action: 'errors', errors: { campaign: 'Choose one' } });
      else if (view.title.text === 'Question') await ack({ response_action: 'update', view: modal('Again') });
      else await ack();
    });
  });
  const dana = workspace.user('dana');
  assert.is((await workspace.shortcut(dana, 'ask')).status, 200);
  const view = await workspace.state.until('the modal', () => workspace.modal(dana));
  assert.equal(await workspace.suggest(dana, { view }, 'members', 'Summer'), { options: [{ text: words('Summer Sale'), value: 'sale' }] });
  assert.equal(await workspace.submit(dana, view), { kind: 'errors', errors: { campaign: 'Choose one' } });
  workspace.fill(view, { campaign: { members: { type: 'external_select', selected_option: { text: words('x'), value: 'sale' } } } });
  assert.equal(await workspace.submit(dana, view), { kind: 'done' });
  assert.equal(workspace.modal(dana)?.body['title'], words('Again'));
  assert.equal(await workspace.submit(dana, view), { kind: 'done' });
  assert.is(workspace.modal(dana), null);
});

test('modals stack three deep, tell when they are closed, and know old hashes', async () => {
  const closed: string[] = [];
  const { workspace, app } = await withApp((listening) => {
    listening.view({ type: 'view_closed', callback_id: 'deep' }, async ({ ack, view }) => {
      await ack();
      closed.push(view.title.text);
    });
    listening.view('deep', async ({ ack, view }) => {
      if (view.title.text === 'clear') await ack({ response_action: 'clear' });
      else await ack({ response_action: 'push', view: deep(`${view.title.text}+`) });
    });
  });
  const deep = (title: string) => ({
    type: 'modal' as const,
    callback_id: 'deep',
    notify_on_close: true,
    title: words(title),
    blocks: [{ type: 'divider' as const }],
  });
  const dana = workspace.user('dana');
  const trigger = () => {
    const id = workspace.state.nextId('T');
    workspace.state.triggers.set(id, { user: dana, at: workspace.world.clock.now(), used: false });
    return id;
  };
  const { client } = app;
  const token = workspace.botToken;
  const first = trigger();
  await client.views.open({ token, trigger_id: first, view: deep('a') });
  assert.is(await codeOf(client.views.open({ token, trigger_id: first, view: deep('a') })), 'exchanged_trigger_id');
  assert.is(await codeOf(client.views.open({ token, trigger_id: 'T404', view: deep('a') })), 'invalid_trigger_id');
  workspace.faults.triggersExpired = true;
  assert.is(await codeOf(client.views.open({ token, trigger_id: trigger(), view: deep('a') })), 'expired_trigger_id');
  workspace.faults.triggersExpired = false;
  const view = workspace.modal(dana);
  assert.ok(view);
  assert.is(await codeOf(client.views.update({ token, view_id: view.id, hash: 'old', view: deep('b') })), 'hash_conflict');
  assert.is(await codeOf(client.views.update({ token, view_id: view.id, hash: view.hash, view: deep('b') })), 'ok');
  assert.is(await codeOf(client.views.update({ token, view_id: 'V404', view: deep('b') })), 'not_found');
  await workspace.submit(dana, view);
  await client.views.push({ token, trigger_id: trigger(), view: deep('third') });
  assert.is(await codeOf(client.views.push({ token, trigger_id: trigger(), view: deep('fourth') })), 'push_limit_reached');
  await workspace.dismiss(dana);
  assert.equal(closed, ['third']);
  assert.equal(workspace.modal(dana)?.body['title'], words('b+'));
  const top = workspace.modal(dana);
  assert.ok(top);
  assert.is(await codeOf(client.views.update({ token, view_id: top.id, view: deep('clear') })), 'ok');
  await workspace.submit(dana, top);
  assert.is(workspace.modal(dana), null);
  await workspace.dismiss(dana);
});

test('views that Slack refuses are refused', async () => {
  const { workspace, app } = await withApp(() => undefined);
  const dana = workspace.user('dana');
  const publish = async (view: object, hash?: string): Promise<readonly string[]> => {
    try {
      await app.client.apiCall('views.publish', {
        token: workspace.botToken,
        user_id: dana,
        view,
        ...(hash === undefined ? {} : { hash }),
      });
      return [];
    } catch (error) {
      assert.ok(error instanceof webApi.WebAPIPlatformError);
      return error.data.response_metadata?.messages ?? [error.data.error];
    }
  };
  const home = { type: 'home', blocks: [{ type: 'section', text: words('Hello') }] };
  assert.equal(await publish(home), []);
  assert.equal(await publish(home, 'old'), ['hash_conflict']);
  assert.equal(await publish({ type: 'tab' }), [
    '[ERROR] must be a home [json-pointer:/view/type]',
    '[ERROR] must be a valid enum value (modal, home) [json-pointer:/view/type]',
  ]);
  assert.equal(await publish({ type: 'home', blocks: [{ type: 'markdown', text: 'x' }] }), [
    '[ERROR] unsupported type: markdown [json-pointer:/view/blocks/0/type]',
  ]);
  const asking = { type: 'modal', title: words('x'), blocks: modal('x').blocks };
  assert.ok((await publish(asking)).some((message) => message.includes("'submit' is required")));
  assert.equal(await publish({ ...home, private_metadata: 'x'.repeat(251_000) }), ['view_too_large']);
});

test('Home, messages, invitations, links, steps and stops reach the app', async () => {
  const heard: string[] = [];
  const containers: object[] = [];
  const { workspace } = await withApp((app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      heard.push(String(event.tab));
      if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
      else
        await client.assistant.threads.setSuggestedPrompts({
          channel_id: event.channel,
          title: 'Try',
          prompts: [{ title: 'How was last week?', message: 'exposed last week' }],
        });
    });
    app.event('member_joined_channel', ({ event }) => Promise.resolve(void heard.push(event.user)));
    app.event('link_shared', async ({ event, client }) => {
      const [link] = event.links;
      const button = {
        type: 'button' as const,
        action_id: 'from_preview',
        text: { type: 'plain_text' as const, text: 'Ask' },
        value: 'abc',
      };
      const preview = {
        blocks: [
          { type: 'section' as const, text: words('Preview') },
          { type: 'actions' as const, elements: [button] },
        ],
      };
      await client.chat.unfurl({
        unfurl_id: event.unfurl_id ?? '',
        source: 'conversations_history',
        unfurls: { [link?.url ?? '']: preview },
      } as never);
    });
    app.action('from_preview', async ({ ack, body }) => {
      await ack();
      containers.push((body as unknown as { readonly container: object }).container);
    });
    app.function('ask_data', async ({ inputs, complete, fail }) => {
      if (inputs['question'] === 'bad') await fail({ error: 'not understood' });
      else await complete({ outputs: { answer: '42' } });
    });
    app.event('agent_session_stopped', ({ event }) => Promise.resolve(void heard.push(`stop ${event.user}`)));
  });
  const { state } = workspace;
  const dana = workspace.user('dana');
  const channel = workspace.channel('numbers');
  await workspace.openApp(dana, 'home');
  await state.until('Home', () => state.homes.has(dana));
  await workspace.openApp(dana, 'messages');
  await state.until('prompts', () => state.prompts.get(workspace.direct(dana).id)?.prompts.length === 1);
  await workspace.invite(dana, channel);
  const shared = await workspace.say(dana, channel, 'look: <https://app.example.com/q?a=1&amp;b=2|this>');
  await state.until('a preview', () => shared.unfurls);
  await workspace.act(dana, { message: shared }, 'from_preview');
  assert.equal(containers, [
    {
      type: 'message_attachment',
      message_ts: shared.ts,
      attachment_id: 1,
      channel_id: channel.id,
      is_ephemeral: false,
      is_app_unfurl: true,
      app_unfurl_url: 'https://app.example.com/q?a=1&b=2',
    },
  ]);
  await workspace.say(dana, channel, 'look: <https://elsewhere.net/q>');
  const good = await workspace.runStep('ask_data', { question: 'exposed' });
  const bad = await workspace.runStep('ask_data', { question: 'bad' });
  assert.equal(await state.until('the first step', () => state.executions.get(good)?.outcome), { outputs: { answer: '42' } });
  assert.equal(await state.until('the second step', () => state.executions.get(bad)?.outcome), { error: 'not understood' });
  await workspace.stop(dana, channel, shared.ts);
  await state.until('the stop', () => heard.includes(`stop ${dana}`));
  assert.equal(heard.slice(0, 3), ['home', 'messages', workspace.bot.userId]);
});

test('an app that does not acknowledge is reported to the one who waits', async () => {
  const { workspace } = await withApp((app) => {
    app.command('/slow', () => new Promise(() => undefined));
    app.view('builder', () => new Promise(() => undefined));
    app.shortcut('ask', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('Question') });
    });
  });
  workspace.courier.patience = 50;
  const dana = workspace.user('dana');
  assert.equal(await workspace.command(dana, workspace.channel('numbers'), '/slow', ''), { status: 0, body: 'operation_timeout' });
  workspace.courier.patience = 3000;
  await workspace.shortcut(dana, 'ask');
  const view = await workspace.state.until('the modal', () => workspace.modal(dana));
  workspace.courier.patience = 50;
  assert.is((await workspace.submit(dana, view)).kind, 'failed');
  workspace.eventsUrl = 'http://127.0.0.1:9/slack/events';
  assert.equal(await workspace.command(dana, workspace.channel('numbers'), '/slow', ''), { status: 0, body: 'dispatch_failed' });
});

test('a click may replace or delete its message, and a select is handed its choice', async () => {
  const chosen: string[] = [];
  const { workspace, app } = await withApp((listening) => {
    listening.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'replaced', replace_original: true });
      await respond({ delete_original: true });
    });
    listening.action({ type: 'block_actions', action_id: 'menu' }, async ({ ack, action }) => {
      await ack();
      if (action.type === 'overflow') chosen.push(action.selected_option.value);
    });
  });
  const dana = workspace.user('dana');
  const channel = workspace.channel('numbers');
  const option = { text: words('CSV'), value: 'csv' };
  await app.client.chat.postMessage({
    token: workspace.botToken,
    channel: channel.id,
    text: 'x',
    blocks: [
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'go', text: words('Go') },
          { type: 'overflow', action_id: 'menu', options: [option] },
        ],
      },
    ],
  });
  const [message] = workspace.state.messages;
  assert.ok(message);
  await workspace.act(dana, { message }, 'menu', { selected_option: option });
  assert.equal(chosen, ['csv']);
  await workspace.click(dana, message, 'Go');
  await workspace.state.until('the message to go', () => workspace.state.messages.length === 0);
  assert.is(message.text, 'replaced');
  assert.throws(() => workspace.act(dana, { message }, 'nothing'), /no nothing/);
});

test.after.each(closeApps);

test.run();
