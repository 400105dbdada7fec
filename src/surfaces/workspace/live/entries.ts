/** What one person sees of a workspace, as entries under keys: the page keeps the same ones. */
import { imageFacts } from '../image.ts';
import type { Message, State, StoredFile } from '../state.ts';
import type { Entry, Patch } from '../wire.ts';
import type { World } from '../world.ts';

const statusMs = 120_000;

/** Every entry that `user` may see. */
export function entriesFor(user: string, world: World): Readonly<Record<string, Entry>> {
  const { state } = world;
  const channels = [...state.channels.values()].filter((channel) => channel.members.has(user));
  const seen = new Set(channels.map(({ id }) => id));
  const messages = state.messages.filter(({ channel, onlyFor }) => seen.has(channel) && (onlyFor === null || onlyFor === user));
  const entries: Record<string, Entry> = { team: teamEntry(user, world) };
  for (const one of state.users.values())
    entries[`user:${one.id}`] = { kind: 'user', id: one.id, name: one.name, realName: one.realName ?? one.name, bot: one.kind === 'bot' };
  for (const channel of channels)
    entries[`channel:${channel.id}`] = {
      kind: 'channel',
      id: channel.id,
      name: channel.name,
      type: channel.kind,
      joined: channel.members.has(world.bot.userId),
    };
  for (const message of messages) entries[`message:${message.channel}:${message.ts}`] = messageEntry(message, state);
  for (const id of filesIn(messages, state)) {
    const file = state.files.get(id);
    if (file !== undefined) entries[`file:${id}`] = fileEntry(file);
  }
  Object.assign(entries, statusEntries(seen, world), viewEntries(user, state), promptEntries(seen, world));
  return entries;
}

/** What differs between what was sent and what is seen now; `sent` is brought up to date. Null where nothing does. */
export function patchOf(sent: Map<string, string>, entries: Readonly<Record<string, Entry>>): Patch | null {
  const set: Record<string, Entry> = {};
  for (const [key, entry] of Object.entries(entries)) {
    const text = JSON.stringify(entry);
    if (sent.get(key) === text) continue;
    set[key] = entry;
    sent.set(key, text);
  }
  const gone = [...sent.keys()].filter((key) => entries[key] === undefined);
  for (const key of gone) sent.delete(key);
  return Object.keys(set).length === 0 && gone.length === 0 ? null : { set, gone };
}

function teamEntry(user: string, { install, state, teamName, bot }: World): Entry {
  const direct = [...state.channels.values()].find(({ kind, members }) => kind === 'im' && members.has(user));
  return {
    kind: 'team',
    name: teamName,
    app: state.users.get(bot.userId)?.realName ?? '',
    description: install.description ?? '',
    botUser: bot.userId,
    me: user,
    direct: direct?.id ?? '',
    homeTab: install.homeTab ?? false,
    commands: install.commands ?? [],
    shortcuts: install.shortcuts ?? [],
  };
}

function messageEntry(message: Message, { reactions }: State): Entry {
  return {
    kind: 'message',
    channel: message.channel,
    ts: message.ts,
    threadTs: message.threadTs,
    user: message.user,
    bot: message.fromBot,
    text: message.text,
    blocks: message.blocks,
    ephemeral: message.onlyFor !== null,
    files: message.files,
    edited: message.updates > 0,
    tasks: message.stream?.tasks ?? [],
    streaming: message.stream?.open ?? false,
    unfurls: message.unfurls ?? {},
    reactions: reactions.filter(({ channel, ts }) => channel === message.channel && ts === message.ts).map(({ name }) => name),
  };
}

function filesIn(messages: readonly Message[], { files }: State): readonly string[] {
  const shared = new Set(messages.flatMap((message) => message.files));
  return [...files.keys()].filter((id) => shared.has(id));
}

function fileEntry({ id, name, title, length, bytes }: StoredFile): Entry {
  return { kind: 'file', id, name, title, size: length, picture: imageFacts(bytes) !== null };
}

/** The last status of each thread, until the app writes there, takes it back, or two minutes are over. */
function statusEntries(seen: ReadonlySet<string>, { state, clock, install }: World): Record<string, Entry> {
  const entries: Record<string, Entry> = {};
  for (const { channel, threadTs, status, at } of state.statuses) {
    const key = `status:${channel}:${threadTs}`;
    const answered = state.messages.some(
      (one) => one.fromBot && one.channel === channel && one.threadTs === threadTs && Number(one.ts) * 1000 >= at,
    );
    const shown = seen.has(channel) && status !== '' && !answered && clock.now() - at < statusMs;
    const stoppable = install.events.includes('agent_session_stopped') && state.sessions.get(`${channel}:${threadTs}`) === 'processing';
    if (shown) entries[key] = { kind: 'status', channel, threadTs, text: status, stoppable };
    else Reflect.deleteProperty(entries, key);
  }
  return entries;
}

function viewEntries(user: string, state: State): Record<string, Entry> {
  const stack = state.stacks.get(user) ?? [];
  const modal = state.views.get(stack.at(-1) ?? '');
  const home = state.views.get(state.homes.get(user) ?? '');
  const entry = ({ id, hash, body }: NonNullable<typeof modal>, depth: number): Entry => ({ kind: 'view', id, hash, body, depth });
  return {
    ...(modal === undefined ? {} : { modal: entry(modal, stack.length - 1) }),
    ...(home === undefined ? {} : { home: entry(home, 0) }),
  };
}

/** The manifest's prompts stand in the direct messages until the app sets its own. */
function promptEntries(seen: ReadonlySet<string>, { state, install }: World): Record<string, Entry> {
  const entries: Record<string, Entry> = {};
  for (const id of seen) {
    const own = state.prompts.get(id);
    const prompts = own?.prompts ?? (state.channels.get(id)?.kind === 'im' ? (install.prompts ?? []) : []);
    if (prompts.length > 0) entries[`prompts:${id}`] = { kind: 'prompts', title: own?.title ?? 'Three questions to start with', prompts };
  }
  return entries;
}
