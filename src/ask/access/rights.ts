/** What somebody, or everybody in a channel, may see. Pure. */
import { type Level } from '../../catalogue/dimension.ts';

export interface Rights {
  /** Ids of brands; null: all. */
  readonly brands: readonly string[] | null;
  /** Names of LOBs, in any case; null: all. */
  readonly lobs: readonly string[] | null;
  /** The levels whose numbers are shown; null: every one. */
  readonly panels: readonly Level[] | null;
  /** Figures of single agents may be shown. */
  readonly agents: boolean;
}

/** The operator's, and where no rule says otherwise a member's. */
export const everything: Rights = { brands: null, lobs: null, panels: null, agents: true };

/** A guest's and a stranger's. */
export const nothing: Rights = { brands: [], lobs: [], panels: [], agents: false };

/** What both may see. */
export function intersection(one: Rights, other: Rights): Rights {
  return {
    brands: common(one.brands, other.brands),
    lobs: common(one.lobs?.map(folded) ?? null, other.lobs?.map(folded) ?? null),
    panels: common(one.panels, other.panels),
    agents: one.agents && other.agents,
  };
}

/** Whether whoever has `wide` sees all that `narrow` shows. */
export function covers(wide: Rights, narrow: Rights): boolean {
  return key(intersection(wide, narrow)) === key(narrow);
}

/** Whether there is nothing to see. */
export function isNothing({ brands, lobs, panels }: Rights): boolean {
  return brands?.length === 0 || lobs?.length === 0 || panels?.length === 0;
}

/** Whether the brand called `id` may be asked about. */
export function isBrandOpen(rights: Rights, id: string): boolean {
  return !isNothing(rights) && (rights.brands === null || rights.brands.includes(id));
}

/** A text that is the same for the same rights. */
export function key({ brands, lobs, panels, agents }: Rights): string {
  const sorted = (some: readonly string[] | null) => (some === null ? null : [...new Set(some)].sort());
  return JSON.stringify([sorted(brands), sorted(lobs?.map(folded) ?? null), sorted(panels), agents]);
}

/** Names of LOBs are compared as names of members are. */
export function folded(name: string): string {
  return name.toLowerCase().normalize('NFC');
}

function common<One extends string>(one: readonly One[] | null, other: readonly One[] | null): readonly One[] | null {
  if (one === null) return other;
  return other === null ? one : one.filter((value) => other.includes(value));
}
