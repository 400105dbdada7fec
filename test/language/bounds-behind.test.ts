/** Bounds whose sense stands behind the number, and panels by the name of their section. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { told } from '../support/told.ts';

const behind = suite('bounds behind their number, and sections');

const answered: readonly (readonly [text: string, sentence: string])[] = [
  ['csat by agent with 20 or more closed conversations', 'csat score by agent last 7 days, closed conversations >= 20'],
  ['csat by agent but only those with 20+ closed conversations', 'csat score by agent last 7 days, closed conversations >= 20'],
  ['agents with 10 or fewer closed conversations', 'closed conversations by agent last 7 days, closed conversations <= 10'],
  ['campaigns with exposed rate 90% or above', 'exposed rate by campaign last 7 days, exposed rate >= 90%'],
  ['days with 500+ accepted offers last month', 'accepted offers by day last month, accepted offers >= 500'],
  ['total conversions Summer Sale + Checkout Help', 'conversions after engagement last 7 days, campaign "Checkout Help" or "Summer Sale"'],
  ['mobile tablet sessions', 'sessions last 7 days, device "mobile tablet"'],
  ['mobile-tablet sessions', 'sessions last 7 days, device "mobile tablet"'],
  ['top 5 or more', '!'],
  ['campaigns with csat below 60 or above 80', '! not_understood'],
  ['conversion panel for october', 'conversion metrics 2026-10-01 to 2026-10-31'],
  ['ops panel last week', 'operations metrics last week'],
  ['conversation panel last week', 'conversation metrics last week'],
  ['conversion snapshot last week', 'conversion metrics last week'],
  ['funnel panel last week', 'funnel metrics last week'],
  ['cx graph last week', 'csat score and mcs by day last week'],
];

for (const [text, sentence] of answered)
  behind(text, () => {
    if (sentence.startsWith('!')) assert.ok(told(text).startsWith(sentence), told(text));
    else assert.is(told(text), sentence);
  });

const renumbered: readonly (readonly [question: string, followUp: string, sentence: string])[] = [
  ['top 5 campaigns by exposed last week', 'make it 3 instead', 'exposed by campaign last week, top 3'],
  ['top 5 campaigns by exposed last week', '7 instead', 'exposed by campaign last week, top 7'],
  ['exposed by campaign last week with exposed rate above 20%', 'make that 10%', 'exposed by campaign last week, exposed rate > 10%'],
  ['exposed by campaign last week with exposed rate above 20%', 'change it to 30', 'exposed by campaign last week, exposed rate > 30%'],
  ['campaigns with at least 100 exposures last week', 'make it 50', 'exposures by campaign last week, exposures >= 50'],
  // Nothing there has a number, or more than one thing has.
  ['exposed by campaign last week', 'make it 9 instead', '! not_understood'],
  ['top 5 campaigns by exposed last 30 days', 'make it 14', '! not_understood'],
  ['top 5 campaigns by exposed last week with csat above 60%', 'make it 3', '! not_understood'],
];

for (const [question, followUp, sentence] of renumbered)
  behind(`${question} → ${followUp}`, () => {
    const said = told(question, followUp);
    if (sentence.startsWith('!')) assert.ok(said.startsWith(sentence), said);
    else assert.is(said, sentence);
  });

behind.run();
