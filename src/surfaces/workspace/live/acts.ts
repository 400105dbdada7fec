/** What people do on the page, checked, done in the workspace, and what came of it. */
import * as z from 'zod';
import { elementAt, type Source } from '../deliveries/payloads.ts';
import type { Delivery } from '../deliveries/signed.ts';
import type { Message } from '../state.ts';
import type { CompletionOffer, Place, Reply } from '../wire.ts';
import type { Workspace } from '../workspace.ts';
import { marked } from './typed.ts';

const id = z.string().min(1).max(255);
const json = z.record(z.string(), z.unknown());
const place = z.union([z.object({ channel: id, ts: id }), z.object({ view: id })]);
const element = { place, blockId: z.string().max(255), actionId: id };
const act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('say'), channel: id, text: z.string().min(1).max(40_000), threadTs: id.nullable() }),
  z.object({ act: z.literal('use'), ...element, chosen: json, values: json }),
  z.object({ act: z.literal('suggest'), ...element, typed: z.string().max(3000) }),
  z.object({ act: z.literal('submit'), view: id, values: json }),
  z.object({ act: z.literal('dismiss') }),
  z.object({ act: z.literal('shortcut'), callbackId: id, channel: id.nullable(), ts: id.nullable() }),
  z.object({ act: z.literal('open'), tab: z.enum(['home', 'messages']) }),
  z.object({ act: z.literal('stop'), channel: id, threadTs: id }),
  z.object({ act: z.literal('invite'), channel: id }),
  z.object({ act: z.literal('complete'), line: z.string().max(1000) }),
]);

export interface ActParts {
  readonly workspace: Workspace;
  /** What the end of a line may become; from the app's own side. */
  complete(line: string): Promise<readonly CompletionOffer[]>;
}

/** Does what `sent` describes for `user`. What cannot be done is said, never thrown. */
export async function perform(sent: unknown, user: string, parts: ActParts): Promise<Reply> {
  const read = act.safeParse(sent);
  if (!read.success) return { ok: false, why: 'This request is not understood.' };
  const { workspace } = parts;
  const done = read.data;
  switch (done.act) {
    case 'say':
      return say(done, user, workspace);
    case 'use': {
      const source = sourceOf(done, user, workspace);
      if (source === null) return gone;
      if ('view' in source) workspace.fill(source.view, done.values);
      return replyTo(await workspace.act(user, source, done.actionId, done.chosen, done.blockId));
    }
    case 'suggest': {
      const source = sourceOf(done, user, workspace);
      if (source === null) return gone;
      return { ok: true, found: await workspace.suggest(user, source, done.actionId, done.typed, done.blockId) };
    }
    case 'submit':
      return submit(done, user, workspace);
    case 'dismiss':
      await workspace.dismiss(user);
      return { ok: true };
    case 'shortcut': {
      const message = done.ts === null ? null : messageAt(done.channel ?? '', done.ts, user, workspace);
      if (message === null && done.ts !== null) return gone;
      return replyTo(await workspace.shortcut(user, done.callbackId, message));
    }
    case 'open':
      await workspace.openApp(user, done.tab);
      return { ok: true };
    case 'stop':
    case 'invite':
      return inChannel(done, user, workspace);
    case 'complete':
      return { ok: true, offers: await parts.complete(done.line) };
  }
}

const gone: Reply = { ok: false, why: 'This message is gone.' };

interface Used {
  readonly place: Place;
  readonly blockId: string;
  readonly actionId: string;
}

/** The message or view that holds the element, where `user` sees it; null where he does not, or where there is no such element. */
function sourceOf({ place: at, blockId, actionId }: Used, user: string, workspace: Workspace): Source | null {
  const source = 'view' in at ? viewOf(at.view, user, workspace) : messageOf(at, user, workspace);
  return source !== null && elementAt(source, blockId, actionId) !== null ? source : null;
}

function viewOf(id: string, user: string, { state }: Workspace): Source | null {
  const view = state.views.get(id);
  return view?.user === user ? { view } : null;
}

function messageOf({ channel, ts }: { readonly channel: string; readonly ts: string }, user: string, workspace: Workspace): Source | null {
  const message = messageAt(channel, ts, user, workspace);
  return message === null ? null : { message };
}

function messageAt(channel: string, ts: string, user: string, { state }: Workspace): Message | null {
  if (state.channels.get(channel)?.members.has(user) !== true) return null;
  const message = state.messages.find((one) => one.channel === channel && one.ts === ts);
  return message !== undefined && (message.onlyFor === null || message.onlyFor === user) ? message : null;
}

function replyTo({ status, body }: Delivery): Reply {
  if (status === 200) return { ok: true };
  return { ok: false, why: status === 0 ? `The app did not answer in time (${body}).` : `The app answered with ${status}.` };
}

interface Said {
  readonly channel: string;
  readonly text: string;
  readonly threadTs: string | null;
}

async function say({ channel: id, text, threadTs }: Said, user: string, workspace: Workspace): Promise<Reply> {
  const { state, world } = workspace;
  const channel = state.channels.get(id);
  if (channel?.members.has(user) !== true) return { ok: false, why: 'You are not in this channel.' };
  const [, command = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  if (command === '') {
    // Not awaited: the page shows the message at once, whatever the app does with it.
    const said = workspace.say(user, channel, marked(text, world), threadTs);
    said.catch(() => undefined);
    return { ok: true, ts: state.messages.at(-1)?.ts ?? null };
  }
  if (command === '/invite') {
    await workspace.invite(user, channel);
    return { ok: true, ts: null };
  }
  if (world.install.commands?.some((one) => one.command === command) !== true)
    return { ok: false, why: `${command} is not a command here.` };
  if (threadTs !== null) return { ok: false, why: 'Slack takes no commands in threads: write to the channel, or mention the app here.' };
  const { status, body } = await workspace.command(user, channel, command, rest);
  return status === 200 ? { ok: true, ts: null } : { ok: false, why: `${command} failed with the error "${body}".` };
}

interface Sent {
  readonly view: string;
  readonly values: Readonly<Record<string, unknown>>;
}

async function submit({ view: id, values }: Sent, user: string, workspace: Workspace): Promise<Reply> {
  const view = workspace.modal(user);
  if (view?.id !== id) return { ok: false, why: 'This window is closed.' };
  workspace.fill(view, values);
  const submitted = await workspace.submit(user, view);
  if (submitted.kind === 'errors') return { ok: false, errors: submitted.errors };
  return submitted.kind === 'failed' ? { ok: false, why: submitted.why } : { ok: true };
}

type InChannel =
  | { readonly act: 'stop'; readonly channel: string; readonly threadTs: string }
  | { readonly act: 'invite'; readonly channel: string };

async function inChannel(done: InChannel, user: string, workspace: Workspace): Promise<Reply> {
  const channel = workspace.state.channels.get(done.channel);
  if (channel?.members.has(user) !== true) return { ok: false, why: 'You are not in this channel.' };
  if (done.act === 'stop') await workspace.stop(user, channel, done.threadTs);
  else await workspace.invite(user, channel);
  return { ok: true };
}
