/** What rollup has to know of a brand: its clock, its rules, and where each engagement hangs. */
import type { SqlRow } from '../../base/statement.ts';
import { type Zone, zone } from '../../base/zone.ts';
import type { Read } from './session.ts';

/** Empty texts for 'none'. */
export interface Place {
  readonly campaign: string;
  readonly lob: string;
  /** The campaign's goal and its type. */
  readonly goal: string;
  readonly goalType: string;
}

export interface RollupBrand {
  readonly id: string;
  readonly zone: Zone;
  readonly currency: string;
  /** The cross-session window in milliseconds. */
  readonly window: number;
  readonly attribution: 'first' | 'last';
  /** By engagement. */
  readonly places: ReadonlyMap<string, Place>;
  /** By goal. */
  readonly goalTypes: ReadonlyMap<string, string>;
}

/** Where an engagement that no reference line gave hangs. */
export const nowhere: Place = { campaign: '', lob: '', goal: '', goalType: '' };

/** The brand `id`; null where no reference line gave it. */
export async function readBrand(read: Read, id: string): Promise<RollupBrand | null> {
  const [row] = await read('select time_zone, currency, cross_session_days, agent_attribution from brands where id = ?', [id]);
  if (row === undefined) return null;
  const goals = await read('select id, goal_type from goals where brand_id = ?', [id]);
  const engagements = await read(
    `select e.id, e.campaign_id, c.lob_id, c.goal_id, g.goal_type from engagements e
    left join campaigns c on c.brand_id = e.brand_id and c.id = e.campaign_id
    left join goals g on g.brand_id = c.brand_id and g.id = c.goal_id where e.brand_id = ?`,
    [id],
  );
  return {
    id,
    zone: zone(textOf(row, 'time_zone')),
    currency: textOf(row, 'currency'),
    window: Number(row['cross_session_days']) * 86_400_000,
    attribution: row['agent_attribution'] === 'first' ? 'first' : 'last',
    places: new Map(
      engagements.map((each) => [
        textOf(each, 'id'),
        {
          campaign: textOf(each, 'campaign_id'),
          lob: textOf(each, 'lob_id'),
          goal: textOf(each, 'goal_id'),
          goalType: textOf(each, 'goal_type'),
        },
      ]),
    ),
    goalTypes: new Map(goals.map((each) => [textOf(each, 'id'), textOf(each, 'goal_type')])),
  };
}

/** A column's text; empty for null. */
export function textOf(row: SqlRow, column: string): string {
  return String(row[column] ?? '');
}

/** A column's number; 0 for null. */
export function numberOf(row: SqlRow, column: string): number {
  return Number(row[column] ?? 0);
}
