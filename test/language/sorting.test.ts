/** Rows in the order of their names, and what else they can be sorted by. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { followUp, type ThreadTurn } from '../../src/ask/thread/follow-up.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { auroraDirectory, auroraLexicon, now, today } from '../support/aurora.ts';

const sorting = suite('sorting');
const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };

/** The order of the plan that the last of `messages` makes; the message of a refusal. */
function ordered(...messages: readonly string[]): string {
  let turn: ThreadTurn | null = null;
  let said = '';
  for (const text of messages) {
    const move = followUp(text, turn, options);
    if (!move.ok) said = move.problems[0].message;
    else if (move.value.kind === 'asked') {
      const { plan } = move.value.planned;
      const order = plan.kind === 'metrics' ? plan.order : plan.kind === 'edit' ? (plan.changes.order ?? []) : [];
      said = order.map(({ by, direction }) => `${by} ${direction}`).join(', ');
      turn = { planned: move.value.planned, rows: null };
    }
  }
  return said;
}

for (const [text, expected] of [
  ['exposed by campaign sorted by name', 'campaign asc'],
  ['exposed by campaign sort by name', 'campaign asc'],
  ['exposed by campaign order by names', 'campaign asc'],
  ['exposed by campaign sorted by the name desc', 'campaign desc'],
  ['exposed by campaign alphabetically', 'campaign asc'],
  ['exposed by campaign sorted alphabetically', 'campaign asc'],
  ['exposed by campaign in alphabetical order', 'campaign asc'],
  ['exposed by campaign from a to z', 'campaign asc'],
  ['exposed by campaign sorted z to a', 'campaign desc'],
  ['exposed by campaign sorted by campaign name', 'campaign asc'],
  ['exposed by device and campaign sorted by name', 'device asc'],
  ['csat by agent sort them by agent name', 'agent asc'],
  ['exposed by campaign name', 'exposed desc'],
  ['exposed by campaign sorted by size', 'exposed desc'],
  ['exposed by campaign sort ascending', 'exposed asc'],
  ['exposed by campaign sorted descending', 'exposed desc'],
  ['exposed by campaign in ascending order', 'exposed asc'],
  ['exposed by campaign sort it by csat', 'csat_score desc'],
] as const)
  sorting(text, () => assert.is(ordered(text), expected));

for (const [text, expected] of [
  ['sort by name', 'campaign asc'],
  ['sort alphabetically', 'campaign asc'],
  ['a to z', 'campaign asc'],
  ['sort it by campaign name', 'campaign asc'],
  ['sort ascending', 'exposed asc'],
  ['sort by size please', 'exposed desc'],
] as const)
  sorting(`in a thread: ${text}`, () => assert.is(ordered('exposed by campaign last week', text), expected));

for (const [messages, message] of [
  [['exposed by campaign sorted by blorp'], /^Rows are not sorted by `blorp`: by a metric, a breakdown, name, time or change\.$/],
  [['exposed by campaign', 'sort by blorp'], /^Rows are not sorted by `blorp`/],
  [['exposed by campaign order by frobs desc'], /^Rows are not sorted by `frobs`/],
  [['exposed last week sorted by name'], /^There are no names to sort by: nothing is broken down/],
  [['exposed daily', 'sort by name'], /^There are no names to sort by: nothing is broken down/],
] as const)
  sorting(`${messages.join(' → ')} tells what can be sorted by`, () => assert.match(ordered(...messages), message));

sorting('what cannot be sorted by comes with an order that works', () => {
  const move = followUp('exposed by campaign sorted by blorp', null, options);
  assert.ok(!move.ok);
  assert.equal(
    move.problems[0].suggestions.map(({ question }) => question),
    ['exposed by campaign sorted by name', 'exposed by campaign sorted by exposed'],
  );
  for (const { question } of move.problems[0].suggestions) assert.ok(followUp(question, null, options).ok, question);
});

sorting.run();
