/** What is offered in a thread works in that thread, and problems of reading and planning come together. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { followUp, type ThreadTurn } from '../../../src/ask/thread/follow-up.ts';
import { sparing, withWorking } from '../../../src/ask/thread/offers.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import { auroraDirectory, auroraLexicon, now, today, troublesAurora } from '../../support/aurora.ts';

const offers = suite('what is offered');
const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };

/** The thread after `text`, with the campaigns that it showed. */
function after(text: string): ThreadTurn {
  const move = followUp(text, null, options);
  if (!move.ok || move.value.kind !== 'asked') throw new Error(`${text} is not asked`);
  return { planned: move.value.planned, rows: { columns: ['campaign'], rows: [['Win Back'], ['Mobile'], [null]] } };
}

/** What is offered for `text` after `first`. */
function offeredAfter(first: string, text: string): readonly string[] {
  const move = followUp(text, after(first), options);
  if (move.ok) throw new Error(`${text} is understood`);
  return move.problems[0].suggestions.map(({ question }) => question);
}

const inThread: readonly (readonly [text: string, offered: readonly string[]])[] = [
  ['by frobnicate', ['by device']],
  ['drop campaign Foo', ['drop campaign Summer Sale', 'drop campaign Checkout Help']],
  ['campaign Foo too', ['campaign Summer Sale too', 'campaign Checkout Help too']],
  ['the fifth one', ['only campaign "Win Back"', 'only campaign "Mobile"']],
  ['what about csat by gender', ['csat by device', 'csat by source type']],
  ['frobnicate', ['by device', 'last month', 'vs previous period']],
];

for (const [text, expected] of inThread) {
  offers(`after a table: ${text}`, () => {
    const offered = offeredAfter('exposed by campaign last week', text);
    assert.equal(offered, expected);
    for (const question of offered) assert.ok(followUp(question, after('exposed by campaign last week'), options).ok, question);
  });
}

offers('problems of reading and planning are told together, each at its place', () => {
  const problems = troublesAurora('sessions by campaign frobnicate');
  assert.equal(
    problems.map(({ code, at }) => [code, at]),
    [
      ['unknown_word', { start: 21, end: 31 }],
      ['unreachable_filter', { start: 12, end: 20 }],
    ],
  );
  for (const { suggestions } of problems) assert.is(suggestions[0]?.question, 'sessions last 7 days');
});

offers('a missing metric is no problem beside a word that may have been one', () => {
  assert.equal(
    troublesAurora('frobnicate by campaign').map(({ code }) => code),
    ['unknown_word'],
  );
});

offers('other readings work as well', () => {
  const move = followUp('csat last 2 weeks', null, options);
  if (!move.ok || move.value.kind !== 'asked') throw new Error('not asked');
  const { alternatives, assumptions } = move.value.reading;
  const questions = [...alternatives, ...assumptions.flatMap((one) => one.alternatives)].map(({ question }) => question);
  assert.ok(questions.length > 0);
  for (const question of questions) assert.equal(troublesAurora(question), [], question);
});

offers('each question is tried once, and only so many', () => {
  const asked: string[] = [];
  const works = sparing((question) => {
    asked.push(question);
    return true;
  });
  assert.ok(works('a') && works('a'));
  for (let index = 0; index < 20; index += 1) works(`q${String(index)}`);
  assert.is(asked.length, 8);
  assert.not(works('q19'));
});

offers('where many words are unknown, only what works always is offered', () => {
  const problem = { code: 'unknown_word', message: 'm', at: null, suggestions: [{ label: 'a', question: 'a' }] } as const;
  const trials = { works: () => true, fares: () => ({ works: true, problems: [], sentence: null }), readable: () => ['b'] };
  const five = withWorking([problem, problem, problem, problem, problem], 'text', trials);
  assert.equal([...new Set(five.flatMap(({ suggestions }) => suggestions.map(({ question }) => question)))], ['list metrics']);
  const two = withWorking([problem, problem], 'text', trials);
  assert.is(two[1]?.suggestions[0]?.question, 'a');
});

offers.run();
