import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Changed } from '../../src/present/answer.ts';
import { changedText } from '../../src/present/changed-words.ts';

const words = suite('what a message did to its thread');
const edit = { kind: 'edit', changes: 'by device', by: 'b', askedBy: 'a', several: true } as const;
const undo = { kind: 'undo', changes: 'by device', by: 'b', undoneBy: 'a' } as const;

const cases: readonly (readonly [Changed | null, named: string | null, unnamed: string | null])[] = [
  [null, null, null],
  [{ kind: 'reset' }, 'Forgotten: the next question starts anew.', 'Forgotten: the next question starts anew.'],
  [edit, 'Changed by @b: by device. The question was asked by @a.', 'Changed: by device.'],
  [{ ...edit, by: 'a' }, 'Changed by @a: by device.', 'Changed: by device.'],
  [{ ...edit, several: false }, 'Changed: by device.', 'Changed: by device.'],
  [{ ...edit, changes: '' }, 'Nothing changed.', 'Nothing changed.'],
  [undo, 'Taken back what @b changed: by device.', 'Taken back: by device.'],
  [{ ...undo, by: 'a' }, 'Taken back: by device.', 'Taken back: by device.'],
  [{ ...undo, changes: null }, 'Taken back: the last question, asked by @b.', 'Taken back: the last question.'],
];

for (const [changed, named, unnamed] of cases) {
  words(`${JSON.stringify(changed)} is said: ${String(named)}`, () => {
    assert.is(
      changedText(changed, (asker) => `@${asker}`),
      named,
    );
    assert.is(changedText(changed, null), unnamed);
  });
}

words.run();
