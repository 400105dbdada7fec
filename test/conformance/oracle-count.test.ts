import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { countMeasure, type Tests } from '../support/oracle/count.ts';
import { type OracleRow, oracleTables } from '../support/oracle/tables.ts';
import { makeWorlds } from '../support/oracle/world.ts';
import { pipelineFiles } from '../support/pipeline-files.ts';

const counting = suite('the brute-force count');
const files = pipelineFiles();
const [world] = makeWorlds(files?.lines ?? []);
const tables = oracleTables(files?.lines ?? []);

/** A measure, the table and rows that hold it for a member, and the same as a selection. */
const cases: readonly (readonly [measure: string, table: string, rows: OracleRow, where: Tests])[] = [
  ['sessions', 'visits_daily', {}, {}],
  ['prospects', 'exposures_daily_brand', { goal_type: '*' }, {}],
  ['exposed', 'exposures_daily_lob', { lob_id: 'l1', goal_type: '*' }, { lob: (id) => id === 'l1' }],
  ['exposed_not_engaged', 'exposures_daily_campaign', { campaign_id: 'c1' }, { campaign: (id) => id === 'c1' }],
  ['engaged', 'exposures_daily_engagement', { engagement_id: 'e9' }, { engagement: (id) => id === 'e9' }],
  [
    'online_exposures',
    'exposures_daily_entry_point',
    { entry_point_id: 'p2', goal_type: 'sale' },
    { entry_point: (id) => id === 'p2', goal_type: (type) => type === 'sale' },
  ],
  ['views', 'view_and_accepted_offers_daily', { source_type: 'web' }, { source_type: (type) => type === 'web' }],
  ['interactive', 'agent_messaging_activity', { agent_id: 'a1' }, { agent: (id) => id === 'a1' }],
  ['conversation_seconds', 'agent_messaging_activity', { skill_id: '' }, { skill: (id) => id === '' }],
  ['consumer_response_seconds', 'consumer_messaging_activity', {}, {}],
  ['online_seconds', 'agent_activity_hourly', { hour: 10 }, { hour: (hour) => hour === '10' }],
];

if (files !== null)
  for (const [measure, table, rows, where] of cases)
    counting(`of ${measure} is the sum of ${table} where ${JSON.stringify(rows)}`, () => {
      assert.ok(world);
      const own = (tables.get(table) ?? []).filter((row) => Object.entries(rows).every(([name, value]) => row[name] === value));
      const total = own.reduce((sum, row) => sum + Number(row[measure] ?? 0), 0);
      assert.ok(total > 0);
      assert.ok(Math.abs(countMeasure(world, measure, { from: '2000-01-01', to: '2100-01-01', where }) - total) < 0.001);
    });

for (const [stage, direct] of [
  ['after_engagement', 1],
  ['after_exposure', 1],
  ['after_exposure_not_engagement', 1],
] as const)
  counting(`of direct revenue ${stage} is the sum of the brand's dataset in its currency`, () => {
    if (files === null) return;
    assert.ok(world);
    const rows = (tables.get('conversion_daily_brand') ?? []).filter(
      (row) => row['stage'] === stage && row['direct'] === direct && row['currency'] === 'USD',
    );
    const total = rows.reduce((sum, row) => sum + Number(row['revenue_minor']), 0);
    assert.ok(total > 0);
    assert.is(countMeasure(world, `revenue_${stage}`, { from: '2000-01-01', to: '2100-01-01', where: {} }), total);
  });

counting.run();
