/** From a sentence that was typed to a schedule. */
import type { Asking } from '../../../ask/asking.ts';
import type { SchedulePlan } from '../../../plan/plan.ts';
import { scheduleSentence } from '../../../plan/watch-sentence.ts';
import { Ended, exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { faultText, refusalText } from '../show.ts';

export interface TypedSchedule {
  readonly plan: SchedulePlan;
  /** Of what is posted. */
  readonly sentence: string;
  readonly brand: string;
}

/** The schedule that `text` says. Throws Ended where it says none. */
export async function readSchedule(text: string, brand: string | null, { ask }: Pick<Asking, 'ask'>, io: Io): Promise<TypedSchedule> {
  const outcome = await ask({ text, brand, asker: 'terminal', thread: null, kept: false });
  if (outcome.kind === 'fault') throw new Ended(exit.fault, faultText(outcome.id));
  if (outcome.kind === 'refused') throw new Ended(exit.refused, refusalText(text, outcome.problems, io));
  const { plan, canonical } = outcome.shown.answer;
  if (plan.kind !== 'schedule')
    throw new Ended(exit.refused, `That is no schedule. It says how often, for example: every weekday at 9:00 ${text}`);
  return { plan, sentence: canonical.slice(scheduleSentence(plan, '').length), brand: plan.of.brand };
}

/** Where a schedule or an alert of the terminal goes; `printed` says by what. Throws Ended for a place in Slack. */
export function terminalPlaces(to: readonly string[], printed: string): readonly string[] {
  const elsewhere = to.find((place) => place !== 'here' && place !== 'me');
  if (elsewhere !== undefined) throw new Ended(exit.refused, `${elsewhere} is in Slack: ask for it there. ${printed}`);
  return ['terminal'];
}
