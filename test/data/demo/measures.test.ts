import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { demoReference } from '../../../src/data/demo/brand.ts';
import { demoEvents } from '../../../src/data/demo/events.ts';
import { type OracleRow, oracleTables } from '../../support/oracle/tables.ts';

const measures = suite('demo measures');
const now = Date.parse('2026-11-23T15:00:00Z');
const tables = oracleTables([...demoReference(), ...demoEvents('2026-11-05', '2026-11-23', now)]);

/** The sum of a measure over the rows of last week that `of` takes. */
function sum(table: string, measure: string, of: (row: OracleRow) => boolean = () => true): number {
  const rows = (tables.get(table) ?? []).filter(
    (row) => String(row['date']) >= '2026-11-16' && String(row['date']) <= '2026-11-22' && of(row),
  );
  return rows.reduce((total, row) => total + Number(row[measure] ?? 0), 0);
}

function within(value: number, low: number, high: number, what: string): void {
  assert.ok(value >= low && value <= high, `${what}: ${value}`);
}

const brand = (measure: string) => sum('exposures_daily_brand', measure, ({ goal_type: type }) => type === '*');
const agents = (measure: string) => sum('agent_messaging_activity', measure);

measures('every measure of an agent, a consumer and an hour occurs last week', () => {
  const names = [
    'opened_by_agent',
    'closed_by_agent',
    'closed_by_consumer',
    'closed_by_system',
    'abandoned',
    'interactive',
    'transfers_skill',
  ];
  const more = ['transfers_queue', 'transfers_agent', 'conversation_seconds', 'csat_1', 'csat_3', 'csat_4', 'csat_5'];
  for (const name of [...names, ...more, 'mcs_positive', 'mcs_neutral', 'mcs_negative']) assert.ok(agents(name) > 0, name);
  for (const name of ['opened_by_consumer', 'consumer_responses', 'consumer_response_seconds'])
    assert.ok(sum('consumer_messaging_activity', name) > 0, name);
  for (const name of ['online_seconds', 'away_seconds', 'back_soon_seconds']) assert.ok(sum('agent_activity_hourly', name) > 0, name);
});

measures('rates of last week are those of a business that does well', () => {
  const closed = agents('closed_by_agent') + agents('closed_by_consumer') + agents('closed_by_system');
  const answers = [1, 2, 3, 4, 5].map((answer) => agents(`csat_${answer}`));
  const rated = answers.reduce((total, count) => total + count, 0);
  const accepted = sum('view_and_accepted_offers_daily', 'online_accepted_offers');
  within(brand('exposed') / brand('prospects'), 0.7, 0.98, 'exposed rate');
  within(brand('online_exposures') / brand('exposures'), 0.7, 0.95, 'online exposure rate');
  within(accepted / brand('online_exposures'), 0.02, 0.2, 'accepted rate');
  within(agents('abandoned') / closed, 0.05, 0.25, 'abandoned rate');
  within(((answers[3] ?? 0) + (answers[4] ?? 0)) / rated, 0.6, 0.9, 'csat');
  within(sum('agent_activity_hourly', 'online_seconds') / sum('agent_activity_hourly', 'logged_in_seconds'), 0.8, 0.98, 'online rate');
});

measures('conversions of last week occur at every stage, direct and indirect, in the session and across', () => {
  for (const stage of ['after_engagement', 'after_exposure', 'after_exposure_not_engagement'])
    for (const direct of [0, 1])
      for (const session of [0, 1]) {
        const cell = (row: OracleRow) => row['stage'] === stage && row['direct'] === direct && row['in_session'] === session;
        assert.ok(sum('conversion_daily_brand', 'conversions', cell) > 0, `${stage} direct ${direct} in session ${session}`);
      }
  const engaged = (row: OracleRow) => row['stage'] === 'after_engagement';
  const seen = (row: OracleRow) => row['stage'] === 'after_exposure_not_engagement';
  const rate = sum('conversion_daily_brand', 'conversions', engaged) / brand('engaged');
  const without = sum('conversion_daily_brand', 'conversions', seen) / brand('exposed_not_engaged');
  within(rate, 0.1, 0.45, 'conversion rate after engagement');
  within(without, 0.05, 0.2, 'conversion rate after exposure, not engagement');
  const orders = sum('conversion_daily_brand', 'orders', (row) => engaged(row) && row['direct'] === 1 && row['currency'] === 'USD');
  within(orders, 5, 100, 'direct orders after engagement');
  const exposed = (row: OracleRow) => row['stage'] === 'after_exposure' && row['direct'] === 1 && row['currency'] === 'USD';
  within(sum('conversion_daily_brand', 'orders', exposed), 60, 110, 'direct orders after exposure, about ten a day');
});

measures.run();
