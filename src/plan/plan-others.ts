/** Questions that are not about a table of metrics: snapshots, definitions, lists, why, help. */
import { rangeText } from '../base/day-text.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import type { Assumption, DefineQuestion, ListQuestion, SnapshotQuestion, TimeTerm, WhyQuestion } from '../language/question.ts';
import { addDays } from './calendar.ts';
import type { Range } from './draft.ts';
import { levelOf } from './level.ts';
import { labelOf } from './metric-ref.ts';
import { panelBreakdown, panelSections } from './panel.ts';
import { type Compared, comparedWith, remarkOn } from './passes/compare.ts';
import { settledFilters } from './passes/filters.ts';
import { lastDays } from './passes/time.ts';
import type { Plan, PlanCompare, PlanTime, SnapshotPlan, WhyPlan } from './plan.ts';
import type { PlanContext, Planned } from './planned.ts';
import { namedRange } from './range-of.ts';
import { dimensionsOf, isReached } from './reach.ts';
import { sentence } from './sentence.ts';
import { countsWholeBrand, deniedIn, scopedFilters } from './within-scope.ts';

/** A plan that needs no more words than itself. */
export function plain<Kind extends Plan>(plan: Kind): Planned<Kind> {
  return { plan, notes: [], assumptions: [], alternatives: [], extraMetrics: [], unreachable: [], sections: [] };
}

/** One metric is `metric`; several, or words of the glossary, are `terms`. */
export function planDefine({ terms }: DefineQuestion, { directory }: PlanContext): Planned {
  const [first, ...rest] = terms;
  const brand = directory.brand.id;
  if (first?.metric && rest.length === 0) return plain({ kind: 'define', brand, metric: first.term });
  return plain({ kind: 'define', brand, terms: terms.map(({ term }) => term) });
}

/** What is listed, with its filters in order. */
export function planList({ what, filters, about }: ListQuestion, { directory }: PlanContext): Planned {
  return plain({
    kind: 'list',
    brand: directory.brand.id,
    what,
    filters: settledFilters(filters),
    ...(about === undefined ? {} : { about }),
  });
}

/** A snapshot means yesterday, an overview the last 7 days; the panel is the one named, else that of the finest filter. */
export function planSnapshot(question: SnapshotQuestion, context: PlanContext): Result<Planned<SnapshotPlan>> {
  const { catalogue, directory } = context;
  const { scope } = directory;
  const panel = question.panel ?? levelOf({ by: [], filters: settledFilters(question.filters) });
  const filters = settledFilters(scopedFilters(question.filters, scope));
  const denied = deniedIn({ by: panelBreakdown(panel), filters, metrics: [] }, scope, catalogue);
  if (denied !== null) return refused({ ...denied, at: null, suggestions: [] });
  const range = question.time ?? lastDays(question.overview ? 7 : 1, context.today);
  const compared = comparedOf(range, question, context);
  const plan: SnapshotPlan = {
    kind: 'snapshot',
    brand: directory.brand.id,
    panel,
    time: timeOf(range),
    filters,
    compare: compared?.compare ?? null,
  };
  const named = namedRange(range, plan, context);
  const sections = panelSections(panel, catalogue);
  const dimensions = dimensionsOf({ by: panelBreakdown(panel), filters });
  const metrics = sections.flatMap((section) => section.metrics);
  const unreachable = metrics.filter((id) => !isReached(id, dimensions, catalogue) || countsWholeBrand(id, scope, catalogue));
  if (unreachable.length === metrics.length) return unreached(plan, question, context);
  const names = [...new Set(filters.map(({ dimension }) => dimensionOf(dimension).label.toLowerCase()))].join(' or ');
  const labels = unreachable.map((id) => labelOf(id, catalogue)).join(', ');
  const notes = unreachable.length === 0 ? [] : [{ code: 'unreachable', text: `Not counted per ${names}: ${labels}.` }];
  return ok({ ...plain(plan), notes, assumptions: remarks(plan, compared, context), unreachable, sections, ...(named && { named }) });
}

/** Why a metric changed: a single day is compared with the same weekday a week before, else with the previous period. */
export function planWhy(question: WhyQuestion, context: PlanContext): Planned {
  const { metric } = question.metric;
  const range = question.time ?? lastDays(7, context.today);
  const id = typeof metric === 'string' ? metric : metric.ratio[0];
  const { from } = range;
  const single = from !== null && from === range.to;
  const weekBefore: PlanCompare | null = single ? { from: addDays(from, -7), to: addDays(from, -7), name: 'previous week' } : null;
  const asked = question.compare ?? (single ? null : ({ kind: 'previous', unit: 'period', at: question.metric.at } as const));
  const compared = comparedOf(range, { compare: asked }, context);
  const plan: WhyPlan = {
    kind: 'why',
    brand: context.directory.brand.id,
    metric: id,
    time: timeOf(range),
    compare: compared?.compare ?? (asked === null ? weekBefore : null),
    filters: settledFilters(scopedFilters(question.filters, context.directory.scope)),
  };
  const named = namedRange(range, plan, context);
  return { ...plain(plan), assumptions: remarks(plan, compared, context), ...(named && { named }) };
}

function comparedOf(range: Range | TimeTerm, { compare }: Pick<SnapshotQuestion, 'compare'>, context: PlanContext): Compared | null {
  return compare === null || range.from === null ? null : comparedWith({ ...range, from: range.from }, compare, context);
}

/** What is said of the comparison, with the whole of what is named as another question. */
function remarks(plan: SnapshotPlan | WhyPlan, compared: Compared | null, context: PlanContext): readonly Assumption[] {
  const { text, whole } = compared === null ? { text: null, whole: null } : remarkOn(compared);
  if (text === null) return [];
  const question = whole === null ? null : sentence({ ...plan, compare: { ...whole, name: 'custom' } }, context);
  return [
    { text, alternatives: whole === null || question === null ? [] : [{ label: `vs ${rangeText(whole.from, whole.to)}`, question }] },
  ];
}

function timeOf({ from, to, phrase }: Range): PlanTime {
  return { from, to, phrase };
}

function unreached(plan: SnapshotPlan, question: SnapshotQuestion, context: PlanContext): Result<never> {
  const names = [...new Set(plan.filters.map(({ dimension }) => dimensionOf(dimension).label.toLowerCase()))].join(' and ');
  const open = planSnapshot({ ...question, filters: [] }, context);
  return refused({
    code: 'unreachable_filter',
    message: `No metric of this panel is counted per ${names}.`,
    at: question.filters[0]?.at ?? null,
    suggestions: open.ok ? [{ label: `without ${names}`, question: sentence(open.value.plan, context) }] : [],
  });
}
