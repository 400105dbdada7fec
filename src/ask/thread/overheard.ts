/** What people say to each other in a thread: only what plainly goes on from its plan is meant for us. */
import { listVersionedBrands } from '../../data/directory.ts';
import type { MetricsPlan, Plan } from '../../plan/plan.ts';
import type { Planned } from '../../plan/planned.ts';
import { loadThread } from '../../store/threads.ts';
import { knowledgeFor } from '../access/knowledge-for.ts';
import { isBrandOpen } from '../access/rights.ts';
import type { Follows } from '../outcome.ts';
import type { PrepareParts } from '../prepare.ts';
import type { Move } from './follow-up.ts';
import { moveIn } from './in-thread.ts';

/** Words that ask on: `what about mobile`, `only last week`, `as a line chart`. */
const asksOn =
  /^(?:and |but |ok(?:ay)?,? )?(?:what about|how about|same for|same but|only|just|for|without|excluding|compare|show)\b|\b(?:chart|graph|table|sort|sorted)\b/iu;
/** Parts of a plan that nobody changes by chance: a time or a name alone is said about other things as well, and a chart follows from the rest. */
const telling = ['metrics', 'by', 'grain', 'compare', 'limit', 'output', 'transform', 'having'] as const;

/** What is not wholly read stays unanswered, and so does what may be talk: one word, a time or a name alone. It is read within its writer's rights. Nothing is kept of it, and no plan is changed. */
export function followsIn({ catalogue, clock, memory, store }: Omit<PrepareParts, 'rowsOf'>): Follows {
  return async ({ text, thread, rights: rightsOf }) => {
    const brands = await listVersionedBrands(store);
    const plans = await Promise.all(brands.map(({ id }) => loadThread(store, id, thread)));
    const brand = brands.find((_, index) => plans[index] !== null);
    if (brand === undefined) return false;
    const rights = await rightsOf();
    if (!isBrandOpen(rights, brand.id)) return false;
    const whole = await memory.of(brand.id, brand.version);
    const { directory, lexicon, zone } = knowledgeFor(whole, rights, catalogue);
    const now = clock.now();
    const options = { catalogue, directory, lexicon, now, today: zone.day(now) };
    const { thread: before, move } = await moveIn({ text, thread }, options, { store, rowsOf: () => Promise.resolve(null) });
    if (before === null || !move.ok) return false;
    return asks(text.trim(), move.value, (JSON.parse(before.last.plan) as Planned).plan);
  };
}

function asks(text: string, move: Move, before: Plan): boolean {
  if (move.kind !== 'asked') return /^(?:undo|reset)[.!]?$/iu.test(text);
  if (move.changed === '' || !/\s/u.test(text)) return false;
  const { plan } = move.planned;
  if (plan.kind === 'metrics') return move.changed === null || asksOn.test(text) || (before.kind === 'metrics' && isTold(plan, before));
  return plan.kind === 'define' || plan.kind === 'snapshot' || plan.kind === 'schedule' || plan.kind === 'alert';
}

function isTold(plan: MetricsPlan, before: MetricsPlan): boolean {
  return telling.some((part) => JSON.stringify(plan[part]) !== JSON.stringify(before[part]));
}
