/** What the words at the end of a line may become: metrics, dimensions and members. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Directory } from '../catalogue/directory.ts';

/** Names offered at most. */
const most = 20;
/** No name that is completed has more words before its last. */
const longestTail = 6;
const memberDimensions = ['lob', 'campaign', 'engagement', 'entry_point', 'group', 'agent', 'skill'] as const;

export interface Completion {
  /** The end of the line that the names continue. */
  readonly tail: string;
  /** Whole names that begin with the tail, shortest first. */
  readonly names: readonly string[];
}

/** The names that continue the longest end of `line` that begins any; none where the line ends between words. */
export function completionsOf(line: string, catalogue: Catalogue, directory: Directory): Completion {
  const starts = [...line.matchAll(/(?<=^|\s)\S/gu)].map((match) => match.index).slice(-longestTail);
  const names = namesOf(catalogue, directory);
  for (const start of starts) {
    const tail = line.slice(start);
    const wanted = tail.toLowerCase();
    const found = names.filter((name) => name.toLowerCase().startsWith(wanted) && name.length > tail.length);
    if (found.length > 0) return { tail, names: found.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, most) };
  }
  return { tail: '', names: [] };
}

function namesOf(catalogue: Catalogue, directory: Directory): readonly string[] {
  const metrics = catalogue.metrics.flatMap(({ words, shortForms }) => [...words, ...shortForms.map(({ word }) => word)]);
  const dimensions = catalogue.dimensions.flatMap(({ label, fixed }) => [label.toLowerCase(), ...fixed.map(({ value }) => value)]);
  const members = memberDimensions.flatMap((dimension) =>
    directory.members(dimension).flatMap((member) => (member.deleted ? [] : [directory.label(dimension, member.id) ?? member.name])),
  );
  return [...new Set([...metrics, ...dimensions, ...members])];
}
