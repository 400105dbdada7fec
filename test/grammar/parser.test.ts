import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cstTypes } from '../../grammar/cst-types.ts';
import { checkedParser } from '../../grammar/parser.ts';

const grammar = suite('the grammar');

grammar('has no ambiguous alternatives and no left recursion', () => {
  assert.not.throws(() => checkedParser());
});

grammar('has fresh types of its parse tree (npm run cst)', () => {
  assert.is(readFileSync(new URL('../../grammar/cst.ts', import.meta.url), 'utf8'), cstTypes());
});

grammar('lets a date stand in the rule point and those under it only', () => {
  const source = readFileSync(new URL('../../grammar/parser.ts', import.meta.url), 'utf8');
  const rules = [...source.matchAll(/public (\w+) = this\.RULE\([\s\S]*?\n {2}\}\);/g)];
  const withDates = rules.flatMap(([body, name]) => (/CONSUME\d?\(t\.(?:MonthName|DayNumber|WrittenDate)/.test(body) ? [name] : []));
  assert.equal(withDates, ['lastUnits', 'thisUnit', 'date']);
});

grammar.run();
