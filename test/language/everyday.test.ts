/** Lines as people type them, with what they come to: a sentence, or why not and a question that works. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { followUp } from '../../src/ask/thread/follow-up.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { auroraDirectory, auroraLexicon, now, today, troublesAurora } from '../support/aurora.ts';
import { told } from '../support/told.ts';

const everyday = suite('everyday lines');
const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  [['exposed rate by campaign last week, table'], 'exposed rate by campaign last week, no chart'],
  [['exposed rate by campaign last week in table form'], 'exposed rate by campaign last week, no chart'],
  [['csat by agent last week as a tabular view'], 'csat score by agent last week, no chart'],
  [['csat daily for the whole week'], 'csat score by day, 1 week ago'],
  [['exposures for the entire month by campaign'], 'exposures by campaign 1 month ago'],
  [['csat full quarter'], 'csat score 1 quarter ago'],
  [['just the conversions part'], 'conversion metrics last 7 days'],
  [['only the efficiency part last week'], 'efficiency metrics last week'],
  [['csat for dana last week', 'how many did they close'], 'closed by agent last week, agent "Dana"'],
  [['csat by agent last week', 'how many did they close'], 'closed by agent by agent last week'],
  [['csat by group last week', 'how many did they close'], 'closed conversations by group last week'],
  [['exposures by campaign over 10 conversions'], 'exposures by campaign last 7 days, conversions after engagement > 10'],
  [['exposures over 10 conversions by campaign'], 'exposures by campaign last 7 days, conversions after engagement > 10'],
  [['csat above 80% exposures by campaign'], 'exposures by campaign last 7 days, csat score > 80%'],
  [['csat by agent with at least 20 handled conversations'], 'csat score by agent last 7 days, handled conversations >= 20'],
  [['exposures > 1000, prospects by campaign'], 'prospects by campaign last 7 days, exposures > 1000'],
  [['exposed last week in sales'], 'exposed last week, lob "Sales"'],
  [['exposed last week in mobile, by campaign'], 'exposed by campaign last week, device "mobile smartphone" or "mobile tablet"'],
  [['exposed last week in last quarter'], 'exposed last week of last quarter'],
  [['exposed last week in october'], 'exposed 2026-10-25 to 2026-10-31'],
  [['is today complete'], 'list days'],
];

for (const [messages, expected] of answered) everyday(messages.join(' → '), () => assert.is(told(...messages), expected));

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['should we kill exit banner?', /^! not_offered should we kill: .*yours to decide/, 'exit banner?'],
  ['should I drop summer sale', /^! not_offered should I drop: .*yours to decide/, 'summer sale'],
  ['who is on night shift', /^! not_offered who is on: Who belongs to which team/, 'csat by agent night shift'],
  ["who's in day team", /^! not_offered who's in: Who belongs to which team/, 'csat by agent day team'],
  ['how many chats between 10pm and 6am', /^! bad_time .*: .*days are counted whole/, 'how many chats'],
  ['csat from 9:00 to 17:00 yesterday', /^! bad_time .*: .*days are counted whole/, 'csat yesterday'],
  ['csat nite Night Shift', /^! unknown_word nite/, 'csat Night Shift'],
  ['csat dard last week', /^! unknown_word dard/, 'csat last week'],
  ['transfers per 100 csat', /^! not_offered transfers per 100 csat: Only a count can be divided by/, 'transfers and csat'],
  ['share of nothing', /^! unknown_word nothing/, 'list metrics'],
];

for (const [text, said, instead] of refused)
  everyday(`${text} is refused`, () => {
    assert.match(told(text), said);
    const offered = troublesAurora(text).flatMap(({ suggestions }) => suggestions.map(({ question }) => question));
    assert.ok(offered.includes(instead), offered.join(' | '));
    for (const question of offered) assert.equal(troublesAurora(question), [], question);
  });

const choices: readonly (readonly [text: string, offered: readonly string[]])[] = [
  ['mobile campaign vs mobile device', ['mobile campaign', 'exposed, mobile device']],
  ['mobile campaign vs mobile device exposed', ['mobile campaign exposed', 'mobile device exposed']],
  ['exposures last week, campaign mobile vs device mobile', ['exposures last week, campaign mobile', 'exposures last week, device mobile']],
];

for (const [text, offered] of choices)
  everyday(`${text} offers each of its readings`, () => {
    const problems = troublesAurora(text);
    assert.is(problems[0]?.code, 'ambiguous');
    assert.equal(
      problems[0]?.suggestions.map(({ question }) => question),
      offered,
    );
  });

for (const text of ['best agents', 'worst groups last week', 'best devices', 'best campaigns', 'best skills']) {
  everyday(`${text} offers several metrics that reach them`, () => {
    const [problem] = troublesAurora(text);
    assert.is(problem?.code, 'ambiguous');
    assert.ok((problem?.suggestions.length ?? 0) >= 3, problem?.suggestions.map(({ question }) => question).join(' | '));
  });
}

everyday('two times of day beside a schedule are asked back', () => {
  assert.match(told('every day at 9:00 and 17:00 post csat'), /^! ambiguous/);
});

everyday('an average of nothing offers that of a day', () => {
  const move = followUp('average exposed last week', null, options);
  assert.ok(move.ok && move.value.kind === 'asked');
  const offered = move.value.reading.assumptions.flatMap(({ alternatives }) => alternatives.map(({ question }) => question));
  assert.equal(offered, ['average daily exposed last week']);
});

everyday.run();
