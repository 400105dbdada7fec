import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { databases } from '../support/databases.ts';
import { fuzz, importGarbage } from '../support/fuzz.ts';

const garbage = suite('import of garbage');

for (const { kind, open } of databases())
  garbage(`${kind}: mangled files are read or refused in words, and no line is lost`, async () => {
    const { store, drop } = await open();
    try {
      const { rounds } = await fuzz({ seconds: 10, rounds: 40, seed: 'short' }, importGarbage(store));
      assert.ok(rounds > 0);
    } finally {
      await drop();
    }
  });

garbage.run();
