/** A day's funnel, sessions to offers (rules 2 and 4 to 8): read by visit, folded at every level at once. */
import type { Day } from '../../base/day.ts';
import { nowhere, numberOf, type RollupBrand, textOf } from './brand.ts';
import { type Cell, CellGrid } from './funnel-cells.ts';
import { grouped } from './grouped.ts';
import type { Read } from './session.ts';
import type { Row, TableRows } from './tables.ts';

interface Seen {
  readonly visit: string;
  readonly engagement: string;
  readonly entryPoint: string;
  /** Displays or accepts, and those of them in state online. */
  readonly times: number;
  readonly online: number;
}

interface DayOfVisits {
  readonly visits: readonly (readonly [visit: string, device: string, source: string])[];
  readonly eligibles: readonly Seen[];
  readonly displays: readonly Seen[];
  readonly accepts: readonly Seen[];
  /** At the derived entry point. */
  readonly conversations: readonly Seen[];
}

/** Fresh rows of the seven funnel tables. */
export async function funnelRows(read: Read, brand: RollupBrand, day: Day): Promise<TableRows> {
  return foldVisits(await readVisits(read, brand.id, day), brand, day);
}

async function readVisits(read: Read, brandId: string, day: Day): Promise<DayOfVisits> {
  const visits = await read('select id, device, source_type from visits where brand_id = ? and date = ?', [brandId, day]);
  const seen = async (table: string, columns: string, where = '') => {
    const rows = await read(
      `select x.visit_id, x.engagement_id, x.entry_point_id, ${columns} from visits v cross join ${table} x
      where v.brand_id = ? and v.date = ? and x.brand_id = v.brand_id and x.visit_id = v.id ${where} group by x.visit_id, x.engagement_id, x.entry_point_id`,
      [brandId, day],
    );
    return rows.map((row) => ({
      visit: textOf(row, 'visit_id'),
      engagement: textOf(row, 'engagement_id'),
      entryPoint: textOf(row, 'entry_point_id'),
      times: numberOf(row, 'times'),
      online: numberOf(row, 'online'),
    }));
  };
  const counted = `count(*) as times, sum(case when x.state = 'online' then 1 else 0 end) as online`;
  return {
    visits: visits.map((row) => [textOf(row, 'id'), textOf(row, 'device'), textOf(row, 'source_type')]),
    eligibles: await seen('eligibles', '1 as times, 0 as online'),
    displays: await seen('displays', counted, 'and x.control_group = 0'),
    accepts: await seen('accepts', counted),
    conversations: await seen('conversations', '1 as times, 0 as online'),
  };
}

function foldVisits(facts: DayOfVisits, brand: RollupBrand, day: Day): TableRows {
  const grid = new CellGrid((engagement) => brand.places.get(engagement) ?? nowhere);
  const byVisit = (list: readonly Seen[]) => grouped(list, ({ visit }) => visit);
  const [eligibles, displays, accepts, conversations] = [facts.eligibles, facts.displays, facts.accepts, facts.conversations].map(byVisit);
  const sessions = new Map<string, number>();
  const offers = new Map<string, { readonly key: Row; views: number; accepted: number; online: number }>();
  for (const [visit, device, source] of facts.visits) {
    const cut = JSON.stringify([brand.id, day, device, source]);
    sessions.set(cut, (sessions.get(cut) ?? 0) + 1);
    const shown = displays?.get(visit) ?? [];
    const taken = accepts?.get(visit) ?? [];
    grid.fold(cut, (touch) => {
      for (const { engagement, entryPoint } of eligibles?.get(visit) ?? []) touch(engagement, entryPoint, prospect);
      for (const { engagement, entryPoint } of conversations?.get(visit) ?? []) touch(engagement, entryPoint, engaged);
      for (const { engagement, entryPoint, online } of shown) touch(engagement, entryPoint, (cell) => expose(cell, engagement, online > 0));
    });
    for (const [list, displayed] of [
      [shown, true],
      [taken, false],
    ] as const)
      for (const { engagement, entryPoint, times, online } of list) {
        const key = [brand.id, day, device, source, engagement, entryPoint];
        const id = JSON.stringify(key);
        const offer = offers.get(id) ?? { key, views: 0, accepted: 0, online: 0 };
        offers.set(id, offer);
        if (displayed) offer.views += times;
        else {
          offer.accepted += times;
          offer.online += online;
        }
      }
  }
  return new Map<string, readonly Row[]>([
    ...grid.rows(),
    ['visits_daily', [...sessions].map(([cut, count]) => [...(JSON.parse(cut) as string[]), count])],
    ['view_and_accepted_offers_daily', [...offers.values()].map(({ key, views, accepted, online }) => [...key, views, accepted, online])],
  ]);
}

function prospect(cell: Cell): void {
  cell.prospect = true;
}

function engaged(cell: Cell): void {
  cell.engaged = true;
}

function expose(cell: Cell, engagement: string, online: boolean): void {
  cell.shown.set(engagement, online || cell.shown.get(engagement) === true);
}
