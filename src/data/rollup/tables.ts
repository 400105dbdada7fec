/** The datasets as rollup writes them: columns in the order of a row, and which of them are rebuilt together. */
import type { SqlValue } from '../../base/statement.ts';
import type { IncomingColumn, IncomingType } from '../../store/incoming.ts';

/** Datasets that rest on the same facts; a day of one family is rebuilt at once. */
export type RollupFamily = 'funnel' | 'messaging' | 'conversions' | 'agent_hours';

export interface TableShape {
  readonly name: string;
  readonly columns: readonly IncomingColumn[];
  /** How many of the first columns make the key. */
  readonly keyLength: number;
}

/** Values in the order of the table's columns. */
export type Row = readonly SqlValue[];

/** Rows by table name. A table without rows may be missing. */
export type TableRows = ReadonlyMap<string, readonly Row[]>;

const texts = new Set(['device', 'source_type', 'goal_type', 'level', 'stage', 'currency', 'id', 'kind', 'family', 'table_name', 'made']);
const cut = ['brand_id', 'date', 'device', 'source_type'];
const funnelMeasures = ['prospects', 'exposed', 'engaged', 'exposed_not_engaged', 'exposures', 'online_exposures'];
const conversionKey = ['stage', 'in_session', 'direct', 'goal_type', 'group_id', 'agent_id', 'currency'];
const conversionMeasures = ['conversions', 'orders', 'revenue_minor'];
const agentMeasures = [
  ...['opened_by_agent', 'closed_by_agent', 'closed_by_consumer', 'closed_by_system', 'abandoned', 'interactive'],
  ...['transfers_skill', 'transfers_queue', 'transfers_agent', 'conversation_seconds'],
  ...['csat_1', 'csat_2', 'csat_3', 'csat_4', 'csat_5', 'mcs_positive', 'mcs_neutral', 'mcs_negative'],
];

export const familyTables: Readonly<Record<RollupFamily, readonly TableShape[]>> = {
  funnel: [
    shape('visits_daily', cut, ['sessions']),
    shape('exposures_daily_brand', [...cut, 'goal_type'], funnelMeasures),
    shape('exposures_daily_lob', [...cut, 'lob_id', 'goal_type'], funnelMeasures),
    shape('exposures_daily_campaign', [...cut, 'campaign_id'], funnelMeasures),
    shape('exposures_daily_engagement', [...cut, 'engagement_id'], funnelMeasures),
    shape('exposures_daily_entry_point', [...cut, 'entry_point_id', 'goal_type'], funnelMeasures),
    shape(
      'view_and_accepted_offers_daily',
      [...cut, 'engagement_id', 'entry_point_id'],
      ['views', 'accepted_offers', 'online_accepted_offers'],
    ),
  ],
  messaging: [
    shape('agent_messaging_activity', [...cut, 'engagement_id', 'agent_id', 'group_id', 'skill_id'], agentMeasures),
    shape(
      'consumer_messaging_activity',
      [...cut, 'engagement_id', 'skill_id'],
      ['opened_by_consumer', 'consumer_responses', 'consumer_response_seconds'],
    ),
  ],
  conversions: [
    shape('conversion_daily', [...cut, 'level', 'member_id', ...conversionKey], conversionMeasures),
    shape('conversion_daily_brand', [...cut, ...conversionKey], conversionMeasures),
  ],
  agent_hours: [
    shape(
      'agent_activity_hourly',
      ['brand_id', 'date', 'hour', 'agent_id', 'group_id'],
      ['online_seconds', 'away_seconds', 'back_soon_seconds', 'logged_in_seconds'],
    ),
  ],
};

export const rollupFamilies = Object.keys(familyTables) as readonly RollupFamily[];

/** All twelve datasets. */
export const datasetTables: readonly TableShape[] = rollupFamilies.flatMap((family) => familyTables[family]);

/** A table whose first columns `key` make its key. */
export function shape(name: string, key: readonly string[], rest: readonly string[]): TableShape {
  return { name, columns: [...key, ...rest].map((column) => ({ name: column, type: typeOf(column) })), keyLength: key.length };
}

/** Columns are called alike wherever they stand, so that the name tells the type. */
function typeOf(column: string): IncomingType {
  if (column === 'date') return 'day';
  if (texts.has(column) || column.endsWith('_id')) return 'text';
  if (column.endsWith('_seconds')) return 'seconds';
  return column.endsWith('_ms') || column.endsWith('_minor') || column === 'at' || column.endsWith('_at') ? 'big' : 'integer';
}
