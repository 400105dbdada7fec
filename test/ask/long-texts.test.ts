import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { complete } from '../../src/ask/completing.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { auroraDirectory, auroraLexicon, now, today } from '../support/aurora.ts';

const long = suite('long texts');
const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };

function offered(text: string): number {
  return complete(text, text.length, options).length;
}

long('are completed up to 500 characters', () => {
  const names = 'exposed by campaign for '.padEnd(490, 'please ');
  assert.ok(offered(names.slice(0, 300)) > 0);
  assert.is(offered(`${names} and a few more words`), 0);
});

long('with more faults than a word can mend are not completed', () => {
  assert.is(offered(`exposed by campaign ${'frobnicate '.repeat(15)}`), 0);
});

long('of more misspelt words than are put right are not completed', () => {
  assert.ok(offered('exposd rte by campain last week for ') > 0);
  assert.is(offered('exposd rte by campain last wek for '), 0);
});

long.run();
