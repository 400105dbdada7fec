/** What the page and the workspace's server say to each other. Types only: neither imports the other. */

type Json = Readonly<Record<string, unknown>>;

export interface TeamEntry {
  readonly kind: 'team';
  readonly name: string;
  readonly app: string;
  readonly description: string;
  readonly botUser: string;
  readonly me: string;
  /** The direct messages with the app. */
  readonly direct: string;
  readonly homeTab: boolean;
  readonly commands: readonly { readonly command: string; readonly description: string; readonly hint: string }[];
  readonly shortcuts: readonly { readonly name: string; readonly type: 'global' | 'message'; readonly callbackId: string }[];
}

export interface UserEntry {
  readonly kind: 'user';
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly bot: boolean;
}

export interface ChannelEntry {
  readonly kind: 'channel';
  readonly id: string;
  readonly name: string;
  readonly type: 'public' | 'private' | 'im';
  /** The app is a member. */
  readonly joined: boolean;
}

export interface MessageEntry {
  readonly kind: 'message';
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly bot: boolean;
  readonly text: string;
  readonly blocks: readonly Json[];
  /** Only the one who looks sees it. */
  readonly ephemeral: boolean;
  readonly files: readonly string[];
  readonly edited: boolean;
  readonly tasks: readonly Json[];
  readonly streaming: boolean;
  readonly unfurls: Json;
  readonly reactions: readonly string[];
}

export interface StatusEntry {
  readonly kind: 'status';
  readonly channel: string;
  readonly threadTs: string;
  readonly text: string;
  /** Stop may be pressed. */
  readonly stoppable: boolean;
}

export interface FileEntry {
  readonly kind: 'file';
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly size: number;
  readonly picture: boolean;
}

export interface ViewEntry {
  readonly kind: 'view';
  readonly id: string;
  readonly hash: string;
  readonly body: Json;
  /** How many modals lie under it. */
  readonly depth: number;
}

export interface PromptsEntry {
  readonly kind: 'prompts';
  readonly title: string;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

export type Entry = TeamEntry | UserEntry | ChannelEntry | MessageEntry | StatusEntry | FileEntry | ViewEntry | PromptsEntry;

/** What changed: entries by key that are new or other than before, and keys that are gone. */
export interface Patch {
  readonly set: Readonly<Record<string, Entry>>;
  readonly gone: readonly string[];
}

export type Place = { readonly channel: string; readonly ts: string } | { readonly view: string };

/** What a person does on the page. */
export type Act =
  | { readonly act: 'say'; readonly channel: string; readonly text: string; readonly threadTs: string | null }
  | {
      readonly act: 'use';
      readonly place: Place;
      readonly blockId: string;
      readonly actionId: string;
      readonly chosen: Json;
      readonly values: Json;
    }
  | { readonly act: 'suggest'; readonly place: Place; readonly blockId: string; readonly actionId: string; readonly typed: string }
  | { readonly act: 'submit'; readonly view: string; readonly values: Json }
  | { readonly act: 'dismiss' }
  | { readonly act: 'shortcut'; readonly callbackId: string; readonly channel: string | null; readonly ts: string | null }
  | { readonly act: 'open'; readonly tab: 'home' | 'messages' }
  | { readonly act: 'stop'; readonly channel: string; readonly threadTs: string }
  | { readonly act: 'invite'; readonly channel: string }
  | { readonly act: 'complete'; readonly line: string };

export interface CompletionOffer {
  readonly text: string;
  readonly kind: string;
  /** What it is in words. */
  readonly says: string;
  readonly start: number;
  readonly end: number;
}

/** What came of an act. */
export interface Reply {
  readonly ok: boolean;
  /** What to tell the person where it did not go well. */
  readonly why?: string;
  /** Of `say`: the timestamp of the new message, null where it was a command. */
  readonly ts?: string | null;
  /** Of `submit`: complaints by block. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Of `suggest`: `options` or `option_groups`, as the app gave them. */
  readonly found?: Json;
  /** Of `complete`. */
  readonly offers?: readonly CompletionOffer[];
}
