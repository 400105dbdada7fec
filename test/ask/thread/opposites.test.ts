/** No suggestion asks for the opposite of what was typed, and what means nothing by itself is not offered. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { followUp, type Move, type ThreadTurn } from '../../../src/ask/thread/follow-up.ts';
import type { Problem } from '../../../src/base/problem.ts';
import type { Result } from '../../../src/base/result.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import { auroraDirectory, auroraLexicon, now, today } from '../../support/aurora.ts';

const opposites = suite('no suggestion of the opposite');
const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };

function turnAfter(text: string | null): ThreadTurn | null {
  const move = text === null ? null : followUp(text, null, options);
  if (move === null) return null;
  if (!move.ok || move.value.kind !== 'asked') throw new Error(`${String(text)} is not asked`);
  return { planned: move.value.planned, rows: null };
}

/** The plan that a move comes to, as text; what it is instead where it is none. */
function planOf(move: Result<Move>): string {
  if (!move.ok) return move.problems[0].code;
  return move.value.kind === 'asked' ? JSON.stringify(move.value.planned.plan) : move.value.kind;
}

function problems(text: string, first: string | null): readonly Problem[] {
  const move = followUp(text, turnAfter(first), options);
  return move.ok ? [] : move.problems;
}

const table = 'exposed by campaign last week';
const negated: readonly (readonly [first: string | null, text: string, word: string])[] = [
  [null, 'csat daily without rolling average', 'without'],
  [null, 'exposed by campaign not as a percentage', 'not'],
  [null, 'exposed not by campaign', 'not'],
  [null, 'exposed not daily', 'not'],
  [null, 'exposed except last week', 'except'],
  [null, 'exposed by campaign other than top 5', 'other than'],
  [null, 'exposed by campaign excluding the change', 'excluding'],
  [null, "exposed isn't mobile", "isn't"],
  [null, "csat by group don't sort", "don't"],
  [null, 'never post snapshot', 'never'],
  [null, 'do not alert me when csat is below 70%', 'not'],
  [null, 'do not show csat', 'not'],
  [null, "don't show exposed", "don't"],
  ['csat daily 7 day rolling average', 'without rolling average', 'without'],
  [table, 'without rolling average', 'without'],
  [table, 'not a pie chart', 'not'],
  [table, 'without csat', 'without'],
  [table, 'not as a percentage', 'not'],
  [table, "don't", "don't"],
  ['exposed by campaign last week vs previous period', 'without the change', 'without'],
];

for (const [first, text, word] of negated)
  opposites(`${first === null ? '' : `${first} → `}${text}`, () => {
    const opposite = text.replace(word, '').replaceAll(/ {2,}/g, ' ').trim();
    const turn = turnAfter(first);
    const wrong = planOf(followUp(opposite, turn, options));
    assert.not.equal(planOf(followUp(text, turn, options)), wrong);
    for (const { suggestions } of problems(text, first))
      for (const { question } of suggestions) {
        assert.not.equal(question, opposite);
        assert.not.equal(planOf(followUp(question, turn, options)), wrong, `${text}: ${question}`);
      }
  });

for (const [text, offered] of [
  ['csat daily without rolling average', 'csat daily'],
  ['exposed not daily', 'exposed'],
  ["exposed isn't mobile", 'exposed last 7 days'],
  ['without rolling average', 'list metrics'],
] as const)
  opposites(`what stands before the word that leaves out is offered: ${text}`, () => {
    assert.equal(
      problems(text, null)[0]?.suggestions.map(({ question }) => question),
      [offered],
    );
  });

opposites('a word that leaves out says what it can leave out', () => {
  assert.match(
    problems('csat daily without rolling average', null)[0]?.message ?? '',
    /^`without rolling average`: only members are left out, as in `without mobile`/,
  );
  assert.match(
    problems("exposed isn't mobile", null)[0]?.message ?? '',
    /^`isn't` does not fit in here. Values and names are left out as in `not mobile`\.$/,
  );
});

for (const text of ['never mind', 'nevermind', 'nvm', 'ok never mind', 'scratch that', 'Never mind, thanks!'])
  for (const first of [null, table])
    opposites(`small talk ${first === null ? 'outside of' : 'in'} a thread: ${text}`, () => {
      const move = followUp(text, turnAfter(first), options);
      assert.ok(move.ok && move.value.kind === 'asked', JSON.stringify(move));
      assert.is(move.value.planned.plan.kind, 'help');
      assert.is(move.value.changed, null);
    });

opposites('small talk before a question is no part of it', () => {
  const move = followUp('never mind, csat last week', turnAfter(table), options);
  assert.is(planOf(move), planOf(followUp('csat last week', null, options)));
});

opposites('in a thread nothing is offered that changes nothing', () => {
  for (const text of ['frobnicate', 'by campain frobnicate', 'sort by blorp', 'only exposed blorp', 'campaign Foo']) {
    for (const { suggestions } of problems(text, table))
      for (const { question } of suggestions) {
        const move = followUp(question, turnAfter(table), options);
        assert.ok(move.ok && move.value.kind === 'asked' && move.value.changed !== '', `${text}: ${question}`);
      }
  }
});

opposites.run();
