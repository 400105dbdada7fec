/** A metrics question becomes a plan in ordered passes; what stands in the way comes with questions that work. */
import type { Problem, Suggestion } from '../base/problem.ts';
import { ok, type Result, refused } from '../base/result.ts';
import type { MetricsQuestion } from '../language/question.ts';
import { blankPlan } from './blank-plan.ts';
import { type Draft, decided, type Mend, type Pass, type Trouble } from './draft.ts';
import { extraMetrics } from './extra-metrics.ts';
import { levelOf } from './level.ts';
import { notesOf } from './notes.ts';
import { breakdownPass } from './passes/breakdown.ts';
import { chartPass } from './passes/chart.ts';
import { comparePass } from './passes/compare.ts';
import { conditionPass } from './passes/conditions.ts';
import { filterPass } from './passes/filters.ts';
import { metricsPass, sectionPass } from './passes/metrics.ts';
import { rankingPass } from './passes/ranking.ts';
import { reachPass } from './passes/reach.ts';
import { allowedPass, scopePass } from './passes/scope.ts';
import { suffixPass } from './passes/suffix.ts';
import { grainPass, lastDays, timePass } from './passes/time.ts';
import { transformPass } from './passes/transform.ts';
import type { MetricsPlan } from './plan.ts';
import type { PlanContext, Planned } from './planned.ts';
import { unreachedMetrics } from './reach.ts';
import { remainders } from './remainders.ts';
import { sentence } from './sentence.ts';

const levelPass: Pass = (draft) => decided(draft, { level: levelOf(draft.plan) });

const passes: readonly Pass[] = [
  // First, since everything else is judged by the metrics; without one nothing can be said.
  metricsPass,
  // Before the suffixes, which are held against it.
  breakdownPass,
  suffixPass,
  // The breakdown stands now, and with it the panel that a section is taken from.
  sectionPass,
  // Before the grain of `over time`, which follows from the length of the range.
  timePass,
  grainPass,
  filterPass,
  // Ahead of the level, which the filter of the LOBs that are shown has a part in.
  scopePass,
  // Once breakdown and filters stand; ahead of all that reads the level.
  levelPass,
  // Conditions and the order bring in further metrics, so they come before the reach of all metrics.
  conditionPass,
  rankingPass,
  // Once every metric is known that is read; what is not shown is no matter of reach.
  allowedPass,
  reachPass,
  // After the order: one by change needs a comparison.
  comparePass,
  // After the grain, which a rolling window needs, and the breakdown, which a share adds up over.
  transformPass,
  // Last: the picture suits whatever the answer has become.
  chartPass,
];

/** The plan of `question`, or every problem with it. */
export function planMetrics(question: MetricsQuestion, context: PlanContext): Result<Planned<MetricsPlan>> {
  const draft = drafted(question, context);
  const [first, ...rest] = draft.troubles.map((trouble) => problemOf(trouble, question, context));
  return first ? refused(first, ...rest) : ok(finished(draft, context));
}

/** A stored plan with what the answer says about it. */
export function replan(plan: MetricsPlan, context: PlanContext): Planned<MetricsPlan> {
  return {
    plan,
    notes: notesOf(plan, context),
    assumptions: [],
    alternatives: [],
    extraMetrics: extraMetrics(plan, context.catalogue),
    unreachable: unreachedMetrics(plan, context.catalogue),
    sections: [],
  };
}

/** The questions of `mends` that make a plan, as sentences, each once; none where only the plan is asked for. */
function suggestionsOf(mends: readonly Mend[], context: PlanContext): readonly Suggestion[] {
  if (context.brief === true) return [];
  const found = new Map<string, Suggestion>();
  for (const { label, question } of mends) {
    const draft = drafted(question, context);
    if (draft.troubles.length > 0) continue;
    const text = sentence(draft.plan, context);
    if (!found.has(text)) found.set(text, { label, question: text });
  }
  return [...found.values()];
}

function drafted(question: MetricsQuestion, context: PlanContext): Draft {
  let draft = blank(question, context);
  for (const pass of passes) {
    draft = pass(draft, context);
    if (draft.plan.metrics.length === 0) break;
  }
  return draft;
}

function blank(question: MetricsQuestion, context: PlanContext): Draft {
  const range = lastDays(7, context.today);
  const plan = blankPlan(context.directory.brand.id, { from: range.from, to: range.to, phrase: range.phrase });
  return { question, plan, range, guesses: [], notes: [], troubles: [] };
}

function finished({ plan, guesses, notes }: Draft, context: PlanContext): Planned<MetricsPlan> {
  const told = replan(plan, context);
  return {
    ...told,
    notes: [...told.notes, ...notes],
    assumptions: guesses.map(({ text, mends }) => ({ text, alternatives: suggestionsOf(mends, context) })),
  };
}

/** Where no mend works by itself, since more than one thing is wrong, ever less of the question does. */
function problemOf({ code, message, at, mends }: Trouble, question: MetricsQuestion, context: PlanContext): Problem {
  const suggestions = suggestionsOf(mends, context);
  if (suggestions.length > 0 || context.brief === true) return { code, message, at, suggestions };
  const remains = remainders(question, context).find((mend) => suggestionsOf([mend], context).length > 0);
  return { code, message, at, suggestions: remains ? suggestionsOf([remains], context) : [] };
}
