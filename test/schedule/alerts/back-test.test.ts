/**
 * The back-test against what really fires: the data of a brand come in day by day, its alerts are looked at each day by a clock that is moved
 * by hand, and at the end the back-test of each says the same of the same days.
 */
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { everything } from '../../../src/ask/access/rights.ts';
import { makeAsking } from '../../../src/ask/asking.ts';
import type { Watched } from '../../../src/ask/watching.ts';
import type { Day } from '../../../src/base/day.ts';
import { rollup } from '../../../src/data/rollup/rollup.ts';
import { addDays } from '../../../src/plan/calendar.ts';
import { alertsOf } from '../../../src/schedule/alerts/alerts.ts';
import { backTest } from '../../../src/schedule/alerts/back-test.ts';
import { lastComplete, testedFrom } from '../../../src/schedule/alerts/condition-of.ts';
import { alertSource } from '../../../src/schedule/alerts/source.ts';
import { alertsIn } from '../../../src/store/alerts.ts';
import { catalogueWith } from '../../support/additions.ts';
import { databases } from '../../support/databases.ts';
import { growingDay, growingFrom, growingReference } from '../../support/growing-brand.ts';
import { importLines, withStore } from '../../support/rolled-store.ts';

const comparing = suite('the back-test and what really fires');

/** Days of data, and those of them that are there before anybody looks; the last 90 are tested, of alerts by the week the last 13 weeks. */
const days = 220;
const before = 120;
const last = addDays(growingFrom, days - 1);

const sentences: readonly string[] = [
  'alert me when exposed is above 12',
  'alert me when exposed is below 4 two days in a row',
  'alert me when exposed by campaign is below 1',
  'alert me when exposed by campaign is below 2 for 2 days in a row',
  'alert me when exposed by campaign is above 3',
  'alert me when opened conversations by campaign is at most 0',
  'alert me when csat is below target',
  'alert me when csat by campaign is below 50% with at least 2 closed conversations',
  'alert me when abandoned rate is above 40% two days in a row',
  'alert me when mcs is below 0',
  'alert me when mcs drops by more than 50% wow',
  'alert me when exposed drops by more than 20% wow',
  'alert me when exposed by campaign drops by more than 50% wow',
  'alert me when exposed rises by more than 100%',
  'alert me when exposed by campaign is unusually low',
  'alert me when exposed rate is unusual',
  'alert me when exposed by device is unusually high',
  'alert me when opened conversations last 7 days by campaign drops by 20%',
  'alert me when exposed last week is below 20',
  'alert me when exposed by campaign last week drops by more than 30%',
];

const [sqlite] = databases();
assert.ok(sqlite);

for (const seed of ['one'])
  comparing(`they say the same of every day, for each alert (${seed})`, () =>
    withStore(sqlite, async (store) => {
      let now = 0;
      const clock = { now: () => now };
      const log = { info: () => undefined, warn: console.warn, error: console.error };
      const catalogue = catalogueWith({ targets: { csat_score: '70%' } });
      const settings = { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000, logQuestions: false };
      const { watch } = makeAsking({ store, catalogue, clock, settings, log });
      const kept = alertsIn(store);
      const alerts = alertsOf({ store: kept, clock });
      const rights = () => Promise.resolve({ rights: everything, room: everything });
      const read = async (text: string): Promise<Watched> => {
        const watched = await watch({ text, brand: null, asker: 'terminal', thread: null });
        assert.ok(watched.ok, `${text}: ${watched.ok ? '' : watched.problems[0].message}`);
        return watched.value;
      };

      await importLines(store, growingReference());
      const made = new Map<string, string>();
      await importLines(store, Array.from({ length: before }, (_, day) => growingDay(seed, day)).flat());
      for (let day = before; day < days; day += 1) {
        await importLines(store, growingDay(seed, day));
        await rollup(store);
        // The next morning, 10:00 in New York.
        now = Date.parse(`${addDays(growingFrom, day + 1)}T15:00:00Z`);
        for (const text of sentences) {
          if (made.has(text)) continue;
          const watched = await read(text);
          if (lastComplete(watched) !== firstTested(watched)) continue;
          const one = await alerts.make(watched, { asker: 'terminal', team: '', to: ['terminal'] });
          assert.ok(one.ok);
          made.set(text, one.value.alert.id);
        }
        // A process of its own each day: it remembers nothing.
        await alertSource({ store: kept, watch, announcer: { rights }, log, scope: 'terminal' }).work(now, new AbortController().signal);
      }

      const differences: string[] = [];
      for (const text of sentences) {
        const id = made.get(text);
        assert.ok(id, `${text} was never made`);
        const past = await backTest(await read(text));
        assert.ok(past.ok);
        const said = past.value.firings.map(({ period, members }) => told(period, members));
        const fired = (await kept.events(id, 10_000))
          .filter(({ kind }) => kind === 'fired')
          .map(({ period, findings }) =>
            told(
              period,
              (JSON.parse(findings) as readonly { readonly member: readonly unknown[] }[]).map(({ member }) => member),
            ),
          )
          .toSorted();
        console.log(`${text}: ${String(fired.length)} times in ${String(past.value.periods)} periods`);
        if (said.join('\n') !== fired.join('\n'))
          differences.push(
            `${text}\n  only said: ${said.filter((one) => !fired.includes(one)).join('; ')}\n  only fired: ${fired.filter((one) => !said.includes(one)).join('; ')}`,
          );
      }
      assert.deepEqual(differences, []);
    }),
  );

/** The first period that a back-test of the last day will judge. */
function firstTested(watched: Watched): Day | null {
  const end = lastComplete({ ...watched, completeTo: last });
  return end === null ? null : testedFrom(watched, end);
}

function told(period: Day, members: readonly (readonly unknown[])[]): string {
  return `${period} ${members
    .map((member) => member.join('/'))
    .toSorted()
    .join(', ')}`;
}

comparing.run();
