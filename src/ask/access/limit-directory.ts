/** A brand's directory, reduced to what rights show of it: whatever is left out is as unknown as what never was. */
import type { Level, MemberDimensionId } from '../../catalogue/dimension.ts';
import type { Directory, Member } from '../../catalogue/directory.ts';
import { makeDirectory } from '../../catalogue/make-directory.ts';
import { folded, type Rights } from './rights.ts';

const memberDimensions: readonly MemberDimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point', 'group', 'agent', 'skill'];

/** A member of each of these is named where one of these levels is shown: an engagement is known by its campaign. */
const shownAt: Partial<Readonly<Record<MemberDimensionId, readonly Level[]>>> = {
  lob: ['lob', 'campaign', 'engagement'],
  campaign: ['campaign', 'engagement'],
  engagement: ['engagement'],
  entry_point: ['entry_point'],
};

/** What `rights` show of `directory`; `currencies` are those found in each LOB, by its id. */
export function limitDirectory(directory: Directory, rights: Rights, currencies: ReadonlyMap<string, readonly string[]>): Directory {
  const allowed = rights.lobs?.map(folded) ?? null;
  const lobs = directory.members('lob').filter(({ name }) => allowed === null || allowed.includes(folded(name)));
  const inside = new Set(lobs.map(({ id }) => id));
  const campaigns = directory.members('campaign').filter(({ parentId }) => allowed === null || inside.has(parentId ?? ''));
  const within = new Set(campaigns.map(({ id }) => id));
  const isInside = ({ dimension, id, parentId }: Member): boolean => {
    if (dimension === 'agent') return rights.agents;
    if (allowed === null) return true;
    if (dimension === 'lob') return inside.has(id);
    if (dimension === 'campaign') return within.has(id);
    return dimension !== 'engagement' || within.has(parentId ?? '');
  };
  const members = memberDimensions.flatMap((dimension) => directory.members(dimension)).filter(isInside);
  const isNamed = ({ dimension }: Member): boolean => {
    const levels = shownAt[dimension];
    if (rights.panels === null || levels === undefined || (dimension === 'lob' && allowed !== null)) return true;
    return rights.panels.some((panel) => levels.includes(panel));
  };
  const { brand, extent } = directory;
  const found = new Set([brand.currency, ...[...inside].flatMap((id) => currencies.get(id) ?? [])]);
  return makeDirectory({
    brand,
    extent,
    currencies: allowed === null ? directory.currencies : directory.currencies.filter((currency) => found.has(currency)),
    members: members.filter(isNamed),
    unnamed: members.filter((member) => !isNamed(member)),
    scope: {
      lobs: allowed === null ? null : [...new Set(lobs.map(({ name }) => name))].sort(),
      panels: rights.panels,
      agents: rights.agents,
    },
  });
}
