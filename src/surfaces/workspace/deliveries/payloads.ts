/** The bodies that Slack delivers: events in their envelope, clicks, commands, shortcuts, views. */
import { elementsIn } from '../blocks/elements.ts';
import { isObject, type Json } from '../blocks/shape.ts';
import { asJson } from '../methods/channels.ts';
import { viewJson } from '../methods/views.ts';
import { newResponseUrl } from '../response-url.ts';
import type { Channel, Message, View } from '../state.ts';
import type { World } from '../world.ts';

/** An event in its envelope, under a new event id. */
export function eventBody(event: Json, world: World, overrides: Json = {}): Json {
  return {
    token: 'deprecated',
    team_id: world.team,
    api_app_id: world.appId,
    event,
    type: 'event_callback',
    // No two workspaces share one.
    event_id: `${world.state.nextId('Ev')}${world.team}`,
    event_time: Math.floor(Number(event['event_ts'] ?? 0)),
    authorizations: [{ enterprise_id: null, team_id: world.team, user_id: world.bot.userId, is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
    ...overrides,
  };
}

/** The event fields of a message that a person wrote. */
export function messageEvent(type: 'message' | 'app_mention', message: Message, world: World, channelType: string): Json {
  return {
    type,
    user: message.user,
    text: message.text,
    ts: message.ts,
    event_ts: message.ts,
    channel: message.channel,
    team: world.team,
    client_msg_id: `00000000-${message.ts}`,
    ...(type === 'message' ? { channel_type: channelType } : {}),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
  };
}

/** Every button of a message, wherever it stands, with the id of its block. */
export function buttonsOf(blocks: readonly Json[]): readonly Json[] {
  return blocks.flatMap((block) =>
    elementsIn(block)
      .filter((element) => element['type'] === 'button')
      .map((element) => ({ ...element, block_id: block['block_id'] ?? 'b' })),
  );
}

/** What was used: an element of a message or of a view. */
export type Source = { readonly message: Message } | { readonly view: View };

/** A fresh trigger for `user`. */
function newTrigger(user: string, { state, clock }: World): string {
  const id = state.nextId('T');
  state.triggers.set(id, { user, at: clock.now(), used: false });
  return id;
}

function who(user: string, world: World): Json {
  const name = world.state.users.get(user)?.name ?? user;
  return {
    user: { id: user, username: name, name, team_id: world.team },
    api_app_id: world.appId,
    team: { id: world.team, domain: 'workspace' },
    is_enterprise_install: false,
    enterprise: null,
  };
}

/** Where an interaction happened: the container, and the message or view in it. */
function placeOf(source: Source, world: World): Json {
  if ('view' in source) {
    const view = viewJson(source.view, world);
    return { container: { type: 'view', view_id: source.view.id }, view };
  }
  const { message } = source;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.onlyFor !== null,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: message.channel, name: world.state.channels.get(message.channel)?.name ?? '' },
    // Slack hands out nothing of a message that only one person sees.
    ...(message.onlyFor === null ? { message: asJson(message, world) } : {}),
  };
}

/** The use of an element: `action` is the element with what was chosen. */
export function actionBody(source: Source, action: Json, user: string, values: Json, world: World): Json {
  return {
    type: 'block_actions',
    ...who(user, world),
    ...placeOf(source, world),
    ...previewPlace(source, action),
    trigger_id: newTrigger(user, world),
    ...('message' in source ? { response_url: urlFor(source.message, user, world) } : {}),
    state: { values },
    actions: [{ ...action, action_ts: world.state.nextTs() }],
  };
}

/** The click of `user` on a button of a message. */
export function clickBody(message: Message, button: Json, user: string, world: World): Json {
  return actionBody({ message }, button, user, {}, world);
}

/** What was typed into an external select, to find options for it. */
export function suggestionBody(source: Source, element: Json, typed: string, user: string, world: World): Json {
  const { action_id: actionId, block_id: blockId } = element;
  return {
    type: 'block_suggestion',
    ...who(user, world),
    ...placeOf(source, world),
    action_id: actionId,
    block_id: blockId,
    value: typed,
  };
}

