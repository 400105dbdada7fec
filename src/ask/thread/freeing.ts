/** Messages that only take away from the thread's question: `no filters`, `remove the device filter`, `all devices`, `no comparison`. */
import type { Result } from '../../base/result.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { dimensions } from '../../catalogue/dimensions.ts';
import { makePlan } from '../../plan/make-plan.ts';
import type { MetricsPlan, PlanFilter, SnapshotPlan } from '../../plan/plan.ts';
import type { PlanContext, Planned } from '../../plan/planned.ts';
import { questionFrom } from '../../plan/question-from.ts';
import { compareTerm, rangeOf } from '../../plan/range-of.ts';

const nowhere = { start: 0, end: 0 };

/** What is taken away: filters, of one dimension or all, or the comparison. */
export type Freed = { readonly what: 'filters'; readonly of: DimensionId | null } | { readonly what: 'comparison' };

const polite = String.raw`(?:[\s.,!;:]|\b(?:ok|okay|thanks|sorry|please|pls|now|can|could|would|you|we|and|but|so|just)\b)*`;
const away = String.raw`(?:remove|drop|clear|delete|lose|forget|leave out|take (?:off|out|away)|get rid of|turn off|no|without|w/o)`;
const which = String.raw`(?: (?:all|any|the|my|that|this|those|these|every|of))*`;

function whole(pattern: string): RegExp {
  return new RegExp(`^${polite}(?:${pattern})${polite}[?]*$`, 'iu');
}

const allFilters = whole(String.raw`(?:${away}${which} (?:filters?|filtering|restrictions?)|unfiltered|not filtered)`);
const oneFilter = whole(String.raw`${away}${which} (?<noun>[\p{L} _-]+?) filters?`);
const bareNoun = whole(
  String.raw`(?:remove|drop|clear|delete)${which} (?<noun>[\p{L} _-]+?)|(?:(?:show|for|across|in|on|of)(?: me)? )?(?:all|any|every)${which} (?<all>[\p{L} _-]+?)`,
);
const comparison = whole(
  String.raw`(?:${away}${which} (?:comparisons?|comparing|compare|vs|versus)|not compared|(?:do not|don'?t|stop) (?:compare|comparing)(?: (?:it|that|them))?|uncompared)`,
);

/** What `text` takes away from `plan`, which has it where the message names a dimension alone; null where it says anything else. */
export function freedBy(text: string, plan: Pick<MetricsPlan, 'by' | 'filters'>): Freed | null {
  if (comparison.test(text)) return { what: 'comparison' };
  if (allFilters.test(text)) return { what: 'filters', of: null };
  const named = dimensionCalled(oneFilter.exec(text)?.groups?.['noun']);
  if (named !== null) return { what: 'filters', of: named };
  const groups = bareNoun.exec(text)?.groups;
  const bare = dimensionCalled(groups?.['noun'] ?? groups?.['all']);
  const filtered = bare !== null && plan.filters.some(({ dimension }) => dimension === bare);
  // `remove the device` after a table by device takes the breakdown away.
  const cut = bare !== null && groups?.['noun'] !== undefined && plan.by.includes(bare);
  return filtered && !cut ? { what: 'filters', of: bare } : null;
}

function dimensionCalled(noun: string | undefined): DimensionId | null {
  const wanted = noun?.trim().toLowerCase();
  return dimensions.find(({ words }) => wanted !== undefined && words.includes(wanted))?.id ?? null;
}

/** `plan` without what is taken away; what is left open by that is decided anew. */
export function freedPlan(plan: MetricsPlan | SnapshotPlan, freed: Freed, context: PlanContext): Result<Planned> {
  const filters = freed.what === 'comparison' ? plan.filters : plan.filters.filter(({ dimension }) => !isOf(dimension, freed.of));
  const compared = freed.what === 'filters';
  if (plan.kind === 'metrics') {
    const question = questionFrom(plan, context);
    const order = question.order.filter(({ by }) => compared || (by !== 'change' && by !== 'change_rate'));
    return makePlan({ ...question, filters: termsOf(filters), order, compare: compared ? question.compare : null }, context);
  }
  const time = { ...rangeOf(plan, context), at: nowhere };
  const compare = compared && plan.compare !== null ? compareTerm(plan.compare) : null;
  // The panel of a member that is no longer asked for is that of what is left; `all campaigns` are its level's.
  const kept = filters.length === plan.filters.length || (freed.what === 'filters' && freed.of === plan.panel);
  const panel = kept ? plan.panel : null;
  return makePlan({ kind: 'snapshot', panel, time, filters: termsOf(filters), compare, overview: true }, context);
}

function isOf(dimension: DimensionId, of: DimensionId | null): boolean {
  return of === null || of === dimension;
}

function termsOf(filters: readonly PlanFilter[]) {
  return filters.map((filter) => ({ ...filter, at: nowhere }));
}
