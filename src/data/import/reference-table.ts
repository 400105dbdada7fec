/** The tables of reference data, as the lines that fill them. */
import type { IncomingColumn } from '../../store/incoming.ts';

/** What events and reference lines refer to, besides their brand. */
export type ReferenceKind = 'lob' | 'goal' | 'campaign' | 'engagement' | 'entry_point' | 'group' | 'agent' | 'skill';

export type ReferenceType = ReferenceKind | 'brand';

export interface ReferenceTable {
  readonly name: string;
  /** In the order of a row; the key comes first. */
  readonly columns: readonly IncomingColumn[];
  readonly keyLength: number;
  /** Places of the columns whose change makes every day dirty. */
  readonly bearing: readonly number[];
}

const text = 'text';

export const referenceTables: Readonly<Record<ReferenceType, ReferenceTable>> = {
  brand: {
    name: 'brands',
    columns: [
      { name: 'id', type: text },
      { name: 'name', type: text },
      { name: 'time_zone', type: text },
      { name: 'currency', type: text },
      { name: 'week_start', type: text },
      { name: 'date_order', type: text },
      { name: 'cross_session_days', type: 'integer' },
      { name: 'agent_attribution', type: text },
    ],
    keyLength: 1,
    bearing: [2, 3, 6, 7],
  },
  lob: member('lobs', []),
  goal: member('goals', [{ name: 'goal_type', type: text }], [3]),
  campaign: member(
    'campaigns',
    [
      { name: 'lob_id', type: text },
      { name: 'goal_id', type: text },
      { name: 'deleted', type: 'integer' },
    ],
    [3, 4],
  ),
  engagement: member(
    'engagements',
    [
      { name: 'campaign_id', type: text },
      { name: 'deleted', type: 'integer' },
    ],
    [3],
  ),
  entry_point: member('entry_points', [{ name: 'deleted', type: 'integer' }]),
  group: member('groups', []),
  agent: member('agents', [{ name: 'bot', type: 'integer' }]),
  skill: member('skills', []),
};

/** Place of the zone in a row of brands. */
export const zoneColumn = 2;

function member(name: string, more: readonly IncomingColumn[], bearing: readonly number[] = []): ReferenceTable {
  const columns: readonly IncomingColumn[] = [
    { name: 'brand_id', type: text },
    { name: 'id', type: text },
    { name: 'name', type: text },
    ...more,
  ];
  return { name, columns, keyLength: 2, bearing };
}
