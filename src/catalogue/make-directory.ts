/** A directory in memory: every lookup is one step in a hash map, however many members there are. */

import type { MemberDimensionId } from './dimension.ts';
import type { Brand, Directory, Extent, Member } from './directory.ts';
import { type Scope, wholeBrand } from './scope.ts';

export interface DirectoryData {
  readonly brand: Brand;
  readonly extent: Extent;
  readonly currencies: readonly string[];
  readonly members: readonly Member[];
  /** Members that are counted and not named; none where left out. */
  readonly unnamed?: readonly Member[];
  /** The whole brand where left out. */
  readonly scope?: Scope;
}

interface Shelf {
  readonly members: Member[];
  readonly byId: Map<string, Member>;
  /** By folded name, in order of arrival. */
  readonly byName: Map<string, Member[]>;
  /** By id; and by folded label those members whose label is not their name. */
  readonly labels: Map<string, string>;
  readonly byLabel: Map<string, Member[]>;
}

/** The directory that `data` describes; members keep their order. */
export function makeDirectory({ brand, extent, currencies, members, unnamed = [], scope = wholeBrand }: DirectoryData): Directory {
  const shelves = new Map<MemberDimensionId, Shelf>();
  for (const member of members) place(shelves, member);
  for (const shelf of shelves.values()) label(shelf, shelves);
  return {
    brand,
    extent,
    currencies,
    scope,
    members: (dimension) => shelves.get(dimension)?.members ?? [],
    counted: (dimension) => {
      const hidden = unnamed.filter((member) => member.dimension === dimension);
      const named = shelves.get(dimension)?.members ?? [];
      return hidden.length === 0 ? named : [...named, ...hidden];
    },
    named: (dimension, name) => {
      const shelf = shelves.get(dimension);
      const found = shelf?.byName.get(folded(name)) ?? shelf?.byLabel.get(folded(name)) ?? [];
      const live = found.filter(({ deleted }) => !deleted);
      return live.length > 0 ? live : found;
    },
    // A number may name a member that no reference line told of (imported datasets): its id is all there is to show.
    label: (dimension, id) => (id === '' ? null : (shelves.get(dimension)?.labels.get(id) ?? id)),
  };
}

function place(shelves: Map<MemberDimensionId, Shelf>, member: Member): void {
  let shelf = shelves.get(member.dimension);
  if (shelf === undefined) {
    shelf = { members: [], byId: new Map(), byName: new Map(), labels: new Map(), byLabel: new Map() };
    shelves.set(member.dimension, shelf);
  }
  shelf.members.push(member);
  shelf.byId.set(member.id, member);
  push(shelf.byName, folded(member.name), member);
}

function label(shelf: Shelf, shelves: ReadonlyMap<MemberDimensionId, Shelf>): void {
  const parentShelf = { campaign: 'lob', engagement: 'campaign' } as const;
  const parentName = ({ dimension, parentId }: Member): string | null => {
    if (dimension !== 'campaign' && dimension !== 'engagement') return null;
    return shelves.get(parentShelf[dimension])?.byId.get(parentId ?? '')?.name ?? null;
  };
  for (const alike of shelf.byName.values()) {
    const live = alike.filter(({ deleted }) => !deleted).length;
    const families = new Map<string | null, number>();
    for (const member of alike) families.set(parentName(member), (families.get(parentName(member)) ?? 0) + 1);
    for (const member of alike) {
      const alone = alike.length === 1 || (live === 1 && !member.deleted);
      const parent = parentName(member);
      const beside = parent !== null && families.get(parent) === 1 ? parent : member.id;
      const text = alone ? member.name : `${member.name} (${beside})`;
      shelf.labels.set(member.id, text);
      if (!alone) push(shelf.byLabel, folded(text), member);
    }
  }
}

/** Names are compared without regard to case and to how accents are composed. */
function folded(name: string): string {
  return name.toLowerCase().normalize('NFC');
}

function push(map: Map<string, Member[]>, key: string, member: Member): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [member]);
  else list.push(member);
}
