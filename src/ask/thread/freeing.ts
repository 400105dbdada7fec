/** Messages that only take away from the thread's question: `no filters`, `remove the device filter`, `all devices`, `no comparison`, `no limit`. */
import type { Result } from '../../base/result.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { dimensions } from '../../catalogue/dimensions.ts';
import type { MetricsQuestion } from '../../language/question.ts';
import { makePlan } from '../../plan/make-plan.ts';
import type { MetricsPlan, PlanFilter, SnapshotPlan } from '../../plan/plan.ts';
import type { PlanContext, Planned } from '../../plan/planned.ts';
import { questionFrom } from '../../plan/question-from.ts';
import { compareTerm, rangeOf } from '../../plan/range-of.ts';

const nowhere = { start: 0, end: 0 };

/** What is taken away: filters, of one dimension or all, or another part of the question whole. */
export type Freed = { readonly what: 'filters'; readonly of: DimensionId | null } | { readonly what: Part };

type Part = 'time' | 'chart' | 'comparison' | 'conditions' | 'limit' | 'order' | 'calculation';

const polite = String.raw`(?:[\s.,!;:]|\b(?:ok|okay|thanks|sorry|please|pls|now|can|could|would|you|we|and|but|so|just)\b)*`;
const away = String.raw`(?:remove|drop|clear|delete|lose|forget|leave out|take (?:off|out|away)|get rid of|turn off|no|without|w/o)`;
const which = String.raw`(?: (?:all|any|the|my|that|this|those|these|every|of))*`;

function whole(pattern: string): RegExp {
  return new RegExp(`^${polite}(?:${pattern})${polite}(?:again|back)?${polite}[?]*$`, 'iu');
}

const allFilters = whole(String.raw`(?:${away}${which} (?:filters?|filtering|restrictions?)|unfiltered|not filtered)`);
const oneFilter = whole(String.raw`${away}${which} (?<noun>[\p{L} _-]+?) filters?`);
const bareNoun = whole(
  String.raw`(?:remove|drop|clear|delete)${which} (?<noun>[\p{L} _-]+?)|(?:(?:show|for|across|in|on|of|with|(?:go )?back to)(?: me)? )?(?:all|any|every)${which} (?<all>[\p{L} _-]+?)`,
);
const comparison = whole(
  String.raw`(?:${away}${which} (?:comparisons?|comparing|compare|vs|versus)|not compared|(?:do not|don'?t|stop) (?:compare|comparing)(?: (?:it|that|them))?|uncompared)`,
);

const parts: readonly (readonly [Part, RegExp])[] = [
  // `no chart` is said without a thread as well: that the language reads.
  [
    'chart',
    whole(
      String.raw`(?:hide|remove|drop|lose|leave out|take (?:off|out|away)|get rid of|turn off)${which} (?:charts?|graphs?|pictures?|plots?)`,
    ),
  ],
  [
    'time',
    whole(
      String.raw`${away}${which} (?:times?|dates?|date ranges?|time ranges?|time frames?|timeframes?|time periods?|time filters?|date filters?|ranges?|periods?)|any ?time`,
    ),
  ],
  ['comparison', comparison],
  ['conditions', whole(String.raw`${away}${which} (?:conditions?|bounds?|thresholds?)|unconditional`)],
  [
    'limit',
    whole(
      String.raw`${away}${which} (?:limits?|rankings?|cap|top|bottom)|(?:(?:show|give|list)(?: me)? )?all (?:of (?:them|it|those)|(?:the )?(?:rows?|members?))|(?:show|list)(?: me)? (?:them )?all|unlimited`,
    ),
  ],
  ['order', whole(String.raw`${away}${which} (?:sort(?:ing|s)?|order(?:ing)?)|unsorted`)],
  [
    'calculation',
    whole(
      String.raw`${away}${which} (?:(?:rolling |moving )?(?:windows?|smoothing|calculations?)|(?:rolling|moving) (?:averages?|totals?|sums?)|shares?|percentages?)|(?:back to (?:the )?|just (?:the )?)?(?:plain |absolute |raw )numbers|back to (?:the )?numbers|unsmoothed`,
    ),
  ],
];

/** All rows of a table cut short, else of what was left out by filters. */
const backToAll = whole(
  String.raw`(?:go |switch )?back to (?:all|everything|all of (?:it|them)|the (?:whole|full)(?: list| picture| lot)?)`,
);

