/** How much of a brand is shown: what reading, planning and counting stay within. */
import type { Level } from './dimension.ts';

export interface Scope {
  /** Names of the LOBs, sorted; null: the whole brand. */
  readonly lobs: readonly string[] | null;
  /** The levels whose numbers are shown; null: every one. */
  readonly panels: readonly Level[] | null;
  /** Figures of single agents are shown. */
  readonly agents: boolean;
}

/** Everything. */
export const wholeBrand: Scope = { lobs: null, panels: null, agents: true };
