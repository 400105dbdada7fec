/** How every word of the text was read: the clauses' meanings, and `not part of the question` for the rest. */
import type { Piece } from '../../grammar/scan.ts';
import type { Span } from '../base/span.ts';
import type { WordReading } from './question.ts';

interface Meant {
  readonly at: Span;
  readonly meaning: string;
}

/** Words between two parts of a question, which say how they belong together. */
const joints = new Map([
  ['and', 'joins what stands beside it'],
  ['&', 'joins what stands beside it'],
  ['+', 'joins what stands beside it'],
  ['or', 'joins what stands beside it'],
  ['vs', 'sets what stands beside it against each other'],
  ['versus', 'sets what stands beside it against each other'],
  ['against', 'sets what stands beside it against each other'],
]);

/**
 * Readings in the order of the text; no two overlap, and together they hold every piece. `clauses`: the words of each clause, of
 * which those without a meaning of their own (`by`, `and`) belong to the part that they stand before, or behind.
 */
export function coverage(
  text: string,
  pieces: readonly Piece[],
  told: readonly Meant[],
  clauses: readonly (readonly Span[])[],
): readonly WordReading[] {
  const meanings = clauses.reduce(withWords, told);
  const ordered = [...meanings].sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end);
  const kept: Meant[] = [];
  for (const one of ordered) {
    const last = kept.at(-1);
    if (last === undefined || one.at.start >= last.at.end) kept.push(one);
  }
  const rest = pieces.filter(({ start, end }) => !kept.some(({ at }) => start >= at.start && end <= at.end));
  const filler = rest.map(({ start, end, norm }) => ({ at: { start, end }, meaning: jointOf(norm, { start, end }, kept) }));
  return joined([...kept, ...filler].sort((a, b) => a.at.start - b.at.start)).map(({ at, meaning }) => ({
    text: text.slice(at.start, at.end),
    meaning,
    at,
  }));
}

/** What a word between two parts says; of any other, that it is no part. */
function jointOf(norm: string, at: Span, kept: readonly Meant[]): string {
  const between = kept.some((one) => one.at.end <= at.start) && kept.some((one) => one.at.start >= at.end);
  return (between ? joints.get(norm) : undefined) ?? 'not part of the question';
}

/** `meanings` with the words of one clause that have none as part of the nearest that has. */
function withWords(meanings: readonly Meant[], words: readonly Span[]): readonly Meant[] {
  const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0];
  const inside = meanings.filter(({ at }) => at.start >= start && at.end <= end);
  if (inside.length === 0) return meanings;
  const wider = new Map<Meant, Span>();
  for (const word of words) {
    if (inside.some(({ at }) => at.start <= word.start && word.end <= at.end)) continue;
    const next = inside.filter(({ at }) => at.start >= word.end).sort((a, b) => a.at.start - b.at.start)[0];
    const near = next ?? inside.toSorted((a, b) => b.at.end - a.at.end)[0];
    if (near === undefined) continue;
    const at = wider.get(near) ?? near.at;
    wider.set(near, { start: Math.min(at.start, word.start), end: Math.max(at.end, word.end) });
  }
  if (wider.size === 0) return meanings;
  return meanings.map((one) => {
    const at = wider.get(one);
    return at === undefined ? one : { ...one, at };
  });
}

function joined(readings: readonly Meant[]): readonly Meant[] {
  const out: Meant[] = [];
  for (const one of readings) {
    const last = out.at(-1);
    if (last?.meaning === one.meaning && one.meaning === 'not part of the question') {
      out[out.length - 1] = { meaning: one.meaning, at: { start: last.at.start, end: one.at.end } };
    } else out.push(one);
  }
  return out;
}
