/** The five checks that the page of metrics ends with, from event lines to datasets. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Store } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';
import { rollLines, withStore } from '../../support/rolled-store.ts';

const checks = suite('the checks of the metrics');

type Fields = Readonly<Record<string, string | number>>;

const line = (type: string, fields: Fields) => JSON.stringify({ type, brand: 'b', ...fields });
const named = (type: string, id: string, fields: Fields = {}) => line(type, { id, name: id, ...fields });

const reference = (crossSessionDays = 31): readonly string[] => [
  JSON.stringify({ type: 'brand', id: 'b', name: 'B', timeZone: 'Europe/Berlin', crossSessionDays }),
  ...['Sales', 'Help'].map((id) => named('lob', id)),
  named('goal', 'order', { goalType: 'sale' }),
  named('campaign', 'Lead Gen', { lobId: 'Sales', goalId: 'order' }),
  named('campaign', 'Service', { lobId: 'Help', goalId: 'order' }),
  ...['MainPage', 'ProductPage'].map((id) => named('engagement', id, { campaignId: 'Lead Gen' })),
  named('engagement', 'MyAccount', { campaignId: 'Service' }),
  named('entry_point', 'home'),
  named('agent', 'Dana'),
];

const visit = (id: string, at: string, visitor = id) => line('visit', { at, visit: id, visitor, device: 'desktop/laptop', source: 'web' });
const eligible = (id: string, at: string, engagement: string) => line('eligible', { at, visit: id, engagement, entryPoint: 'home' });
const display = (id: string, at: string, engagement: string, state: string) =>
  line('display', { at, visit: id, engagement, entryPoint: 'home', state });
const opened = (id: string, at: string, fields: Fields) =>
  line('conversation_opened', { at, conversation: id, by: 'consumer', source: 'web', device: 'desktop/laptop', ...fields });

/** Sums of `columns` of `table` where `where` (SQL) holds. */
async function sums(store: Store, table: string, columns: readonly string[], where = '1 = 1'): Promise<readonly number[]> {
  const text = `select ${columns.map((column) => `coalesce(sum(${column}), 0) as ${column}`).join(', ')} from ${table} where ${where}`;
  const [row] = await store.read({ text, bindings: [] }, { timeoutMs: 10_000 });
  return columns.map((column) => Number(row?.[column]));
}

