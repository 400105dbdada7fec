/** What an answer says besides its numbers: what was assumed, what the numbers rest on, what may still change. */

import { dayText } from '../base/day-text.ts';
import type { Planned } from '../plan/planned.ts';
import type { QueryResult } from '../query/result.ts';

export interface Remarks {
  /** Sentences that belong right behind the headline. */
  readonly said: readonly string[];
  /** All notes in order: assumptions, of the plan, of the result, small bases, what is provisional. */
  readonly notes: readonly string[];
}

/** The remarks on a result. */
export function remarksOf(planned: Pick<Planned, 'notes' | 'assumptions'>, result: QueryResult): Remarks {
  const assumed = planned.assumptions.map((assumption) => sentence(assumption.text));
  const own = [smallBase(result), provisional(result)].filter((text) => text !== '');
  const others = [...planned.notes, ...result.notes].map((note) => sentence(note.text));
  const said = unique([...assumed, ...own]);
  return { said, notes: unique([...assumed, ...others, ...own]) };
}

function smallBase(result: QueryResult): string {
  const rows = new Set(result.smallBase.filter(([row]) => row >= 0).map(([row]) => row)).size;
  if (rows === 0) return '';
  if (result.rows.length === 1) return 'Small base: the rate rests on fewer than 30.';
  const all = result.rows.length;
  if (rows === all) return `Small base: all ${all} rows rest on fewer than 30.`;
  return `Small base: ${rows} of ${all} rows ${rows === 1 ? 'rests' : 'rest'} on fewer than 30.`;
}

function provisional(result: QueryResult): string {
  if (result.provisionalUntil === null) return '';
  return `Provisional until ${dayText(result.provisionalUntil)}: conversions and revenue may still grow.`;
}

/** With a full stop, so that notes can stand behind each other. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
