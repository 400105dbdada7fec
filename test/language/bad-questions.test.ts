/** Wrong questions: what is said about each stands in a golden file, and every question that it offers works. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { troublesAurora } from '../support/aurora.ts';
import { golden } from '../support/golden.ts';

const bad = suite('wrong questions');

const questions: readonly string[] = [
  'csat frobnicate',
  'exposed blah last week by campaign',
  'csat campaign Foo',
  'csat whatsapp',
  'csat group Morning Shift',
  'transfers per agent in skill Refunds',
  'exposed by browser',
  'bounce rate last week',
  'how long do people wait in the queue',
  'forecast of sessions for December',
  'median response time',
  'csat by gender',
  'sessions by campaign',
  'sessions for Summer Sale',
  'csat by entry point',
  'online time by device',
  'csat by hour',
  'exposed by hour',
  'exposed 31 November',
  'exposed from 10 November to 1 November',
  'exposed tomorrow',
  'exposed next week',
  'exposed last 0 days',
  'opened conversations in the last hour',
  'exposed last week last month',
  'exposed above',
  'exposed 17',
  'best closed by agent by campaign',
  'share of exposed rate by campaign',
  'share of exposed by campaign',
  'csat above 3 minutes',
  'exposed rolling average by week',
  'top 3 engagements per campaign',
  'mobile campaign vs mobile device exposed',
  'exposed (lob) by campaign and csat (brand)',
  'by campaign vs',
  'every Monday at 9',
  'every 2 weeks post exposed',
  'alert me when exposed',
  'alert me when csat is between 60% and 70%',
  'exopsd ratte bu campagin lsat wekk',
  'sessions last week? and revenue by agent yesterday?',
  'csat by entry point frobnicate',
  'conversions after exposure by campaign',
  'wait time by skill last week',
  'orders by campaign last month',
  'predict revenue by campaign for next month',
  'exposed by frobnicate',
  'exposed by campane last week',
  'csat vs industry average',
  'every 3 hours post csat',
  'daily at 30 post exposed',
  'csat <@U123ABC> last week',
  'csat https://example.com/a?b=c, by campaign',
  'csat campaign ""',
  'ratte',
  'exposures by campaign no by device',
  'exposures by campaign, no top 3',
  'exposures by campaign and no daily',
  'exposures without rolling average',
  'exposures by device no share',
  'exposures by campaign but not last week',
  'no rolling average',
  'no share of exposures by device',
  'exposures no vs last week',
  'no csat',
  'csat by agent no mcs',
  'exposures by campaign with no csat',
  'top -3 campaigns by exposures',
  'exposures by campaign, bottom -2',
  'best -1 agents by csat',
  'top 0 campaigns by exposures',
  'exposures last -5 days',
  'exposures -3 days ago',
  'exposures rolling -7 days',
  'exposures, -7 day rolling average',
  'exposures, 0 day rolling average',
  'exposures 2.5 day rolling average',
  'transfers per 0 conversations',
  'transfers per -100 handled conversations',
  'exposures week -3',
  'exposures - 5',
  '-5 days exposures',
  'top 5 agents by csat per 100 transfers',
  'exposed by campaign, sorted by exposures per csat',
];

function told(text: string): string {
  const lines = troublesAurora(text).flatMap(({ code, message, at, suggestions }) => [
    `  ${code}${at === null ? '' : ` at “${text.slice(at.start, at.end)}”`}: ${message}`,
    ...suggestions.map(({ question }) => `    → ${question}`),
  ]);
  return [text, ...lines].join('\n');
}

bad('are told what was not understood, where, and what works instead', () => {
  golden('language/bad-questions.txt', questions.map(told).join('\n\n'));
});

for (const text of questions) {
  bad(`offer what works: ${text}`, () => {
    const problems = troublesAurora(text);
    assert.ok(problems.length > 0, 'is no wrong question');
    for (const { suggestions } of problems) {
      assert.ok(suggestions.length > 0, 'offers nothing');
      for (const { question } of suggestions) assert.equal(troublesAurora(question), [], question);
    }
  });
}

bad.run();
