/** What a workspace holds: everything a test may want to look at. In memory only: a restart empties it. */
import { EventEmitter, once } from 'node:events';
import type { Clock } from '../../base/clock.ts';
import type { Json } from './blocks/shape.ts';

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly fromBot: boolean;
  text: string;
  blocks: readonly Json[];
  readonly args: Json;
  /** Seen by this user only; null: by the whole channel. */
  readonly onlyFor: string | null;
  /** Ids of files shared by this message. */
  readonly files: readonly string[];
  updates: number;
  metadata?: Json;
  /** A stream that was opened and not yet stopped, and its tasks. */
  stream?: { readonly open: boolean; readonly tasks: readonly Json[] };
  /** Previews of the links in it, by address. */
  unfurls?: Json;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  title: string;
  bytes: Buffer | null;
  completed: boolean;
  /** files.info answers that it is being looked at so many times more. */
  pollsLeft: number;
  shares: { readonly channel: string; readonly threadTs: string | null }[];
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: Set<string>;
  archived?: boolean;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly realName?: string;
  /** `guest`: of this workspace but restricted; `stranger`: of another one, met through Slack Connect. */
  readonly kind?: 'member' | 'guest' | 'stranger' | 'bot';
  readonly locale?: string;
  /** He runs the workspace. */
  readonly admin?: boolean;
  /** He has left. */
  readonly deleted?: boolean;
  /** In an organisation: the workspaces he is in, his first one ahead. */
  readonly teams?: readonly string[];
}

export interface View {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  readonly root: string;
  readonly previous: string | null;
  hash: string;
  body: Json;
  /** What stands in its inputs, by block and action. */
  values: Json;
}

export interface Trigger {
  readonly user: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  used: boolean;
}

/** Where an app may answer an interaction for half an hour, five times. */
export interface ResponseUrl {
  readonly user: string;
  readonly channel: string;
  readonly threadTs: string | null;
  /** The message whose element was used; null for commands. */
  readonly message: string | null;
  readonly at: number;
  uses: number;
}

export interface Execution {
  readonly id: string;
  readonly callbackId: string;
  readonly inputs: Json;
  outcome: { readonly outputs: Json } | { readonly error: string } | null;
}

export interface Call {
  readonly method: string;
  readonly args: Json;
  /** The error it was answered with, null where it went well. */
  readonly error: string | null;
}

export interface Prompts {
  readonly title: string | null;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

export interface State {
  readonly channels: Map<string, Channel>;
  readonly users: Map<string, User>;
  readonly groups: Map<string, { readonly handle: string; readonly members: readonly string[] }>;
  readonly messages: Message[];
  readonly files: Map<string, StoredFile>;
  readonly statuses: { readonly channel: string; readonly threadTs: string; readonly status: string; readonly at: number }[];
  readonly sessions: Map<string, string>;
  readonly titles: Map<string, string>;
  /** By channel. */
  readonly prompts: Map<string, Prompts>;
  readonly reactions: { readonly channel: string; readonly ts: string; readonly name: string; readonly user: string }[];
  readonly views: Map<string, View>;
  /** Ids of the modals that each user has open, the top one last. */
  readonly stacks: Map<string, readonly string[]>;
  /** The Home tab's view of each user. */
  readonly homes: Map<string, string>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly executions: Map<string, Execution>;
  readonly unfurlIds: Map<string, { readonly channel: string; readonly ts: string }>;
  /** Every call of the Web API, in order. */
  readonly calls: Call[];
  /** A new message timestamp, greater than all before. */
  nextTs(): string;
  /** A new id that starts with `prefix`. */
  nextId(prefix: string): string;
  changed(): void;
  /** Calls `look` after every change; gives back what ends that. */
  watch(look: () => void): () => void;
  /** Waits until `look` gives something, looking again at every change; rejects after ten seconds with `what`. */
  until<Value>(what: string, look: () => Value | null | undefined | false): Promise<Value>;
}

/** An empty workspace's state. */
export function newState(clock: Clock): State {
  const changes = new EventEmitter();
  changes.setMaxListeners(0);
  let count = 0;
  // Microseconds; two messages never share one.
  let last = 0;
  return {
    channels: new Map(),
    users: new Map(),
    groups: new Map(),
    messages: [],
    files: new Map(),
    statuses: [],
    sessions: new Map(),
    titles: new Map(),
    prompts: new Map(),
    reactions: [],
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    executions: new Map(),
    unfurlIds: new Map(),
    calls: [],
    nextTs() {
      last = Math.max(last + 1, clock.now() * 1000);
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
    },
    nextId: (prefix) => `${prefix}${(++count).toString(36).toUpperCase().padStart(9, '0')}`,
    changed: () => void changes.emit('change'),
    watch(look) {
      changes.on('change', look);
      return () => void changes.off('change', look);
    },
    async until(what, look) {
      const deadline = AbortSignal.timeout(10_000);
      for (;;) {
        const found = look();
        if (found !== null && found !== undefined && found !== false) return found;
        try {
          await once(changes, 'change', { signal: deadline });
        } catch {
          throw new Error(`the workspace waited in vain for ${what}`);
        }
      }
    },
  };
}

type Written = Pick<Message, 'channel' | 'user' | 'fromBot' | 'text'> & Partial<Message>;

/** Adds a message to `state` under a new timestamp. */
export function addMessage(state: State, written: Written): Message {
  const message: Message = {
    ts: state.nextTs(),
    threadTs: null,
    blocks: [],
    args: {},
    onlyFor: null,
    files: [],
    updates: 0,
    ...written,
  };
  state.messages.push(message);
  state.changed();
  return message;
}

/** The direct messages of `user` with the app, opened where there are none yet. */
export function directOf(state: State, user: string, bot: string): Channel {
  const found = [...state.channels.values()].find(({ kind, members }) => kind === 'im' && members.has(user));
  if (found !== undefined) return found;
  const channel: Channel = { id: state.nextId('D'), name: '', kind: 'im', members: new Set([user, bot]) };
  state.channels.set(channel.id, channel);
  return channel;
}
