/** From a question to a plan: the one door to planning. */
import { ok, type Result } from '../base/result.ts';
import type { MetricsQuestion, Question } from '../language/question.ts';
import { editPlan } from './edit.ts';
import { planMetrics } from './plan-metrics.ts';
import { plain, planDefine, planList, planSnapshot, planWhy } from './plan-others.ts';
import { planAlert, planSchedule } from './plan-watch.ts';
import type { PlanContext, Planned } from './planned.ts';

/** The plan of `question` on the day and with the data of `context`, or all that stands in the way, each with questions that do work. */
export function makePlan(question: Question, context: PlanContext): Result<Planned> {
  switch (question.kind) {
    case 'metrics':
      return planMetrics(question, context);
    case 'snapshot':
      return planSnapshot(question, context);
    case 'define':
      return ok(planDefine(question, context));
    case 'list':
      return ok(planList(question, context));
    case 'why':
      return ok(planWhy(question, context));
    case 'help':
      return ok(plain({ kind: 'help', brand: context.directory.brand.id }));
    case 'schedule':
      return planSchedule(question, context);
    case 'alert':
      return planAlert(question, context);
    case 'edit':
      // Which rows are the last or the best cannot be said without what they are ranked by.
      return isOfNothing(question.of) ? planMetrics(question.of, context) : ok(plain(editPlan(question, context)));
  }
}

function isOfNothing({ ranking, metrics, sections, order }: MetricsQuestion): boolean {
  if (ranking === null || ranking.rank === 'top' || ranking.metric !== null || ranking.byChange) return false;
  return metrics.length + sections.length + order.length === 0;
}
