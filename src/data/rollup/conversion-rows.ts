/** A day's rows of the two conversion datasets: credited conversions, summed at each level (rules 17 to 21). */
import type { Day } from '../../base/day.ts';
import type { SqlRow } from '../../base/statement.ts';
import { nowhere, numberOf, type Place, type RollupBrand, textOf } from './brand.ts';
import { grouped } from './grouped.ts';
import type { Read } from './session.ts';
import type { Row, TableRows } from './tables.ts';

const levels = ['lob', 'campaign', 'engagement'] as const;

type Spot = Place & { readonly engagement: string };

/** A conversion credited to somebody or something on the day. */
interface Credit {
  readonly stage: string;
  readonly row: SqlRow;
  readonly direct: boolean;
  readonly agent: string;
  readonly group: string;
}

/** Fresh rows of both tables. */
export async function conversionRows(read: Read, brand: RollupBrand, day: Day): Promise<TableRows> {
  const ledger = new Ledger(brand.id, day);
  const spotOf = (engagement: string) => ({ ...(brand.places.get(engagement) ?? nowhere), engagement });
  for (const row of await readEngaged(read, brand.id, day)) addEngaged(ledger, row, spotOf(textOf(row, 'engagement_id')));
  const exposed = await readExposed(read, brand.id, day);
  for (const rows of grouped(exposed, (row) => row['conversion_id']).values()) addExposed(ledger, rows, day, spotOf);
  return ledger.tables();
}

function readEngaged(read: Read, brandId: string, day: Day): Promise<readonly SqlRow[]> {
  return read(
    `select device, source_type, engagement_id, agent_id, group_id, in_session, direct, goal_type, currency, orders, revenue_minor
    from conversions where brand_id = ? and date = ?`,
    [brandId, day],
  );
}

/** All exposures, of whatever day, of the conversions that have one on `day`: a later one may take the credit away. Latest visits first. */
function readExposed(read: Read, brandId: string, day: Day): Promise<readonly SqlRow[]> {
  return read(
    `select x.conversion_id, x.recency, x.engagement_id, x.date, x.device, x.source_type, x.in_session, c.goal_id, c.goal_type, c.currency,
      c.orders, c.revenue_minor, c.conversation_id, c.engagement_id as engaged_id
    from (select distinct conversion_id from conversion_exposures where brand_id = ? and date = ?) d
    cross join conversion_exposures x cross join conversions c
    where x.brand_id = ? and x.conversion_id = d.conversion_id and c.brand_id = x.brand_id and c.id = x.conversion_id
    order by x.conversion_id, x.recency`,
    [brandId, day, brandId],
  );
}

function addEngaged(ledger: Ledger, row: SqlRow, spot: Spot): void {
  const credit = {
    stage: 'after_engagement',
    row,
    direct: numberOf(row, 'direct') === 1,
    agent: textOf(row, 'agent_id'),
    group: textOf(row, 'group_id'),
  };
  ledger.add(null, credit);
  for (const level of levels) if (spot[level] !== '') ledger.add([level, spot[level]], credit);
}

function addExposed(ledger: Ledger, rows: readonly SqlRow[], day: Day, spotOf: (engagement: string) => Spot): void {
  const shown = rows.map((row) => ({ row, spot: spotOf(textOf(row, 'engagement_id')) }));
  const [first] = rows;
  if (first === undefined) return;
  const engaged = textOf(first, 'conversation_id') === '' ? null : spotOf(textOf(first, 'engaged_id'));
  const add = (member: readonly [string, string] | null, own: typeof shown, wasEngaged: boolean) => {
    // Rows come with the latest visit first: the first one's visit takes the credit.
    const latest = own.filter(({ row }) => row['recency'] === own[0]?.row['recency']);
    const row = latest[0]?.row;
    if (row?.['date'] !== day) return;
    const direct = latest.some(({ spot }) => spot.goal === row['goal_id']);
    const credit = { stage: 'after_exposure', row, direct, agent: '', group: '' };
    ledger.add(member, credit);
    if (!wasEngaged) ledger.add(member, { ...credit, stage: 'after_exposure_not_engagement' });
  };
  add(null, shown, engaged !== null);
  for (const level of levels)
    for (const [member, own] of grouped(shown, ({ spot }) => spot[level]))
      if (member !== '') add([level, member], own, engaged?.[level] === member);
}

/** Sums conversions, orders and revenue by key. */
class Ledger {
  readonly #head: readonly string[];
  readonly #rows = new Map<string, { readonly table: string; readonly key: Row; readonly sums: [number, number, number] }>();

  constructor(brandId: string, day: Day) {
    this.#head = [brandId, day];
  }

  /** `member`: level and id; null for the brand. */
  add(member: readonly [level: string, id: string] | null, { stage, row, direct, agent, group }: Credit): void {
    const table = member === null ? 'conversion_daily_brand' : 'conversion_daily';
    const key = [
      ...this.#head,
      textOf(row, 'device'),
      textOf(row, 'source_type'),
      ...(member ?? []),
      stage,
      numberOf(row, 'in_session'),
      direct ? 1 : 0,
      textOf(row, 'goal_type'),
      group,
      agent,
      textOf(row, 'currency'),
    ];
    const id = JSON.stringify(key);
    const found = this.#rows.get(id) ?? { table, key, sums: [0, 0, 0] };
    this.#rows.set(id, found);
    found.sums[0] += 1;
    found.sums[1] += numberOf(row, 'orders');
    found.sums[2] += numberOf(row, 'revenue_minor');
  }

  tables(): TableRows {
    const tables = grouped(this.#rows.values(), ({ table }) => table);
    return new Map([...tables].map(([table, rows]) => [table, rows.map(({ key, sums }) => [...key, ...sums])]));
  }
}
