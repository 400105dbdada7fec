/** A refusal in a thread speaks of the thread: what it is about, and what would change it. */
import type { ProblemCode, Suggestion } from '../../base/problem.ts';
import type { Question } from '../../language/question.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanContext } from '../../plan/planned.ts';
import { sentence } from '../../plan/sentence.ts';
import type { Problems } from './offers.ts';

/** Problems of words; those of planning name the thread's metrics and filters as it is. */
const ofWords: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['unknown_word', 'unknown_value', 'not_understood', 'no_metric']);

const changes: readonly string[] = ['by campaign', 'by device', 'by agent', 'last month', 'vs previous period'];

/** So many changes are offered where nothing nearer is. */
const mostChanges = 3;

/** `problems` of a message that asks nothing of its own, said to somebody who was changing `plan`; `works` tells what would. */
export function inThread(
  problems: Problems,
  plan: Plan,
  question: Question | null,
  works: (change: string) => boolean,
  context: PlanContext,
): Problems {
  const [first, ...others] = problems;
  if (!ofWords.has(first.code) || standsAlone(question)) return problems;
  const usual = first.suggestions.every(({ question: one }) => one === 'list metrics');
  const offered = usual ? changes.filter(works).slice(0, mostChanges).map(asSuggestion) : [];
  const message = `${first.message} The question here is: ${sentence(plan, context)}.`;
  return [{ ...first, message, suggestions: offered.length > 0 ? offered : first.suggestions }, ...others];
}

function asSuggestion(question: string): Suggestion {
  return { label: question, question };
}

/** A message that names metrics, or is of another kind, is no change of the question before. */
function standsAlone(question: Question | null): boolean {
  if (question === null || question.kind === 'edit' || question.kind === 'help') return false;
  return question.kind !== 'metrics' || question.metrics.length + question.sections.length > 0;
}