for (const database of databases()) {
  const { kind } = database;

  checks(`1: everything of a visit counts on the day it started (${kind})`, () =>
    withStore(database, async (store) => {
      await rollLines(store, [
        ...reference(),
        visit('v', '2026-02-20T23:30:00+01:00'),
        eligible('v', '2026-02-20T23:35:00+01:00', 'MainPage'),
        display('v', '2026-02-21T00:10:00+01:00', 'MainPage', 'online'),
        line('accept', { at: '2026-02-21T00:15:00+01:00', visit: 'v', engagement: 'MainPage', entryPoint: 'home', state: 'online' }),
      ]);
      assert.equal(await sums(store, 'visits_daily', ['sessions'], `date = '2026-02-20'`), [1]);
      const brand = `date = '2026-02-20' and goal_type = '*'`;
      assert.equal(await sums(store, 'exposures_daily_brand', ['prospects', 'exposures'], brand), [1, 1]);
      assert.equal(await sums(store, 'view_and_accepted_offers_daily', ['views', 'accepted_offers'], `date = '2026-02-20'`), [1, 1]);
      assert.equal(await sums(store, 'exposures_daily_brand', ['prospects', 'exposures'], `date > '2026-02-20'`), [0, 0]);
    }),
  );

  checks(`2: visits are counted afresh at each level (${kind})`, () =>
    withStore(database, async (store) => {
      const at = '2026-02-20T10:00:00Z';
      const later = (seconds: number) => `2026-02-20T10:00:${String(seconds)}Z`;
      await rollLines(store, [
        ...reference(),
        ...[visit('alex', at), eligible('alex', at, 'MainPage')],
        ...[display('alex', later(10), 'MainPage', 'offline'), display('alex', later(11), 'MainPage', 'online')],
        ...[
          display('alex', later(12), 'ProductPage', 'online'),
          opened('k', later(13), { visitor: 'alex', visit: 'alex', engagement: 'MainPage' }),
        ],
        ...[visit('rachel', at), eligible('rachel', at, 'MainPage'), eligible('rachel', at, 'MyAccount')],
        ...[display('rachel', later(10), 'MyAccount', 'online'), display('rachel', later(11), 'MainPage', 'offline')],
      ]);
      const funnel = ['prospects', 'exposed', 'exposures', 'online_exposures', 'engaged'];
      assert.equal(await sums(store, 'exposures_daily_brand', funnel, `goal_type = '*'`), [2, 2, 4, 3, 1]);
      assert.equal(await sums(store, 'view_and_accepted_offers_daily', ['views']), [5]);
      assert.equal(await sums(store, 'exposures_daily_campaign', funnel.slice(0, 3), `campaign_id = 'Lead Gen'`), [2, 2, 3]);
      assert.equal(await sums(store, 'exposures_daily_campaign', funnel.slice(0, 3), `campaign_id = 'Service'`), [1, 1, 1]);
      assert.equal(await sums(store, 'exposures_daily_campaign', ['exposed']), [3]);
    }),
  );

  checks(`3: the parts of the incremental conversions (${kind})`, () =>
    withStore(database, async (store) => {
      const lines = [...reference()];
      // 1000 exposed visits; of 200 that engaged 30 reach the goal, of the other 800 forty.
      for (let number = 0; number < 1000; number += 1) {
        const id = `v${number}`;
        lines.push(visit(id, '2026-02-20T10:00:00Z'), display(id, '2026-02-20T10:01:00Z', 'MainPage', 'online'));
        if (number < 200) lines.push(opened(`k${number}`, '2026-02-20T10:02:00Z', { visitor: id, visit: id, engagement: 'MainPage' }));
        if (number < 30 || number >= 960)
          lines.push(line('goal', { at: '2026-02-20T10:05:00Z', visitor: id, visit: id, goal: 'order', orderId: `o${number}`, value: 10 }));
      }
      await rollLines(store, lines);
      assert.equal(
        await sums(store, 'exposures_daily_brand', ['exposed', 'engaged', 'exposed_not_engaged'], `goal_type = '*'`),
        [1000, 200, 800],
      );
      const count = async (stage: string) => (await sums(store, 'conversion_daily_brand', ['conversions'], `stage = '${stage}'`))[0] ?? 0;
      assert.is(await count('after_exposure'), 70);
      const [engaged, notEngaged] = [await count('after_engagement'), await count('after_exposure_not_engagement')];
      assert.equal([engaged / 200, notEngaged / 800], [0.15, 0.05]);
      const incremental = (engaged / 200 - notEngaged / 800) * 200;
      assert.equal([incremental.toFixed(6), (incremental / engaged).toFixed(3)], ['20.000000', '0.667']);
    }),
  );

  checks(`4: MCS and CSAT of scored conversations (${kind})`, () =>
    withStore(database, async (store) => {
      const scores = [-60, -20, -5, 0, 50];
      const answers = [5, 4, 3, 1];
      const lines = scores.flatMap((mcs, index) => [
        opened(`k${index}`, '2026-02-20T10:00:00Z', { visitor: 'u' }),
        line('conversation_closed', { at: '2026-02-20T10:30:00Z', conversation: `k${index}`, by: 'system' }),
        line('scored', { at: '2026-02-20T10:31:00Z', conversation: `k${index}`, mcs }),
      ]);
      const surveys = answers.map((csat, index) => line('survey', { at: '2026-02-20T10:32:00Z', conversation: `k${index}`, csat }));
      await rollLines(store, [...reference(), ...lines, ...surveys]);
      const [positive = 0, neutral = 0, negative = 0] = await sums(store, 'agent_messaging_activity', [
        'mcs_positive',
        'mcs_neutral',
        'mcs_negative',
      ]);
      assert.is((100 * (positive - negative)) / (positive + neutral + negative), -40);
      const [one = 0, two = 0, three = 0, four = 0, five = 0] = await sums(store, 'agent_messaging_activity', [
        'csat_1',
        'csat_2',
        'csat_3',
        'csat_4',
        'csat_5',
      ]);
      assert.is((four + five) / (one + two + three + four + five), 0.5);
    }),
  );

  checks(`5: a conversion counts on the day of the engagement, within the window only (${kind})`, () =>
    withStore(database, async (store) => {
      const goal = (at: string, orderId: string) => line('goal', { at, visitor: 'u', goal: 'order', orderId, value: 5 });
      const lines = [...reference(3), opened('k', '2026-06-01T12:00:00Z', { visitor: 'u', engagement: 'MainPage' })];
      await rollLines(store, [...lines, goal('2026-06-05T12:00:00Z', 'late')]);
      assert.equal(await sums(store, 'conversion_daily_brand', ['conversions']), [0]);
      await rollLines(store, [goal('2026-06-03T12:00:00Z', 'soon')]);
      assert.equal(await sums(store, 'conversion_daily_brand', ['conversions'], `date = '2026-06-01' and in_session = 0`), [1]);
      assert.equal(await sums(store, 'conversion_daily_brand', ['conversions', 'revenue_minor']), [1, 500]);
    }),
  );
}

checks.run();
