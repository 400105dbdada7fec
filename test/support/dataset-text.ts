/** Dataset rows as sorted lines of text, so that two makings of them can be compared line by line. */

type Row = Readonly<Record<string, unknown>>;

export const publicTables = [
  'visits_daily',
  'exposures_daily_brand',
  'exposures_daily_lob',
  'exposures_daily_campaign',
  'exposures_daily_engagement',
  'exposures_daily_entry_point',
  'view_and_accepted_offers_daily',
  'agent_messaging_activity',
  'consumer_messaging_activity',
  'conversion_daily',
  'conversion_daily_brand',
  'agent_activity_hourly',
  'handled_conversations',
] as const;

const keys = new Set(
  'brand_id date device source_type goal_type lob_id campaign_id engagement_id entry_point_id agent_id group_id skill_id level member_id stage in_session direct currency hour conversation_id'.split(
    ' ',
  ),
);

/** One line a row, `key=value … | measure=value …`, columns by name, measures of 0 left out; rows whose measures are all 0 too. */
export function datasetText(rows: readonly Row[]): readonly string[] {
  return rows
    .flatMap((row) => {
      const columns = Object.keys(row).sort();
      const measures = columns.filter((name) => !keys.has(name) && Number(row[name]) !== 0);
      if (measures.length === 0 && columns.some((name) => !keys.has(name))) return [];
      const key = columns.filter((name) => keys.has(name)).map((name) => `${name}=${String(row[name])}`);
      const amounts = measures.map((name) => `${name}=${String(Math.round(Number(row[name]) * 1000) / 1000)}`);
      return [`${key.join(' ')} | ${amounts.filter((text) => text !== 'handled=1').join(' ')}`];
    })
    .sort();
}

/** Lines that only one side has, each marked `-` (expected only) or `+` (actual only); empty where both are alike. */
export function differences(actual: readonly string[], expected: readonly string[]): readonly string[] {
  const here = new Set(actual);
  const there = new Set(expected);
  return [
    ...expected.filter((line) => !here.has(line)).map((line) => `- ${line}`),
    ...actual.filter((line) => !there.has(line)).map((line) => `+ ${line}`),
  ].sort((left, right) => (left.slice(2) < right.slice(2) ? -1 : 1));
}
