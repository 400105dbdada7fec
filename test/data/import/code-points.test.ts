import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareCodePoints } from '../../../src/data/import/code-points.ts';

test('texts compare as their UTF-8 bytes do', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\u{e000}', '\uffee', '😀', '𝕏'), maxLength: 6 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      assert.is(Math.sign(compareCodePoints(one, other)), Buffer.compare(Buffer.from(one), Buffer.from(other)));
    }),
    { numRuns: 500 },
  );
});

test.run();
