/**
 * `npm run chaos`: 200 schedules due in the same minute and 80 alerts in their channels, four processes on PostgreSQL that are killed at
 * random, connections that are cut, and a Slack that answers 429, 500 or not at all. Exit code 1 where a run or an alert was not posted
 * exactly once, in order, as the ledger says.
 */
import { runChaos } from './support/chaos/run-chaos.ts';
import { databases } from './support/databases.ts';

const database = databases().find(({ kind }) => kind === 'postgres');
if (database === undefined) throw new Error('PostgreSQL is needed');
const figures = await runChaos(database, {
  workers: 4,
  schedules: 200,
  channels: 40,
  alerts: 80,
  kills: 8,
  random: Math.random,
  limit: 480,
});
console.log(figures);
const { lost, twice, disordered, disagreeing, leastApart } = figures;
const well = lost.length + twice.length + disordered.length + disagreeing.length === 0 && leastApart >= 1;
console.log(
  well
    ? 'Every run and every alert was posted exactly once.'
    : 'Not every run and every alert was posted exactly once, in order, as the ledger says.',
);
process.exit(well ? 0 : 1);
