import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { scan } from '../../grammar/scan.ts';

const pieces = suite('scan');

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['Exposed Rate?', ['word exposed', 'word rate', 'mark ?']],
  ['20% 2.5k 1,000 $50 12th', ['number 20%', 'number 2.5k', 'number 1,000', 'number $50', 'number 12th']],
  ['2026-11-03 11/3/2026 3.11.26 11/3 2026-W46', ['date 2026-11-03', 'date 11/3/2026', 'date 3.11.26', 'date 11/3', 'date 2026-w46']],
  ['2026-11-01..2026-11-10', ['date 2026-11-01', 'mark ..', 'date 2026-11-10']],
  ['nov 1-10', ['word nov', 'number 1', 'mark -', 'number 10']],
  ['3–10 Nov', ['number 3', 'mark –', 'number 10', 'word nov']],
  ['campaign "Summer Sale" “May”', ['word campaign', 'quoted Summer Sale', 'quoted May']],
  ["O'Brien's 'Top 10' don’t", ["word o'brien's", 'quoted Top 10', "word don't"]],
  ['🧣 Scarf >= 3', ['word 🧣', 'word scarf', 'mark >=', 'number 3']],
  ['30d Q3 exposed_rate', ['number 30', 'word d', 'word q3', 'word exposed', 'mark _', 'word rate']],
  ['מבצע חורף', ['word מבצע', 'word חורף']],
  ['\u0000\u200b  a', ['word a']],
];

for (const [text, expected] of cases) {
  pieces(`cuts ${JSON.stringify(text)}`, () => {
    assert.equal(
      scan(text).map(({ kind, norm }) => `${kind} ${norm}`),
      expected,
    );
  });
}

pieces('gives each piece its place', () => {
  const text = 'csat  "Top 10"';
  assert.equal(
    scan(text).map(({ start, end }) => text.slice(start, end)),
    ['csat', '"Top 10"'],
  );
});

pieces.run();
