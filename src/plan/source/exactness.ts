/** Whether summing the rows of a dataset is exact for a cut. The rule, from the declarations and the reference data only. */
import type { DimensionId, MemberDimensionId } from '../../catalogue/dimension.ts';
import type { Directory, Member } from '../../catalogue/directory.ts';
import { familyOf } from '../../catalogue/families.ts';
import type { Dataset, MeasureKind } from '../../catalogue/measure.ts';
import { finest } from '../level.ts';
import type { Cut } from './part.ts';
import { type Selection, selects } from './selection.ts';

/** Goal type leans on the campaign as a LOB does: each campaign has one. */
type Ancestor = 'lob' | 'campaign' | 'engagement' | 'goal_type';

/** The dimensions by which `cut` is broken down or filtered. */
export function dimensionsOf(cut: Pick<Cut, 'by' | 'selections'>): readonly DimensionId[] {
  return [...new Set([...cut.by, ...cut.selections.map(({ dimension }) => dimension)])];
}

/** Whether `dataset` has a column or a parent for every dimension of `cut`. Weekdays are had from dates. */
export function hasPaths(dataset: Dataset, cut: Cut): boolean {
  return dimensionsOf(cut).every((dimension) => dataset.paths[dimension] !== undefined);
}

/**
 * Whether summing `dataset` gives measures of `kind` exactly for `cut`, whose dimensions it must have paths to.
 * Distinct counts sum exactly iff every group of the answer holds at most one member of the dataset's level (per date, device and
 * source type, which partition). (visit, engagement) pairs have one place in the tree and one goal type, so they sum over those.
 */
export function isExact(dataset: Dataset, cut: Cut, kind: MeasureKind, directory: Directory): boolean {
  switch (kind) {
    case 'event':
      return dataset.whole || dataset.level === finest(dimensionsOf(cut));
    case 'conversation':
      return true;
    case 'engagement':
      return dataset.level === 'entry_point' ? isPinned(dataset, cut, directory) : !dimensionsOf(cut).includes('entry_point');
    case 'visit':
    case 'member':
      return dataset.level === finest(dimensionsOf(cut)) && isPinned(dataset, cut, directory) && isGoalTypePinned(dataset, cut);
  }
}

/** Each group holds at most one member of the dataset's level. */
function isPinned(dataset: Dataset, cut: Cut, directory: Directory): boolean {
  const { level } = dataset;
  if (level === null || level === 'brand' || cut.by.includes(level)) return true;
  const own = cut.selections.filter(({ dimension }) => dimension === level);
  const above = cut.selections.filter(({ dimension }) => isAncestor(dimension, dataset));
  // Without a list of wanted members, some that the reference data do not name could be among the rows.
  if (![...own, ...above].some(({ op }) => op === 'in')) return false;
  const lineage = new Lineage(directory);
  const keys = cut.by.filter((dimension) => isAncestor(dimension, dataset));
  const groups = new Set<string>();
  for (const member of directory.counted(level)) {
    if (!own.every((selection) => selects(selection, member.id))) continue;
    if (!above.every((selection) => selects(selection, lineage.valueOf(member, selection.dimension)))) continue;
    const group = JSON.stringify(keys.map((dimension) => lineage.valueOf(member, dimension)));
    if (groups.has(group)) return false;
    groups.add(group);
  }
  return true;
}

/** Where goal type is a key beside `*`, distinct counts hold for one value of it at a time. */
function isGoalTypePinned(dataset: Dataset, cut: Cut): boolean {
  if (!dataset.star || familyOf(dataset.family).reach.goal_type !== 'overlap' || cut.by.includes('goal_type')) return true;
  const selection = cut.selections.find(({ dimension }) => dimension === 'goal_type');
  return !selection || isSingle(selection);
}

function isSingle(selection: Selection): boolean {
  return selection.op === 'in' && selection.values.length <= 1;
}

function isAncestor(dimension: DimensionId, dataset: Dataset): dimension is Ancestor {
  return dataset.paths[dimension]?.kind === 'parent';
}

/** Finds the LOB, campaign and goal type above a member; indexes what it looks up. */
class Lineage {
  readonly #directory: Directory;
  readonly #parents = new Map<MemberDimensionId, ReadonlyMap<string, Member>>();

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** The id (goal type: the type) of `dimension` for `member`, empty where it has none. */
  valueOf(member: Member, dimension: DimensionId): string {
    if (dimension === member.dimension) return member.id;
    if (dimension === 'goal_type' && member.goalType !== null) return member.goalType;
    const parent =
      member.parentId === null ? undefined : this.#parent(member.dimension === 'engagement' ? 'campaign' : 'lob', member.parentId);
    return parent ? this.valueOf(parent, dimension) : '';
  }

  #parent(dimension: MemberDimensionId, id: string): Member | undefined {
    const known = this.#parents.get(dimension) ?? new Map(this.#directory.counted(dimension).map((member) => [member.id, member]));
    this.#parents.set(dimension, known);
    return known.get(id);
  }
}
