/** What an alert looks at: periods that are complete. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makeAsking } from '../../src/ask/asking.ts';
import type { Watched } from '../../src/ask/watching.ts';
import { fixedClock } from '../../src/base/clock.ts';
import type { Result } from '../../src/base/result.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { databases } from '../support/databases.ts';
import { withSampleAsking } from '../support/sample-asking.ts';
import { sampleNow } from '../support/sample-brand.ts';

const watching = suite('what alerts look at');
const [database] = databases();

function watched(texts: readonly string[], look: (found: readonly Result<Watched>[]) => void | Promise<void>): Promise<void> {
  if (database === undefined) throw new Error('no database');
  return withSampleAsking(database, async ({ watch }) => {
    const found: Result<Watched>[] = [];
    for (const text of texts) found.push(await watch({ text, brand: null, asker: 'terminal', thread: null }));
    await look(found);
  });
}

const refusedRanges: readonly (readonly [text: string, message: RegExp, instead: string])[] = [
  [
    'alert me when exposed this month is below 10',
    /“this month” is not before it ends/,
    'alert here when exposed < 10: exposed last month',
  ],
  [
    'alert me when exposed this week drops by 20%',
    /“this week” is not/,
    'alert here when exposed drops by at least 20% vs previous period: exposed last week',
  ],
  ['alert me when exposed last 2 weeks is below 10', /“last 2 weeks” does not/, 'alert here when exposed < 10: exposed rolling 2 weeks'],
  ['alert me when exposed last Friday is below 10', /“last Friday” does not/, 'alert here when exposed < 10'],
  ['alert me when exposed since 2026-11-02 is below 10', /is not before it ends/, 'alert here when exposed < 10: exposed last 22 days'],
];

watching('a range that goes on, or does not come again, is refused with the nearest that is watched', () =>
  watched(
    refusedRanges.map(([text]) => text),
    (found) => {
      for (const [index, [text, message, instead]] of refusedRanges.entries()) {
        const one = found[index];
        if (one === undefined || one.ok) throw new Error(`${text} was read`);
        assert.match(one.problems[0].message, message);
        assert.equal(one.problems[0].suggestions[0]?.question, instead);
      }
    },
  ),
);

watching('days that go on are looked at one by one, and a range of days as a whole', () =>
  watched(
    [
      'alert me when exposed today is below 10',
      'alert me when exposed rolling 2 weeks is below 10',
      'alert me when exposed last 7 days drops by 20%',
      'alert me when exposed last week drops by 20%',
    ],
    (found) => {
      assert.equal(
        found.map((one) => one.ok && [one.value.grain, one.value.window]),
        [
          ['day', 1],
          ['day', 14],
          ['day', 7],
          ['week', 1],
        ],
      );
    },
  ),
);

watching('what the clock has not reached is not complete, whatever data lie beyond it', async () => {
  if (database === undefined) throw new Error('no database');
  await withSampleAsking(database, async (_asking, store) => {
    const found: (string | null | false)[] = [];
    for (const now of ['2026-11-10T15:00:00Z', sampleNow, '2027-01-01T12:00:00Z']) {
      const asking = makeAsking({
        ...{
          store,
          catalogue: dashboard,
          clock: fixedClock(now),
          log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        },
        settings: { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000, logQuestions: false },
      });
      const one = await asking.watch({ text: 'alert me when exposed is below 10', brand: null, asker: 'terminal', thread: null });
      found.push(one.ok && one.value.completeTo);
    }
    assert.equal(found, ['2026-11-09', '2026-11-22', '2026-11-22']);
  });
});

watching.run();
