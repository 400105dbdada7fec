import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { rollup } from '../../src/data/rollup/rollup.ts';
import { databases } from '../support/databases.ts';
import { pipelineFiles } from '../support/pipeline-files.ts';
import { importLines, rollLines, tableDifferences, withStore } from '../support/rolled-store.ts';

const pipeline = suite('the pipeline against its conformance files');
const files = pipelineFiles();

/** The lines in another order, the same in every run. */
function shuffled(lines: readonly string[]): readonly string[] {
  const keyed = lines.map((line, index) => ({ line, key: ((index * 7_919 + 104_729) % 15_485_863) % lines.length }));
  return keyed.sort((one, other) => one.key - other.key || (one.line < other.line ? -1 : 1)).map(({ line }) => line);
}

/** Every third line, so that each import brings late events for what came before. */
function third(lines: readonly string[], part: number): readonly string[] {
  const reference = lines.filter((line) => !line.includes('"at"'));
  return [...reference, ...lines.filter((line, index) => line.includes('"at"') && index % 3 === part)];
}

if (files !== null)
  for (const database of databases()) {
    pipeline(`gives the expected rows in original order on ${database.kind}`, () =>
      withStore(database, async (store) => {
        await rollLines(store, files.lines);
        assert.equal(await tableDifferences(store, files.expected), []);
      }),
    );

    pipeline(`gives them in shuffled order on ${database.kind}`, () =>
      withStore(database, async (store) => {
        await rollLines(store, shuffled(files.lines));
        assert.equal(await tableDifferences(store, files.expected), []);
      }),
    );

    pipeline(`gives them from three imports, rolled up after each, on ${database.kind}`, () =>
      withStore(database, async (store) => {
        for (const part of [2, 0, 1]) await rollLines(store, third(files.lines, part));
        assert.equal(await tableDifferences(store, files.expected), []);
        assert.equal((await importLines(store, files.lines)).accepted, 0);
        assert.equal((await rollup(store)).days, 0);
      }),
    );
  }

pipeline.run();
