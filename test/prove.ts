/** `npm run prove -- --runs N` (default 1000): random events on SQLite, and a tenth as many on PostgreSQL where it is there. */
import { databases } from './support/databases.ts';
import { prove } from './support/prove.ts';
import { withStore } from './support/rolled-store.ts';

const at = process.argv.indexOf('--runs');
const runs = at < 0 ? 1000 : Number(process.argv[at + 1]);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number above 0');
for (const database of databases()) {
  const own = database.kind === 'sqlite' ? runs : Math.ceil(runs / 10);
  const started = performance.now();
  await withStore(database, (store) => prove(store, own));
  console.log(`${database.kind}: no difference in ${own} runs (${Math.round((performance.now() - started) / 1000)} s)`);
}
