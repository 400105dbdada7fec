/** Reads a brand's reference data and how far its data reach. */
import type { Day, WeekStart } from '../base/day.ts';
import type { SqlRow, SqlValue } from '../base/statement.ts';
import { dayAt } from '../base/zone.ts';
import type { MemberDimensionId } from '../catalogue/dimension.ts';
import type { Brand, Directory, Extent, Member } from '../catalogue/directory.ts';
import { makeDirectory } from '../catalogue/make-directory.ts';
import type { Store } from '../store/store.ts';
import { versionColumns, versionOf } from './brand-version.ts';
import { previousDay } from './day-arithmetic.ts';

export interface DirectoryOptions {
  /** A day is complete this long after its end (parley.yml, `settle_minutes`). */
  readonly settleMinutes: number;
}

const timeoutMs = 30_000;

/** Every brand the store knows, by id. */
export async function listBrands(store: Store): Promise<readonly Brand[]> {
  const rows = await read(store, 'select * from brands order by id', []);
  return rows.map(brandOf);
}

/** A brand, and a text that is another one whenever its directory or its coverage may be. */
export interface VersionedBrand extends Brand {
  readonly version: string;
}

/** Every brand with its version, in one round trip. */
export async function listVersionedBrands(store: Store): Promise<readonly VersionedBrand[]> {
  const states = 'left join brand_states as s on s.brand_id = b.id';
  const rows = await read(store, `select b.*, ${versionColumns('s')} from brands as b ${states} order by b.id`, []);
  return rows.map((row) => ({ ...brandOf(row), version: versionOf(row) }));
}

/** The directory of `brandId`. Throws where there is no such brand (`listBrands` says which there are). */
export async function loadDirectory(store: Store, brandId: string, options: DirectoryOptions): Promise<Directory> {
  const [row] = await read(store, 'select * from brands where id = ?', [brandId]);
  if (row === undefined) throw new Error(`no brand ${brandId}`);
  const brand = brandOf(row);
  const [extent, members, currencies] = await Promise.all([
    loadExtent(store, brand, options.settleMinutes),
    loadMembers(store, brandId),
    read(store, 'select distinct currency from conversion_daily_brand where brand_id = ? order by currency', [brandId]),
  ]);
  const found = currencies.map(({ currency }) => text(currency));
  return makeDirectory({ brand, extent, currencies: found.includes(brand.currency) ? found : [brand.currency, ...found], members });
}

/** The currencies of conversions in each LOB of `brandId`, by the LOB's id. */
export async function loadLobCurrencies(store: Store, brandId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const select =
    "select distinct member_id, currency from conversion_daily where brand_id = ? and level = 'lob' order by member_id, currency";
  const found = new Map<string, string[]>();
  for (const row of await read(store, select, [brandId])) {
    const lob = text(row['member_id']);
    found.set(lob, [...(found.get(lob) ?? []), text(row['currency'])]);
  }
  return found;
}

async function loadExtent(store: Store, brand: Brand, settleMinutes: number): Promise<Extent> {
  const tables = await read(
    store,
    `select table_name, min(date) as first, max(date) as last, max(case when made = 'imported' then date end) as imported
    from dataset_days where brand_id = ? group by table_name`,
    [brand.id],
  );
  const [state] = await read(store, 'select last_at from brand_states where brand_id = ?', [brand.id]);
  const lastAt = state?.['last_at'] ?? null;
  const first = tables.map((row) => text(row['first'])).sort();
  // A status may last into a day that has no event yet: that day is rebuilt, and is no day of the data.
  const reached = lastAt === null ? null : dayAt(brand.timeZone, Number(lastAt));
  const last = tables.map((row) => earlier(text(row['last']), later(reached, textOrNull(row['imported'])))).sort();
  const imported = tables.flatMap((row) => textOrNull(row['imported']) ?? []).sort();
  const complete = [...imported.slice(0, 1), ...(lastAt === null ? [] : [lastCompleteDay(brand, Number(lastAt), settleMinutes)])];
  return {
    from: first[0] ?? null,
    to: last.at(-1) ?? null,
    completeTo:
      first[0] === undefined
        ? null
        : (complete
            .filter((day) => day >= text(first[0]))
            .sort()
            .at(-1) ?? null),
    asOf: lastAt === null ? null : new Date(Number(lastAt)).toISOString(),
  };
}

function earlier(day: Day, bound: Day | null): Day {
  return bound !== null && bound < day ? bound : day;
}

function later(one: Day | null, other: Day | null): Day | null {
  return one === null || (other !== null && other > one) ? other : one;
}

/** The latest day whose end lies at least `settleMinutes` before `lastAt`. */
function lastCompleteDay(brand: Brand, lastAt: number, settleMinutes: number): Day {
  return previousDay(dayAt(brand.timeZone, lastAt - settleMinutes * 60_000));
}

const memberTables: readonly (readonly [MemberDimensionId, string])[] = [
  ['lob', 'select id, name, null as parent, null as goal_type, 0 as deleted from lobs where brand_id = ?'],
  [
    'campaign',
    `select c.id, c.name, c.lob_id as parent, g.goal_type, c.deleted from campaigns c
    left join goals g on g.brand_id = c.brand_id and g.id = c.goal_id where c.brand_id = ?`,
  ],
  [
    'engagement',
    `select e.id, e.name, e.campaign_id as parent, g.goal_type, e.deleted from engagements e
    left join campaigns c on c.brand_id = e.brand_id and c.id = e.campaign_id
    left join goals g on g.brand_id = c.brand_id and g.id = c.goal_id where e.brand_id = ?`,
  ],
  ['entry_point', 'select id, name, null as parent, null as goal_type, deleted from entry_points where brand_id = ?'],
  ['group', 'select id, name, null as parent, null as goal_type, 0 as deleted from "groups" where brand_id = ?'],
  ['agent', 'select id, name, null as parent, null as goal_type, 0 as deleted from agents where brand_id = ?'],
  ['skill', 'select id, name, null as parent, null as goal_type, 0 as deleted from skills where brand_id = ?'],
];

async function loadMembers(store: Store, brandId: string): Promise<readonly Member[]> {
  const found = await Promise.all(
    memberTables.map(async ([dimension, select]) => {
      const rows = await read(store, `select * from (${select}) as members order by name, id`, [brandId]);
      return rows.map((row) => ({
        dimension,
        id: text(row['id']),
        name: text(row['name']),
        parentId: textOrNull(row['parent']),
        goalType: textOrNull(row['goal_type']),
        deleted: Number(row['deleted']) === 1,
      }));
    }),
  );
  return found.flat();
}

function brandOf(row: SqlRow): Brand {
  return {
    id: text(row['id']),
    name: text(row['name']),
    timeZone: text(row['time_zone']),
    currency: text(row['currency']),
    weekStart: text(row['week_start']) as WeekStart,
    dateOrder: text(row['date_order']) === 'dmy' ? 'dmy' : 'mdy',
    crossSessionDays: Number(row['cross_session_days']),
    agentAttribution: text(row['agent_attribution']) === 'first' ? 'first' : 'last',
  };
}

function read(store: Store, statement: string, bindings: readonly SqlValue[]): Promise<readonly SqlRow[]> {
  return store.read({ text: statement, bindings }, { timeoutMs });
}

function text(value: SqlValue | undefined): string {
  return String(value ?? '');
}

function textOrNull(value: SqlValue | undefined): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}
