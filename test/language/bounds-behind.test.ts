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

behind.run();
