/** The reference data known so far, in memory: what events may refer to. */
import type { SqlValue } from '../../base/statement.ts';
import { type Zone, zone } from '../../base/zone.ts';
import type { Store } from '../../store/store.ts';
import { type ReferenceKind, type ReferenceType, referenceTables, zoneColumn } from './reference-table.ts';

export type ReferenceRow = readonly SqlValue[];

/** One line's worth of reference data. */
export interface Reference {
  readonly type: ReferenceType;
  readonly row: ReferenceRow;
}

interface Known {
  readonly row: ReferenceRow;
  /** Order of the line that gave it; -1: from the database. */
  readonly order: number;
}

/** What taking a line in did: nothing new, a row to write, a row that makes every day dirty, or a newer line holds already. */
export type Taken = 'same' | 'changed' | 'bearing' | 'outdated';

const kinds = Object.keys(referenceTables).filter((type): type is ReferenceKind => type !== 'brand');

/** What one brand has. */
export class BrandReferences {
  zone: Zone;
  private readonly members = new Map<ReferenceKind, Map<string, Known>>(kinds.map((kind) => [kind, new Map<string, Known>()]));

  constructor(zoneName: string) {
    this.zone = zone(zoneName);
  }

  has(kind: ReferenceKind, id: string): boolean {
    return this.of(kind).has(id);
  }

  of(kind: ReferenceKind): Map<string, Known> {
    const known = this.members.get(kind);
    if (known === undefined) throw new Error(`no such kind: ${kind}`);
    return known;
  }
}

export class KnownReferences {
  private readonly brandRows = new Map<string, Known>();
  private readonly brands = new Map<string, BrandReferences>();

  brand(id: string): BrandReferences | undefined {
    return this.brands.get(id);
  }

  /** Takes `reference` in, where no line of a later `order` has given it already. */
  take({ type, row }: Reference, order: number): Taken {
    const [brandId, id] = [String(row[0]), String(row[type === 'brand' ? 0 : 1])];
    const rows = type === 'brand' ? this.brandRows : this.brands.get(brandId)?.of(type);
    if (rows === undefined) throw new Error(`brand ${brandId} is not known yet`);
    const before = rows.get(id);
    if (before !== undefined && before.order > order) return 'outdated';
    rows.set(id, { row, order });
    if (type === 'brand') this.setZone(id, String(row[zoneColumn]));
    if (before === undefined) return 'changed';
    if (before.row.every((value, index) => value === row[index])) return 'same';
    return referenceTables[type].bearing.some((index) => before.row[index] !== row[index]) ? 'bearing' : 'changed';
  }

  private setZone(id: string, name: string): void {
    const brand = this.brands.get(id);
    if (brand === undefined) this.brands.set(id, new BrandReferences(name));
    else if (brand.zone.name !== name) brand.zone = zone(name);
  }
}

/** All reference data of `store`. */
export async function loadReferences(store: Store): Promise<KnownReferences> {
  const known = new KnownReferences();
  for (const type of ['brand', ...kinds] as const) {
    const { name, columns } = referenceTables[type];
    const rows = await store.writer<Record<string, SqlValue>>(name).select(columns.map((column) => column.name));
    for (const row of rows) known.take({ type, row: columns.map((column) => row[column.name] ?? null) }, -1);
  }
  return known;
}
