import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clip, clipEscaped, clipMiddle, escape, oneLine, visible } from '../../../../src/surfaces/slack/blocks/words.ts';

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }));
const max = fc.integer({ min: 8, max: 120 });

test('clipped text fits, is a part of the whole, and whole text stays as it is', () => {
  fc.assert(
    fc.property(text, max, (words, units) => {
      const start = clip(words, units);
      assert.ok(start.length <= units);
      assert.ok(words.length <= units ? start === words : words.startsWith(start.slice(0, -1)));
      const middle = clipMiddle(words, units);
      assert.ok(middle.length <= units);
      assert.is(middle === words, words.length <= units);
    }),
  );
});

test('escaped text that is clipped holds no half of an entity', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('&', '<', '>', 'a', '👍'), maxLength: 100 }), max, (words, units) => {
      const clipped = clipEscaped(words, units);
      assert.ok(clipped.length <= units);
      assert.not.match(clipped.replace(/&(amp|lt|gt);/g, ''), /[&<>]/);
    }),
  );
});

test('an emoji of several people is cut off whole', () => {
  assert.is(clip('ab👩‍👩‍👧‍👦cdefghijkl', 12), 'ab…');
  assert.is(clipMiddle('Summer Sale in the north 1', 20), 'Summer Sale i…orth 1');
});

test('what cannot be seen or carried is replaced', () => {
  assert.is(visible(''), '(blank)');
  assert.is(visible(' \u200B '), '(blank)');
  assert.is(visible('a\u0000b\uD800c'), 'a b\uFFFDc');
  assert.is(oneLine(' a\n\tb '), 'a b');
  assert.is(escape('R&D <all>'), 'R&amp;D &lt;all&gt;');
});

test.run();
