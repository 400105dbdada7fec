/** The short form of `npm run chaos`. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runChaos } from '../support/chaos/run-chaos.ts';
import { databases } from '../support/databases.ts';

for (const database of databases().filter(({ kind }) => kind === 'postgres'))
  test('schedules and alerts due at once are posted once each, though a process is killed, connections are cut and Slack fails', async () => {
    // Of the chances the first ones decide: a fixed row of them makes the run the same but for its timing.
    let seed = 7;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const figures = await runChaos(database, { workers: 2, schedules: 12, channels: 4, alerts: 4, kills: 1, random, limit: 90 });
    assert.equal(
      { ...figures, leastApart: figures.leastApart >= 1 },
      {
        ...figures,
        expected: 20,
        messages: 20,
        lost: [],
        twice: [],
        disordered: [],
        disagreeing: [],
        leastApart: true,
      },
    );
  });

test.run();
