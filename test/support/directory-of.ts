/** A directory out of reference lines, without any database. */
import type { WeekStart } from '../../src/base/day.ts';
import { type MemberDimensionId } from '../../src/catalogue/dimension.ts';
import type { Directory, Extent, Member } from '../../src/catalogue/directory.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';

interface ReferenceLine {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly at?: string;
  readonly goalType?: string;
  readonly lobId?: string;
  readonly goalId?: string;
  readonly campaignId?: string;
  readonly deleted?: boolean;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly weekStart?: WeekStart;
  readonly dateOrder?: 'mdy' | 'dmy';
  readonly crossSessionDays?: number;
  readonly agentAttribution?: 'first' | 'last';
}

const dimensions: readonly MemberDimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point', 'group', 'agent', 'skill'];

/** The directory of the one brand that `lines` tell of; event lines among them are passed over. */
export function directoryOf(lines: readonly string[], extent: Extent): Directory {
  const references = lines.map((line) => JSON.parse(line) as ReferenceLine).filter(({ at }) => at === undefined);
  const brand = references.find(({ type }) => type === 'brand');
  if (brand === undefined) throw new Error('no brand line');
  const goalTypes = new Map(references.filter(({ type }) => type === 'goal').map(({ id, goalType }) => [id, goalType ?? null]));
  const goalOf = new Map(references.filter(({ type }) => type === 'campaign').map(({ id, goalId = '' }) => [id, goalId]));
  const members = references.flatMap(({ type, id, name, lobId, goalId, campaignId, deleted }): Member[] => {
    const dimension = dimensions.find((known) => known === type);
    if (dimension === undefined) return [];
    const goalType = goalTypes.get(goalId ?? goalOf.get(campaignId ?? '') ?? '') ?? null;
    return [{ dimension, id, name, parentId: lobId ?? campaignId ?? null, goalType, deleted: deleted ?? false }];
  });
  const {
    currency = 'USD',
    timeZone = 'UTC',
    weekStart = 'monday',
    dateOrder = 'mdy',
    crossSessionDays = 31,
    agentAttribution = 'last',
  } = brand;
  const settings = { currency, timeZone, weekStart, dateOrder, crossSessionDays, agentAttribution };
  return makeDirectory({ brand: { id: brand.id, name: brand.name, ...settings }, extent, currencies: [currency], members });
}
