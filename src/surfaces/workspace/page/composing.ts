/** What the composer offers while someone types. */
import type { CompletionOffer, TeamEntry } from '../wire.ts';

export interface Offer {
  /** What the line becomes. */
  readonly line: string;
  readonly text: string;
  readonly note: string;
}

/** Commands, people and channels that go on with the end of `line`. */
export function namesFor(
  line: string,
  team: Pick<TeamEntry, 'commands'>,
  users: readonly string[],
  channels: readonly string[],
): readonly Offer[] {
  const command = /^\/\S*$/.exec(line)?.[0];
  if (command !== undefined) {
    const known = [...team.commands, { command: '/invite', description: 'Bring the app into this channel', hint: '@parley' }];
    return known
      .filter((one) => one.command.startsWith(command))
      .map((one) => ({ line: `${one.command} `, text: `${one.command} ${one.hint}`.trim(), note: one.description }));
  }
  const [, mark = '', start = ''] = /(?:^|\s)([@#])([\w.-]*)$/.exec(line) ?? [];
  if (mark === '') return [];
  const names = mark === '@' ? users : channels;
  const before = line.slice(0, line.length - start.length);
  return names
    .filter((name) => name.toLowerCase().startsWith(start.toLowerCase()))
    .map((name) => ({ line: `${before}${name} `, text: `${mark}${name}`, note: mark === '@' ? 'person' : 'channel' }));
}

/** The part of `line` that is a question to the app, and what stands before it; null where it is none. */
export function questionIn(
  line: string,
  direct: boolean,
  app: string,
  commands: readonly string[],
): { readonly before: string; readonly question: string } | null {
  const [before = ''] = /^\s*(?:@\S+|\/\S+)\s+/.exec(line) ?? [];
  const word = before.trim();
  const addressed = word === `@${app}` || commands.includes(word);
  if (!addressed && (!direct || line.startsWith('/') || line.startsWith('@'))) return null;
  return { before: addressed ? before : '', question: addressed ? line.slice(before.length) : line };
}

/** The server's offers for a question as whole lines. */
export function offersFor(before: string, question: string, found: readonly CompletionOffer[]): readonly Offer[] {
  return found.slice(0, 8).map(({ text, says, start, end }) => ({
    line: `${before}${question.slice(0, start)}${text} ${question.slice(end)}`,
    text,
    note: says,
  }));
}
