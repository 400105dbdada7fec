/** What people say to each other in a thread: only what plainly goes on from its plan is meant for us. */
import { listVersionedBrands } from '../../data/directory.ts';
import type { MetricsPlan, Plan } from '../../plan/plan.ts';
import type { Planned } from '../../plan/planned.ts';
import type { Follows } from '../outcome.ts';
import { chooseBrand, type PrepareParts } from '../prepare.ts';
import type { Move } from './follow-up.ts';
import { moveIn } from './in-thread.ts';

/** Words that ask on: `what about mobile`, `only last week`, `as a line chart`. */
const asksOn =
  /^(?:and |but |ok(?:ay)?,? )?(?:what about|how about|same for|same but|only|just|for|without|excluding|compare|show)\b|\b(?:chart|graph|table|sort|sorted)\b/iu;
/** Parts of a plan that nobody changes by chance: a time or a name alone is said about other things as well, and a chart follows from the rest. */
const telling = ['metrics', 'by', 'grain', 'compare', 'limit', 'output', 'transform', 'having'] as const;

/** What is not wholly read stays unanswered, and so does what may be talk: one word, a time or a name alone. Nothing is kept of it, and no plan is changed. */
export function followsIn({ catalogue, clock, memory, store }: Omit<PrepareParts, 'rowsOf'>): Follows {
  return async ({ text, brand, thread }) => {
    const chosen = chooseBrand(brand, await listVersionedBrands(store));
    if (!chosen.ok) return false;
    const { directory, lexicon, zone } = await memory.of(chosen.value.id, chosen.value.version);
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
