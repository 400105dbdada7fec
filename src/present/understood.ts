/** The question as it was understood, to head its answer. */
import type { Answer } from './answer.ts';

/** The canonical sentence; null where there is no question (help) or only a part of one, which the answer itself names. */
export function understoodAs({ plan, canonical }: Pick<Answer, 'plan' | 'canonical'>): string | null {
  return plan.kind === 'help' || plan.kind === 'edit' ? null : canonical;
}
