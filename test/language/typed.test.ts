/** What people of three kinds type, written from the language's description alone: each line comes to the outcome that it names. */
import { readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { linesOf, rightLines } from '../support/judge.ts';

const typed = suite('what people type');
const folder = new URL('./typed/', import.meta.url);

for (const file of readdirSync(folder)) {
  typed(file, () => {
    const lines = linesOf(readFileSync(new URL(file, folder), 'utf8'));
    const right = new Set(rightLines(lines));
    assert.equal(
      lines.filter((line) => !right.has(line)).map(({ id, text }) => `${String(id)} ${text}`),
      [],
    );
  });
}

typed.run();
