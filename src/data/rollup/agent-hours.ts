/** A day's agent hours (rule 15): statuses turned into intervals, cut at the borders of hours. */

import type { Day } from '../../base/day.ts';
import { itemAt } from '../../base/item.ts';
import type { Zone } from '../../base/zone.ts';
import { nextDay } from '../day-arithmetic.ts';
import { numberOf, type RollupBrand, textOf } from './brand.ts';
import type { Read } from './session.ts';
import type { Row, TableRows } from './tables.ts';

/** No status lasts longer than 12 hours: a lost `offline` must not make a day of 24. */
export const longestStatus = 12 * 3_600_000;

const quarter = 900_000;
const statuses = ['online', 'away', 'back_soon'];

interface Status {
  readonly agent: string;
  readonly group: string;
  readonly at: number;
  readonly status: string;
}

/** Fresh rows of `agent_activity_hourly`. */
export async function agentHourRows(read: Read, brand: RollupBrand, day: Day): Promise<TableRows> {
  const [from, to] = [brand.zone.start(day), brand.zone.start(nextDay(day))];
  const rows = await read(
    `select agent_id, group_id, at, status from agent_statuses where brand_id = ? and at > ? and at < ? order by agent_id, at, line`,
    [brand.id, from - longestStatus, to],
  );
  const [state] = await read('select last_at from brand_states where brand_id = ?', [brand.id]);
  const seen = rows.map((row) => ({
    agent: textOf(row, 'agent_id'),
    group: textOf(row, 'group_id'),
    at: numberOf(row, 'at'),
    status: textOf(row, 'status'),
  }));
  return new Map([['agent_activity_hourly', foldStatuses(seen, brand, day, { from, to, last: numberOf(state ?? {}, 'last_at') })]]);
}

function foldStatuses(
  seen: readonly Status[],
  brand: RollupBrand,
  day: Day,
  { from, to, last }: { readonly from: number; readonly to: number; readonly last: number },
): readonly Row[] {
  const rows = new Map<string, { readonly key: Row; readonly spent: number[] }>();
  for (const [index, { agent, group, at, status }] of seen.entries()) {
    const kind = statuses.indexOf(status);
    if (kind < 0) continue;
    const next = seen[index + 1];
    const until = next?.agent === agent ? next.at : last;
    for (const { hour, length } of hoursBetween(brand.zone, Math.max(at, from), Math.min(until, at + longestStatus, to))) {
      const key = [brand.id, day, hour, agent, group];
      const id = JSON.stringify(key);
      const row = rows.get(id) ?? { key, spent: [0, 0, 0, 0] };
      rows.set(id, row);
      row.spent[kind] = itemAt(row.spent, kind) + length;
      row.spent[3] = itemAt(row.spent, 3) + length;
    }
  }
  return [...rows.values()].map(({ key, spent }) => [...key, ...spent.map((milliseconds) => milliseconds / 1000)]);
}

/** [from, to) cut at the borders of local hours. */
function hoursBetween(zone: Zone, from: number, to: number): readonly { readonly hour: number; readonly length: number }[] {
  const hours: { hour: number; length: number }[] = [];
  for (let at = from; at < to; ) {
    const end = Math.min(to, borderAfter(zone, at));
    hours.push({ hour: zone.hour(at), length: end - at });
    at = end;
  }
  return hours;
}

/** An instant after `at` with no change of the local hour between. Clocks change at quarters of an hour only, which are taken one by one there. */
function borderAfter(zone: Zone, at: number): number {
  const offset = zone.offset(at);
  const border = (Math.floor((at + offset) / (4 * quarter)) + 1) * 4 * quarter - offset;
  return zone.offset(border - 1) === offset ? border : (Math.floor(at / quarter) + 1) * quarter;
}