const everybody = whole(String.raw`(?:(?:show|for|of)(?: me)? )?(?:everyone|everybody|all (?:agents and groups|the people|people))`);

/** Of a table cut short all rows, else no longer those people alone whom it is about. */
function everyoneIn({ limit, filters }: Pick<MetricsPlan, 'filters' | 'limit'>): Freed | null {
  if (limit !== null) return { what: 'limit' };
  const of = (['agent', 'group', 'skill'] as const).find((dimension) => filters.some((filter) => filter.dimension === dimension));
  return of === undefined ? null : { what: 'filters', of };
}

/** What `text` takes away from `plan`, which has it where the message names a dimension alone; null where it says anything else. */
export function freedBy(text: string, plan: Pick<MetricsPlan, 'by' | 'filters' | 'limit'>): Freed | null {
  const part = parts.find(([, words]) => words.test(text));
  if (part) return { what: part[0] };
  if (everybody.test(text)) return everyoneIn(plan);
  if (backToAll.test(text) && plan.limit !== null) return { what: 'limit' };
  if (allFilters.test(text) || backToAll.test(text)) return { what: 'filters', of: null };
  const named = dimensionCalled(oneFilter.exec(text)?.groups?.['noun']);
  if (named !== null) return { what: 'filters', of: named };
  const groups = bareNoun.exec(text)?.groups;
  const bare = dimensionCalled(groups?.['noun'] ?? groups?.['all']);
  const filtered = bare !== null && plan.filters.some(({ dimension }) => dimension === bare);
  // `remove the device` after a table by device takes the breakdown away.
  const cut = bare !== null && groups?.['noun'] !== undefined && plan.by.includes(bare);
  if (filtered && !cut) return { what: 'filters', of: bare };
  // `all campaigns` after a table by campaign, or the top 3 of them, is no list of names.
  return bare !== null && groups?.['all'] !== undefined && plan.by.includes(bare) ? { what: 'limit' } : null;
}

function dimensionCalled(noun: string | undefined): DimensionId | null {
  const wanted = noun?.trim().toLowerCase();
  return dimensions.find(({ words }) => wanted !== undefined && words.includes(wanted))?.id ?? null;
}

/** `plan` without what is taken away; what is left open by that is decided anew. */
export function freedPlan(plan: MetricsPlan | SnapshotPlan, freed: Freed, context: PlanContext): Result<Planned> {
  const filters = freed.what === 'filters' ? plan.filters.filter(({ dimension }) => !isOf(dimension, freed.of)) : plan.filters;
  const compared = freed.what !== 'comparison';
  if (plan.kind === 'metrics') {
    const question = questionFrom(plan, context);
    return makePlan({ ...question, filters: termsOf(filters), ...without(freed.what, question) }, context);
  }
  const time = freed.what === 'time' ? null : { ...rangeOf(plan, context), at: nowhere };
  const compare = compared && plan.compare !== null ? compareTerm(plan.compare) : null;
  // The panel of a member that is no longer asked for is that of what is left; `all campaigns` are its level's.
  const kept = filters.length === plan.filters.length || (freed.what === 'filters' && freed.of === plan.panel);
  const panel = kept ? plan.panel : null;
  return makePlan({ kind: 'snapshot', panel, time, filters: termsOf(filters), compare, overview: true }, context);
}

/** The parts of `question` that are other without `what`. */
function without(what: Freed['what'], { order }: MetricsQuestion): Partial<MetricsQuestion> {
  switch (what) {
    case 'filters':
      return {};
    case 'time':
      return { time: null };
    case 'chart':
      return { chart: { chart: 'none', at: nowhere } };
    case 'comparison':
      return { compare: null, order: order.filter(({ by }) => by !== 'change' && by !== 'change_rate') };
    case 'conditions':
      return { having: [] };
    case 'limit':
      return { ranking: null };
    case 'order':
      return { order: [] };
    case 'calculation':
      return { transform: null };
  }
}

function isOf(dimension: DimensionId, of: DimensionId | null): boolean {
  return of === null || of === dimension;
}

function termsOf(filters: readonly PlanFilter[]) {
  return filters.map((filter) => ({ ...filter, at: nowhere }));
}
