/** An answer that was given, for whoever reads it now. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { KeptAnswer } from '../../store/answers.ts';
import type { Asked } from '../asked.ts';
import type { KeptPlan } from '../keep.ts';
import type { Knowledge } from '../knowledge.ts';
import { silent } from '../prepare.ts';
import { knowledgeFor } from './knowledge-for.ts';
import { isPlanWithin } from './plan-within.ts';
import { isLimited, readable } from './readable.ts';
import { covers, everything, intersection, isBrandOpen, type Rights } from './rights.ts';

/** What a kept answer is given from; `whole`: its reader sees all that its asker was told. */
export interface Reread {
  readonly asked: Asked;
  readonly whole: boolean;
}

/**
 * The kept answer `row` as far as it is open to `rights`, with nothing in it that only its asker was told; null where that is nothing.
 * It shows no more than it did: who sees more asks anew.
 */
export function reread(row: KeptAnswer, kept: KeptPlan, rights: Rights, known: Knowledge, catalogue: Catalogue): Reread | null {
  const { rights: given = everything } = kept;
  if (!isBrandOpen(rights, row.brand)) return null;
  const both = intersection(rights, given);
  const knowledge = knowledgeFor(known, both, catalogue);
  const asked = { ...kept, id: row.id, knowledge, rights: both };
  if (isWhollyOpen(kept, row.brand, rights)) return { asked, whole: true };
  const { plan } = kept.planned;
  // Definitions, lists and help tell each reader what is open to him.
  const isOpen = plan.kind === 'define' || plan.kind === 'list' || plan.kind === 'help' || isPlanWithin(plan, rights, catalogue);
  const planned = isOpen ? readable(kept.planned, { catalogue, ...knowledge, today: kept.today }) : null;
  if (planned === null) return null;
  const told = isLimited(knowledge.directory) ? { question: '', reading: silent, changed: null } : {};
  return { asked: { ...asked, ...told, planned }, whole: false };
}

/** Whether all that the kept answer of `brand` told may be told to whoever has `rights`. */
export function isWhollyOpen({ rights: given = everything }: Pick<KeptPlan, 'rights'>, brand: string, rights: Rights): boolean {
  return isBrandOpen(rights, brand) && covers({ ...rights, brands: null }, { ...given, brands: null });
}
