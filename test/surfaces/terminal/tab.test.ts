import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Completion } from '../../../src/ask/completing.ts';
import { tabOf } from '../../../src/surfaces/terminal/tab.ts';

const tab = suite('tab');

const one = (text: string, start: number, end: number, says = 'what it is'): Completion => ({ text, kind: 'campaign', says, start, end });

tab('does nothing where nothing fits', () => assert.equal(tabOf('zz', 2, [], 80), { put: null, list: [] }));

tab('puts the only one, over what is typed in other letters', () => {
  assert.equal(tabOf('csat SUM', 8, [one('Summer Sale', 5, 8)], 80).put?.text, 'Summer Sale');
});

tab('goes on as far as all agree, and lists where they part', () => {
  const found = [one('last week', 0, 2), one('last month', 0, 2)];
  assert.equal(tabOf('la', 2, found, 80), { put: { text: 'last ', start: 0, end: 2 }, list: [] });
  assert.equal(tabOf('last ', 5, found, 80).list, ['  last week   what it is', '  last month  what it is']);
});

tab('lists completions that begin at different places', () => {
  assert.is(tabOf('exposed r', 9, [one('exposed rate', 0, 9), one('Retention', 8, 9)], 80).list.length, 2);
});

tab('keeps to the width, also with wide letters', () => {
  const [line] = tabOf('', 0, [one('夏のセール', 0, 0, 'x'.repeat(90)), one('b', 0, 0)], 30).list;
  assert.is(line, `  夏のセール  ${'x'.repeat(15)}…`);
});

tab.run();
