/** A day's datasets made afresh from the facts: what rollup stores and check compares with. */
import type { Day } from '../../base/day.ts';
import { agentHourRows } from './agent-hours.ts';
import type { RollupBrand } from './brand.ts';
import { conversionRows } from './conversion-rows.ts';
import { funnelRows } from './funnel.ts';
import { messagingRows } from './messaging.ts';
import type { Read } from './session.ts';
import type { RollupFamily, TableRows } from './tables.ts';

type MakeRows = (read: Read, brand: RollupBrand, day: Day) => Promise<TableRows>;

const makers: Readonly<Record<RollupFamily, MakeRows>> = {
  funnel: funnelRows,
  messaging: messagingRows,
  conversions: conversionRows,
  agent_hours: agentHourRows,
};

/** The rows of the family's tables for `day`, each once. */
export function freshRows(read: Read, brand: RollupBrand, family: RollupFamily, day: Day): Promise<TableRows> {
  return makers[family](read, brand, day);
}
