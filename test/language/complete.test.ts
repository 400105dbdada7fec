import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { complete } from '../../src/language/complete.ts';
import { auroraLexicon, readAurora } from '../support/aurora.ts';

const completion = suite('complete');

function offered(text: string): readonly string[] {
  return complete(text, text.length, auroraLexicon).map((one) => one.text);
}

completion('goes on with a metric that is begun', () => {
  assert.equal(offered('exposed r'), ['exposed rate']);
});

completion('goes on with a name that is begun, as it is stored', () => {
  assert.equal(offered('csat summer s'), ['Summer Sale']);
});

completion('offers dimensions only after by', () => {
  assert.equal(offered('exposed by c'), ['campaign', 'currency']);
});

completion('offers members of the dimension that was named', () => {
  assert.ok(offered('csat campaign ').includes('Win Back'));
  assert.not(offered('csat campaign ').includes('Exit Banner'));
});

completion('completes at the cursor, not at the end', () => {
  const [first] = complete('exposed r by campaign', 9, auroraLexicon);
  assert.equal(first, { text: 'exposed rate', kind: 'metric', start: 0, end: 9 });
});

completion('offers what can be read', () => {
  for (const { text } of complete('exposed ', 8, auroraLexicon)) assert.equal(readAurora(`exposed ${text}`).problems, [], text);
});

completion('offers times after since, and no metric', () => {
  assert.ok(offered('exposed since ').includes('yesterday'));
  assert.not(offered('exposed since ').includes('csat score'));
});

completion('offers nothing where nothing begins so', () => {
  assert.equal(offered('zzz'), []);
});

completion.run();
