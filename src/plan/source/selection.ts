/** The filters of a plan as sets of stored values: one set a dimension, names resolved to ids. */
import type { Problem } from '../../base/problem.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { DimensionId, MemberDimensionId } from '../../catalogue/dimension.ts';
import { deviceClasses, dimensionOf } from '../../catalogue/dimensions.ts';
import type { Directory } from '../../catalogue/directory.ts';
import type { PlanFilter } from '../plan.ts';

/** Rows whose `dimension` is (not) one of `values`: ids of members, stored values elsewhere. Filters on a device class are on devices. */
export interface Selection {
  readonly dimension: DimensionId;
  readonly op: 'in' | 'not_in';
  readonly values: readonly string[];
}

/** One selection for each dimension that `filters` name, ANDed; or the names that are nobody's. */
export function selectionsOf(filters: readonly PlanFilter[], directory: Directory): Result<readonly Selection[]> {
  const selections = new Map<DimensionId, Selection>();
  const problems: Problem[] = [];
  for (const filter of filters) {
    const found = selectionOf(filter, directory);
    if (!found.ok) problems.push(...found.problems);
    else {
      const before = selections.get(found.value.dimension);
      selections.set(found.value.dimension, before ? both(before, found.value) : found.value);
    }
  }
  const [first, ...rest] = problems;
  return first ? refused(first, ...rest) : ok([...selections.values()]);
}

/** Whether `value` is in `selection`. */
export function selects(selection: Selection, value: string): boolean {
  return selection.values.includes(value) === (selection.op === 'in');
}

/** The dimensions whose members are rows of reference data. */
export function isMember(dimension: DimensionId): dimension is MemberDimensionId {
  return dimensionOf(dimension).values === 'member';
}

function selectionOf(filter: PlanFilter, directory: Directory): Result<Selection> {
  const op = filter.op === 'not_in' ? 'not_in' : 'in';
  const values = new Set<string>();
  for (const value of filter.values) {
    const found = isMember(filter.dimension)
      ? memberIds(filter, filter.dimension, value, directory)
      : fixedValues(filter, valuesOf(filter.dimension, directory), value);
    if (found.length === 0 && (filter.op === 'in' || filter.op === 'not_in')) return refused(unknown(filter.dimension, value));
    for (const id of found) values.add(id);
  }
  if (filter.dimension !== 'device_class') return ok({ dimension: filter.dimension, op, values: [...values].sort() });
  return ok({ dimension: 'device', op, values: [...values].flatMap((name) => deviceClasses[name] ?? []).sort() });
}

function memberIds(filter: PlanFilter, dimension: MemberDimensionId, value: string, directory: Directory): readonly string[] {
  if (filter.op === 'in' || filter.op === 'not_in') return directory.named(dimension, value).map((member) => member.id);
  const matching = directory.members(dimension).filter((member) => matches(filter.op, member.name, value));
  const live = matching.filter((member) => !member.deleted);
  return (live.length > 0 ? live : matching).map((member) => member.id);
}

function fixedValues(filter: PlanFilter, stored: readonly string[] | null, value: string): readonly string[] {
  if (filter.op === 'in' || filter.op === 'not_in') return stored === null || stored.includes(value) ? [value] : [];
  return (stored ?? []).filter((candidate) => matches(filter.op, candidate, value));
}

/** Null: any value may occur. */
function valuesOf(dimension: DimensionId, directory: Directory): readonly string[] | null {
  if (dimension === 'currency') return directory.currencies;
  const { fixed } = dimensionOf(dimension);
  return fixed.map(({ value }) => value);
}

function matches(op: PlanFilter['op'], name: string, part: string): boolean {
  const [whole, wanted] = [name.toLowerCase(), part.toLowerCase()];
  return op === 'starts_with' ? whole.startsWith(wanted) : whole.includes(wanted);
}

function both(left: Selection, right: Selection): Selection {
  const { dimension } = left;
  if (left.op === 'not_in' && right.op === 'not_in')
    return { dimension, op: 'not_in', values: [...new Set([...left.values, ...right.values])].sort() };
  const [wanted, other] = left.op === 'in' ? [left, right] : [right, left];
  return { dimension, op: 'in', values: wanted.values.filter((value) => selects(other, value)) };
}

function unknown(dimension: DimensionId, value: string): Problem {
  const { label, plural } = dimensionOf(dimension);
  return {
    code: 'unknown_value',
    message: `There is no ${label} called “${value}” here.`,
    at: null,
    suggestions: isMember(dimension) ? [{ label: `List ${plural.toLowerCase()}`, question: `list ${plural.toLowerCase()}` }] : [],
  };
}
