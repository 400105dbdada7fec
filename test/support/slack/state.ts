/** What a workspace holds: everything a test may want to look at. */
import { EventEmitter, once } from 'node:events';
import type { Json } from './shape.ts';

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
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
}

export interface Call {
  readonly method: string;
  readonly args: Json;
  /** The error it was answered with, null where it went well. */
  readonly error: string | null;
}

export interface State {
  readonly channels: Map<string, Channel>;
  readonly users: Map<string, User>;
  readonly messages: Message[];
  readonly files: Map<string, StoredFile>;
  readonly statuses: { readonly channel: string; readonly threadTs: string; readonly status: string }[];
  readonly reactions: { readonly channel: string; readonly ts: string; readonly name: string }[];
  /** Every call of the Web API, in order. */
  readonly calls: Call[];
  /** A new message timestamp, greater than all before. */
  nextTs(): string;
  /** A new id that starts with `prefix`. */
  nextId(prefix: string): string;
  changed(): void;
  /** Waits until `look` gives something, looking again at every change; rejects after ten seconds with `what`. */
  until<Value>(what: string, look: () => Value | null | undefined | false): Promise<Value>;
}

export const firstTs = 1_700_000_000;

/** An empty workspace's state. */
export function newState(): State {
  const changes = new EventEmitter();
  changes.setMaxListeners(0);
  let count = 0;
  return {
    channels: new Map(),
    users: new Map(),
    messages: [],
    files: new Map(),
    statuses: [],
    reactions: [],
    calls: [],
    nextTs: () => `${firstTs + ++count}.${String(count).padStart(6, '0')}`,
    nextId: (prefix) => `${prefix}${(++count).toString(36).toUpperCase().padStart(9, '0')}`,
    changed: () => void changes.emit('change'),
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
