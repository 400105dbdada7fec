/**
 * `npm run fuzz [seconds] [seed]`: garbage into the import, into asking, and into reading with 10,000 names, 60 seconds each unless said.
 * A crash, a fault or a hang ends it with an error that names seed and round.
 */
import { databases } from './support/databases.ts';
import { askGarbage, type Fuzzed, fuzz, importGarbage, readGarbage } from './support/fuzz.ts';
import { withStore } from './support/rolled-store.ts';
import { withSampleAsking } from './support/sample-asking.ts';

const [seconds = '60', seed = String(Date.now())] = process.argv.slice(2);
if (!(Number(seconds) > 0)) throw new Error('seconds are a number above 0');
const fuzzing = { seconds: Number(seconds), seed };

function tell(what: string, { rounds, slowestMs }: Fuzzed): void {
  console.log(`${what}: ${rounds} rounds without a crash, the slowest ${Math.round(slowestMs)} ms (seed ${seed})`);
}

for (const database of databases().slice(0, 1)) {
  await withStore(database, async (store) => tell('import', await fuzz(fuzzing, importGarbage(store))));
  await withSampleAsking(database, async ({ ask }) => tell('ask', await fuzz(fuzzing, askGarbage(ask))));
}
tell('read', await fuzz({ ...fuzzing, hangMs: 1000 }, readGarbage()));
