/** How every word of the text was read: the clauses' meanings, and `not part of the question` for the rest. */
import type { Piece } from '../../grammar/scan.ts';
import type { Span } from '../base/span.ts';
import type { WordReading } from './question.ts';

interface Meant {
  readonly at: Span;
  readonly meaning: string;
}

/** Readings in the order of the text; no two overlap, and together they hold every piece. */
export function coverage(text: string, pieces: readonly Piece[], meanings: readonly Meant[]): readonly WordReading[] {
  const ordered = [...meanings].sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end);
  const kept: Meant[] = [];
  for (const one of ordered) {
    const last = kept.at(-1);
    if (last === undefined || one.at.start >= last.at.end) kept.push(one);
  }
  const rest = pieces.filter(({ start, end }) => !kept.some(({ at }) => start >= at.start && end <= at.end));
  const filler = rest.map(({ start, end }) => ({ at: { start, end }, meaning: 'not part of the question' }));
  return joined([...kept, ...filler].sort((a, b) => a.at.start - b.at.start)).map(({ at, meaning }) => ({
    text: text.slice(at.start, at.end),
    meaning,
    at,
  }));
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
