import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { datasetText, differences } from '../support/dataset-text.ts';
import { oracleTables } from '../support/oracle/tables.ts';
import { pipelineFiles } from '../support/pipeline-files.ts';

const oracle = suite('the oracle');
const files = pipelineFiles();

for (const [table, expected] of files?.expected ?? [])
  oracle(`gives the rows of ${table} that the conformance files ask for`, () => {
    const rows = oracleTables(files?.lines ?? []).get(table) ?? [];
    assert.equal(differences(datasetText(rows), expected), []);
    assert.ok(expected.length > 100);
  });

oracle('tells tables apart that differ in one number', () => {
  const row = { brand_id: 'b', date: '2026-11-01', sessions: 1 };
  assert.equal(differences(datasetText([row]), datasetText([{ ...row, sessions: 2 }])).length, 2);
});

oracle.run();
