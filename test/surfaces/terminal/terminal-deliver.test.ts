/** What becomes of a question that a schedule of the terminal asks. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ProblemCode } from '../../../src/base/problem.ts';
import type { Posting } from '../../../src/schedule/schedule.ts';
import type { Io } from '../../../src/surfaces/terminal/io.ts';
import { terminalDeliver } from '../../../src/surfaces/terminal/schedules/terminal-deliver.ts';

const posting = {
  id: 'run:s1:1:0',
  schedule: { sentence: 'exposed', brand: 'b', asker: 'terminal' },
  dueAt: 1,
  notes: [],
} as unknown as Posting;

function cameOf(code: ProblemCode) {
  const problem = { code, message: 'Why.', at: null, suggestions: [] };
  const ask = () => Promise.resolve({ kind: 'refused', question: 'exposed', problems: [problem] } as const);
  return terminalDeliver({ ask, recount: () => Promise.resolve(null) }, { signal: new AbortController().signal } as Io).post(posting);
}

test('what took too long is tried again, what cannot be answered is not', async () => {
  assert.equal(await cameOf('timeout'), { state: 'failed', message: 'Why.', id: posting.id });
  assert.equal(await cameOf('no_data'), { state: 'refused', code: 'question', message: 'Why.' });
});

test.run();