/** A slash command. */
export function commandBody(command: string, text: string, channel: Channel, user: string, world: World): Json {
  return {
    token: 'deprecated',
    command,
    text,
    user_id: user,
    user_name: world.state.users.get(user)?.name ?? user,
    channel_id: channel.id,
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
    team_id: world.team,
    team_domain: 'workspace',
    api_app_id: world.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl({ user, channel: channel.id, threadTs: null, message: null }, world),
    trigger_id: newTrigger(user, world),
  };
}

/** A global shortcut, or one of a message. */
export function shortcutBody(callbackId: string, message: Message | null, user: string, world: World): Json {
  const common = { ...who(user, world), callback_id: callbackId, trigger_id: newTrigger(user, world), action_ts: world.state.nextTs() };
  if (message === null) return { type: 'shortcut', ...common };
  return {
    type: 'message_action',
    ...common,
    message_ts: message.ts,
    channel: { id: message.channel, name: world.state.channels.get(message.channel)?.name ?? '' },
    message: asJson(message, world),
    response_url: urlFor(message, user, world),
  };
}

/** A modal that is sent or closed. */
export function viewBody(type: 'view_submission' | 'view_closed', view: View, user: string, world: World): Json {
  return {
    type,
    ...who(user, world),
    view: viewJson(view, world),
    ...(type === 'view_submission' ? { trigger_id: newTrigger(user, world), response_urls: [] } : { is_cleared: false }),
  };
}

/** The element called `actionId` of a block called `blockId` (null: of any), with its block's id; null where there is none. */
export function elementAt(source: Source, blockId: string | null, actionId: string): Json | null {
  const held: unknown = 'view' in source ? source.view.body['blocks'] : source.message.blocks;
  return elementIn(held, blockId, actionId) ?? previewWith(source, blockId, actionId)?.element ?? null;
}

function elementIn(held: unknown, blockId: string | null, actionId: string): Json | null {
  const blocks: readonly Json[] = Array.isArray(held) ? held.filter(isObject) : [];
  for (const block of blocks.flatMap(withChildren)) {
    const element = elementsIn(block).find((one) => one['action_id'] === actionId);
    if (element !== undefined && (blockId === null || block['block_id'] === blockId)) return { ...element, block_id: block['block_id'] };
  }
  return null;
}

interface Found {
  readonly url: string;
  readonly element: Json;
}

/** The element in a preview of a link of the message. */
function previewWith(source: Source, blockId: string | null, actionId: string): Found | null {
  if ('view' in source) return null;
  for (const [url, preview] of Object.entries(source.message.unfurls ?? {})) {
    const element = isObject(preview) ? elementIn(preview['blocks'], blockId, actionId) : null;
    if (element !== null) return { url, element };
  }
  return null;
}

/** The container of what was used in a preview. */
function previewPlace(source: Source, action: Json): Json {
  const actionId = String(action['action_id']);
  if ('view' in source || elementIn(source.message.blocks, null, actionId) !== null) return {};
  const found = previewWith(source, null, actionId);
  if (found === null) return {};
  const { ts, channel, threadTs } = source.message;
  const container = {
    type: 'message_attachment',
    message_ts: ts,
    attachment_id: 1,
    channel_id: channel,
    is_ephemeral: false,
    is_app_unfurl: true,
    app_unfurl_url: found.url,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  };
  return { container, app_unfurl: { id: 1, is_app_unfurl: true, app_unfurl_url: found.url } };
}

function withChildren(block: Json): readonly Json[] {
  const { child_blocks: children } = block;
  return [block, ...(Array.isArray(children) ? children.filter(isObject) : [])];
}

function urlFor(message: Message, user: string, world: World): string {
  return newResponseUrl({ user, channel: message.channel, threadTs: message.threadTs, message: message.ts }, world);
}
