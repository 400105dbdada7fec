/** Messages that change only which of the thread's rows stand and how: `limit 5`, `make it 3`, `make that 10%`, `reverse`, `compare them`. */
import type { Result } from '../../base/result.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { HavingTerm, MetricsQuestion } from '../../language/question.ts';
import { makePlan } from '../../plan/make-plan.ts';
import { refOf } from '../../plan/metric-name.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import type { PlanContext, Planned } from '../../plan/planned.ts';
import { questionFrom } from '../../plan/question-from.ts';
import { opening } from './wording.ts';

export type Rearranged =
  /** So many rows, in the order that they stand in. */
  | { readonly what: 'rows'; readonly n: number }
  /** Another bound for the one condition; a percent where it was said so. */
  | { readonly what: 'bound'; readonly value: number; readonly percent: boolean }
  /** The order the other way round, or in one direction. */
  | { readonly what: 'order'; readonly direction: 'asc' | 'desc' | 'other' }
  /** The members that are filtered to, each in a row of its own. */
  | { readonly what: 'apart'; readonly by: DimensionId };

const nowhere = { start: 0, end: 0 };
const topRows = { rank: 'top', per: null, metric: null, byChange: false, of: null, at: nowhere } as const;
const ended = String.raw`(?: please| pls)?[\s.!?]*$`;

function said(text: string): RegExp {
  return new RegExp(`${opening}(?:${text})${ended}`, 'iu');
}

const rows = said(
  String.raw`(?:(?:limit|cap)(?: it| this| that| them)?(?: to| at)?|(?:show|give|list)(?: me| us)?(?: only| just)?(?: the)?(?: first)?|only|just|(?:only |just )?(?:the )?first)\s+(?<n>[1-9]\d{0,3})(?: (?:rows?|results?|lines?|entries|of (?:them|those|these)))?`,
);
const number = String.raw`(?<n>\d{1,9}(?:\.\d+)?)\s?(?<percent>%|percent|pct)?`;
const renumbered = said(
  String.raw`(?=(?:make|set|change)\b|.*\binstead\b)(?:(?:make|set|change) (?:it|that|this)(?: to| at)? )?${number}(?: instead)?`,
);
const sorting = String.raw`(?:(?:sort|sorted|order|rank)(?: it| this| that| them)? )?(?:in )?`;
const downward = said(String.raw`${sorting}(?:desc|descending)(?: order)?`);
const upward = said(String.raw`${sorting}(?:asc|ascending)(?: order)?`);
const reversed = said(
  String.raw`(?:reverse|invert|flip)(?: it| this| that| them| the)?(?: (?:order|sort|sorting|sort order|list|rows|table))?|${sorting}(?:the )?(?:reverse|reversed|opposite)(?: order)?|(?:(?:no|nope|nah),? )?(?:the )?other way (?:a?round|about)`,
);
const apart = said(
  String.raw`(?:compare|separate|split|show|put)(?: me)? (?:them|these|those|both|the two|each)(?: (?:apart|separately|individually|side by side|with each other|to each other|next to each other|out|up))?|side by side|(?:separately|individually|one by one|next to each other)|each(?: one)? (?:separately|individually|of them)`,
);

/** What `text` does to how the rows of `plan` stand; null where it says anything else, or there is nothing that it could do. */
export function rearrangedBy(text: string, plan: MetricsPlan): Rearranged | null {
  const cut = plan.by.length > 0 || plan.grain !== null;
  const n = cut ? rows.exec(text)?.groups?.['n'] : undefined;
  if (n !== undefined) return { what: 'rows', n: Number(n) };
  const renewed = renumberedBy(text, plan);
  if (renewed !== null) return renewed;
  if (cut && downward.test(text)) return { what: 'order', direction: 'desc' };
  if (cut && upward.test(text)) return { what: 'order', direction: 'asc' };
  if (cut && reversed.test(text)) return { what: 'order', direction: 'other' };
  const several = plan.filters.find(({ dimension, op, values }) => op === 'in' && values.length > 1 && !plan.by.includes(dimension));
  return several !== undefined && apart.test(text) ? { what: 'apart', by: several.dimension } : null;
}

/** What a number that is said without what it counts is put in place of: the only one of its kind in `plan`, or nothing. */
function renumberedBy(text: string, { having, limit, time }: MetricsPlan): Rearranged | null {
  const groups = renumbered.exec(text)?.groups;
  if (groups?.['n'] === undefined) return null;
  const value = Number(groups['n']);
  const [bound, ...others] = having.filter((condition) => !('than' in condition) && condition.op !== 'between');
  const bounds = bound !== undefined && others.length === 0 && having.length === 1;
  const percent = groups['percent'] !== undefined;
  if (percent) return bounds ? { what: 'bound', value, percent } : null;
  // `last 30 days` may be meant as well; the last 7 days are there unasked.
  if (/\d/u.test(time.phrase ?? '') && time.phrase !== 'last 7 days') return null;
  if (limit === null) return bounds ? { what: 'bound', value, percent } : null;
  return having.length === 0 && typeof limit === 'number' && Number.isInteger(value) && value > 0 ? { what: 'rows', n: value } : null;
}

/** `plan` with its rows as `how` says. */
export function rearranged(plan: MetricsPlan, how: Rearranged, context: PlanContext): Result<Planned> {
  return makePlan({ ...questionFrom(plan, context), ...partsOf(plan, how, context) }, context);
}

function partsOf(plan: MetricsPlan, how: Rearranged, context: PlanContext): Partial<MetricsQuestion> {
  const order = plan.order.map(({ by, direction }) => ({ by: refOf(by, plan), direction, at: nowhere }));
  const [first, ...others] = order;
  switch (how.what) {
    case 'rows': {
      // Of members over time the highest are shown, whichever way time runs.
      const members = plan.by.length > 0 && plan.grain !== null;
      return { ranking: { ...topRows, n: how.n }, order: members ? questionFrom(plan, context).order : order };
    }
    case 'bound':
      return { having: questionFrom(plan, context).having.map((term) => rebound(term, how)) };
    case 'order': {
      const turned = first?.direction === 'asc' ? 'desc' : 'asc';
      const direction = how.direction === 'other' ? turned : how.direction;
      return { order: first === undefined ? [] : [{ ...first, direction }, ...others] };
    }
    case 'apart':
      return { by: [...questionFrom(plan, context).by, { dimension: how.by, at: nowhere }] };
  }
}

function rebound(term: HavingTerm, { value, percent }: Extract<Rearranged, { what: 'bound' }>): HavingTerm {
  return 'value' in term ? { ...term, value: { value, unit: percent ? 'percent' : term.value.unit } } : term;
}
