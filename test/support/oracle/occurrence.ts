/** One thing that counts: how much of which measure, and everything it could be filtered or grouped by. */
import type { Place } from './world.ts';

export interface Occurrence {
  readonly measure: string;
  /** A count, or milliseconds. */
  readonly amount: number;
  readonly date: string;
  readonly hour: number;
  readonly device: string;
  readonly source: string;
  readonly place: Place;
  readonly entryPoint: string;
  readonly agent: string;
  readonly group: string;
  readonly skill: string;
}

export const nowhere: Place = { engagement: '', campaign: '', lob: '', goal: '', goalType: '' };

/** An occurrence of which only the named parts matter. */
export function occurrence(parts: Partial<Occurrence> & Pick<Occurrence, 'measure' | 'date'>): Occurrence {
  return { amount: 1, hour: 0, device: '', source: '', place: nowhere, entryPoint: '', agent: '', group: '', skill: '', ...parts };
}
