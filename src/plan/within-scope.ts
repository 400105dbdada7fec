/** Whether a plan stays within what is shown of its brand, and how it is brought there. */
import type { Problem } from '../base/problem.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import { touchOf } from '../catalogue/families.ts';
import { measuresOf } from '../catalogue/formula.ts';
import { measureOf } from '../catalogue/measures.ts';
import type { MetricRef } from '../catalogue/metric.ts';
import type { Scope } from '../catalogue/scope.ts';
import { levelOf } from './level.ts';
import { formulaOf, labelOf } from './metric-ref.ts';
import type { PlanFilter } from './plan.ts';

/** What decides whether a plan is within a scope. */
export interface Reaching {
  readonly by: readonly DimensionId[];
  readonly filters: readonly PlanFilter[];
  /** All metrics: those asked for, of conditions and of the order. */
  readonly metrics: readonly MetricRef[];
}

/** The filter that `scope` puts on every plan; null where it shows the whole brand. */
export function scopeFilter({ lobs }: Scope): PlanFilter | null {
  return lobs === null ? null : { dimension: 'lob', op: 'in', values: lobs };
}

/** `filters` with what keeps them within `scope`; the same where they stay within it by themselves. */
export function scopedFilters<Filter extends PlanFilter>(filters: readonly Filter[], scope: Scope): readonly (Filter | PlanFilter)[] {
  const added = scopeFilter(scope);
  return added === null || filters.some((filter) => isWithin(filter, scope)) ? filters : [...filters, added];
}

/** Whether `filter` alone keeps a plan within the LOBs of `scope`. */
export function isWithin({ dimension, op, values }: PlanFilter, { lobs }: Scope): boolean {
  return lobs === null || (dimension === 'lob' && op === 'in' && values.every((value) => lobs.includes(value)));
}

/** Whether `ref` counts what belongs to no LOB, such as agents' hours: it cannot be shown where only some LOBs are. */
export function countsWholeBrand(ref: MetricRef, { lobs }: Scope, catalogue: Catalogue): boolean {
  if (lobs === null) return false;
  const families = [...new Set(measuresOf(formulaOf(ref, catalogue)).map((id) => measureOf(id).family))];
  return families.some((family) => {
    const { reach } = touchOf(family, 'lob', families);
    return family !== 'calendar' && reach !== 'partition' && reach !== 'overlap';
  });
}

/** Why `plan` is not shown within `scope`, whatever its dates and members; null where it is. Its LOB filter is no matter here. */
export function deniedIn(plan: Reaching, scope: Scope, catalogue: Catalogue): Pick<Problem, 'code' | 'message'> | null {
  const dimensions = [...plan.by, ...plan.filters.map(({ dimension }) => dimension)];
  if (!scope.agents && dimensions.includes('agent')) return refusal('Figures of single agents are not open to you here.');
  const level = levelOf({ by: plan.by, filters: plan.filters.filter((filter) => scope.lobs === null || !isWithin(filter, scope)) });
  if (scope.panels !== null && !scope.panels.includes(level))
    return refusal(`Numbers of ${levelText(level)} are not open to you here; those of ${scope.panels.map(levelText).join(', ')} are.`);
  const whole = plan.metrics.filter((ref) => countsWholeBrand(ref, scope, catalogue)).map((ref) => labelOf(ref, catalogue));
  if (whole.length === 0) return null;
  return refusal(`${whole.join(', ')} ${whole.length === 1 ? 'counts' : 'count'} the whole brand, and ${scopeText(scope)} here.`);
}

/** `you see LOB Sales only`. */
export function scopeText({ lobs }: Scope): string {
  return lobs === null ? 'you see the whole brand' : `you see LOB ${lobs.join(', ')} only`;
}

function levelText(level: ReturnType<typeof levelOf>): string {
  return level === 'brand'
    ? 'the whole brand'
    : `single ${dimensionOf(level).plural.replace(/^[A-Z](?=[a-z])/u, (letter) => letter.toLowerCase())}`;
}

function refusal(message: string): Pick<Problem, 'code' | 'message'> {
  return { code: 'not_allowed', message };
}
