/** Follow-ups as people say them: what they take away, add and ask about is that of the thread's question. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { told } from '../../support/told.ts';

const threads = suite('said in threads');

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  [['csat desktop last week', 'drop the desktop filter'], 'csat score last week'],
  [['csat desktop last week', 'remove desktop from the filter'], 'csat score last week'],
  [['csat desktop last week by agent', 'remove the desktop filter please'], 'csat score by agent last week'],
  [['conversions by campaign last month', '+ revenue'], 'conversions after engagement and revenue after engagement by campaign last month'],
  [['conversions and exposures last month', 'forget exposures'], 'conversions after engagement last month'],
  [['conversions and exposures last month', 'forget about exposures'], 'conversions after engagement last month'],
  [['conversions and exposures last month', 'get rid of conversions'], 'exposures last month'],
  [['revenue by week last month', "don't group by week"], 'revenue after engagement last month'],
  [['csat by agent last week', 'average'], 'csat score last week'],
  [['csat and mcs last week', 'what does it mean'], 'define csat score and mcs'],
  [['csat last week', 'how is it calculated?'], 'define csat score'],
  [['csat october vs november', 'alert me if that goes under 70%'], 'alert here when csat score < 70%'],
];

for (const [messages, expected] of answered) threads(messages.join(' → '), () => assert.is(told(...messages), expected));

threads('where nothing was asked before, nothing is changed in silence', () => {
  assert.match(told('by rate instead'), /^! not_understood/);
  assert.match(told('and the month before?'), /^! not_understood/);
});

threads.run();
