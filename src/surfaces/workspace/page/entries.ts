/** What the server sent, kept by key, and what the page reads out of it. */
import type { ChannelEntry, Entry, MessageEntry, Patch, TeamEntry, UserEntry } from '../wire.ts';

export type Entries = ReadonlyMap<string, Entry>;

/** `entries` after a patch. */
export function applied(entries: Entries, { set, gone }: Patch): Entries {
  const next = new Map(entries);
  for (const key of gone) next.delete(key);
  for (const [key, entry] of Object.entries(set)) next.set(key, entry);
  return next;
}

type Kind = Entry['kind'];
type Of<Wanted extends Kind> = Extract<Entry, { readonly kind: Wanted }>;

/** The entry under `key` if it is of that kind. */
export function entryOf<Wanted extends Kind>(entries: Entries, kind: Wanted, key: string): Of<Wanted> | null {
  const found = entries.get(key);
  return found?.kind === kind ? (found as Of<Wanted>) : null;
}

function all<Wanted extends Kind>(entries: Entries, kind: Wanted): readonly Of<Wanted>[] {
  return [...entries.values()].filter((entry): entry is Of<Wanted> => entry.kind === kind);
}

export function teamOf(entries: Entries): TeamEntry | null {
  return entryOf(entries, 'team', 'team');
}

/** Channels by name, public before private. */
export function channelsOf(entries: Entries): readonly ChannelEntry[] {
  return all(entries, 'channel')
    .filter(({ type }) => type !== 'im')
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

export function usersOf(entries: Entries): readonly UserEntry[] {
  return all(entries, 'user');
}

function byTime(a: MessageEntry, b: MessageEntry): number {
  return Number(a.ts) - Number(b.ts);
}

/** What stands in a channel outside threads, oldest first. */
export function rootsOf(entries: Entries, channel: string): readonly MessageEntry[] {
  return all(entries, 'message')
    .filter((message) => message.channel === channel && message.threadTs === null)
    .toSorted(byTime);
}

/** The answers in a thread, oldest first. */
export function repliesOf(entries: Entries, channel: string, ts: string): readonly MessageEntry[] {
  return all(entries, 'message')
    .filter((message) => message.channel === channel && message.threadTs === ts)
    .toSorted(byTime);
}

/** The newest message of an app, for those who listen instead of looking. */
export function newestOfApp(entries: Entries): MessageEntry | null {
  return (
    all(entries, 'message')
      .filter(({ bot }) => bot)
      .toSorted(byTime)
      .at(-1) ?? null
  );
}

/** A name to show for a user. */
export function nameOf(entries: Entries, user: string): string {
  return entryOf(entries, 'user', `user:${user}`)?.realName ?? user;
}
