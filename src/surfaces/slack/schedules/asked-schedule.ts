/** The schedule that an answer holds: somebody asked for something to be posted again and again. */
import type { SchedulePlan } from '../../../plan/plan.ts';
import { scheduleSentence } from '../../../plan/watch-sentence.ts';
import type { Shown } from '../../../present/answer.ts';

export interface AskedSchedule {
  readonly plan: SchedulePlan;
  /** The canonical sentence of what is posted. */
  readonly sentence: string;
  readonly brand: string;
}

/** Null where `shown` holds none. `zone` is meant where the question names none. */
export function scheduleIn({ answer }: Shown, zone: string | null): AskedSchedule | null {
  const { plan, canonical, reading } = answer;
  if (plan.kind !== 'schedule') return null;
  const said = reading.some(({ meaning }) => meaning.startsWith('zone '));
  const own = zone === null || said ? plan : { ...plan, schedule: { ...plan.schedule, zone } };
  return { plan: own, sentence: canonical.slice(scheduleSentence(plan, '').length), brand: plan.of.brand };
}
