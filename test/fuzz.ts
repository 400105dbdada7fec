/** `npm run fuzz [seconds] [seed]`: garbage into the import, 60 seconds unless said; a crash or a hang ends it with an error. */
import { databases } from './support/databases.ts';
import { fuzz, importGarbage } from './support/fuzz.ts';

const [seconds = '60', seed = String(Date.now())] = process.argv.slice(2);

for (const { kind, open } of databases().slice(0, 1)) {
  const { store, drop } = await open();
  try {
    const { rounds, slowestMs } = await fuzz({ seconds: Number(seconds), seed }, importGarbage(store));
    console.log(`import into ${kind}: ${rounds} rounds without a crash, the slowest ${Math.round(slowestMs)} ms (seed ${seed})`);
  } finally {
    await drop();
  }
}
