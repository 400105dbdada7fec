/** Phrases of time that were collected apart from the grammar, each asked as `sessions PHRASE`. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readAurora } from '../support/aurora.ts';
import { conformanceFile } from '../support/conformance.ts';

const dates = suite('conformance: dates');

const lines = (conformanceFile('dates.tsv') ?? '').split('\n').slice(1).filter(Boolean);
for (const line of lines) {
  const [today = '', phrase = '', from = '', to = ''] = line.split('\t');
  dates(`${phrase} on ${today} is ${from} to ${to}`, () => {
    const { question, problems } = readAurora(`sessions ${phrase}`, today);
    assert.equal(problems, []);
    if (question?.kind !== 'metrics') throw new Error(`read as ${String(question?.kind)}`);
    assert.equal([question.time?.from, question.time?.to], [from, to]);
    assert.equal([question.metrics.length, question.by.length, question.filters.length, question.grain], [1, 0, 0, null]);
  });
}

dates('some lines were read, or the folder is missing', () => {
  assert.ok(lines.length > 40 || conformanceFile('dates.tsv') === null);
});

dates.run();
