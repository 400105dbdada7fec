/** Words that would turn a question round if they were dropped: none of a metric, and words that filler is near to. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readAurora } from '../support/aurora.ts';

const none = suite('none of it');

function conditions(text: string) {
  const { question, problems } = readAurora(text);
  assert.equal(problems, [], text);
  if (question?.kind !== 'metrics') throw new Error(`no numbers: ${text}`);
  return question.having.map((one) => ('value' in one ? [one.metric, one.op, one.value.value] : [one.metric, one.op]));
}

none('no and without before a metric ask for none of it', () => {
  assert.equal(conditions('campaigns with no conversions last week'), [['conversions_after_engagement', '=', 0]]);
  assert.equal(conditions('which campaigns had no exposures last week'), [['exposures', '=', 0]]);
  assert.equal(conditions('agents without closed conversations yesterday'), [['closed_conversations', '=', 0]]);
});

none('a no that corrects is no condition', () => {
  assert.equal(conditions('no, exposed last week'), []);
});

none('none of a bound is not read', () => {
  assert.is(readAurora('agents without csat below 80').problems[0]?.code, 'not_understood');
});

none('filler is read out of its own letters in disorder only', () => {
  assert.is(readAurora('exposed blacc friday').problems[0]?.code, 'unknown_word');
  assert.equal(readAurora('shwo me exposed').problems, []);
});

none('two names of one metric are one reading', () => {
  assert.equal(readAurora('abandond rate by group').problems, []);
});

none('two words for one value set nothing against each other', () => {
  const { question } = readAurora('exposed via fb messenger');
  assert.equal(question?.kind === 'metrics' ? question.by : null, []);
});

none.run();
