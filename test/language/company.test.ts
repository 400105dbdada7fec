/** Words that mean different things in different company, by the sentence that each question becomes. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makePlan } from '../../src/plan/make-plan.ts';
import { sentence } from '../../src/plan/sentence.ts';
import { readAurora, troublesAurora } from '../support/aurora.ts';
import { auroraContext } from '../support/plan-context.ts';

const company = suite('words in company');
const context = auroraContext();

const readings: readonly (readonly [text: string, sentence: string])[] = [
  ['sessions on the weekend', 'sessions last weekend'],
  ['sessions this monday', 'sessions last Monday'],
  ['sessions 1 november to yesterday', 'sessions 2026-11-01 to yesterday'],
  ['sessions last monday to 22 november', 'sessions last Monday to 2026-11-22'],
  ['sessions 20 november to sunday', 'sessions 2026-11-20 to last Sunday'],
  ['sessions 2026-11-16 to monday', 'sessions 2026-11-16 to last Monday'],
  ['sessions november to february 2026', 'sessions 2025-11-01 to 2026-02-28'],
  ['sessions today to date', 'sessions today'],
  ['sessions november 3, 2026', 'sessions 2026-11-03'],
  ['sessions 1 nov, 2026', 'sessions 2026-11-01'],
  ['sessions october, 2025', 'sessions 2025-10-01 to 2025-10-31'],
  ['sessions before last week', 'sessions before last week'],
  ['sessions beginning of last month', 'sessions beginning of last month'],
  ['exposed and engaged, compare this month with last month', 'exposed and engaged this month, month over month'],
  ['compare exposed october to november', 'exposed 2026-10-01 to 2026-10-31, vs 2026-11-01 to 2026-11-30'],
  ['exposed / engaged by campaign', 'exposed / engaged by campaign last 7 days'],
  ['exposed by campaign / device', 'exposed by campaign and device last 7 days'],
  ['exposed by weekly', 'exposed by week last 7 days'],
  ['exposed over 2026', 'exposed last 7 days, exposed > 2026'],
  ['exposed top 2026 by campaign', 'exposed by campaign last 7 days, top 2026'],
  ['exposed between 10 and 20', 'exposed last 7 days, exposed between 10 and 20'],
  ['exposed between 10 november and 20 november', 'exposed 2026-11-10 to 2026-11-20'],
  ['exposed over 3 weeks', 'exposed last 3 weeks'],
  ['exposed, may we have it by campaign', 'exposed by campaign last 7 days'],
  ['exposed campaign like sale', 'exposed last 7 days, campaign contains "sale"'],
  ['exposed like yesterday', 'exposed yesterday'],
  ['exposed campaign contains sale or win', 'exposed last 7 days, campaign contains "sale" or "win"'],
  ['exposed campaign contains sale or engaged', 'exposed and engaged last 7 days, campaign contains "sale"'],
  ['exposed from 3 nov until 10 nov', 'exposed 2026-11-03 to 2026-11-10'],
  ['exposed until november', 'exposed until 2026-11-30'],
  ['no exposed by campaign', 'exposed by campaign last 7 days, exposed = 0'],
  ['exposed at lob level', 'exposed by lob last 7 days'],
  ['exposed by campaign (lob)', 'exposed by campaign and lob last 7 days'],
  ['exposed + engaged', 'exposed and engaged last 7 days'],
  ['who closed the most conversations', 'closed by agent by agent last 7 days, top 1'],
  ['which agent closed conversations last week', 'closed by agent by agent last week'],
  ['how many conversations did dana close', 'closed by agent last 7 days, agent "Dana"'],
  ['rate of exposed', 'exposed rate last 7 days'],
  ['rate of total transfers', 'total transfers last 7 days'],
  ['rate of sessions / exposed', 'sessions / exposed last 7 days'],
  ['average daily sessions / exposed', 'sessions / exposed last 7 days'],
  ['average daily exposed rate', 'exposed rate last 7 days'],
  ['every "0 9 1-7 * 2" post exposed', 'every "0 9 1-7 * 2" America/New_York post here: exposed yesterday'],
  ['daily at 9 post exposed', 'every day at 09:00 America/New_York post here: exposed yesterday'],
  ['every month on the 15th post exposed', 'every month on the 15th at 09:00 America/New_York post here: exposed last month'],
  [
    'every Monday, Tuesday and Friday post exposed',
    'every Monday and Tuesday and Friday at 09:00 America/New_York post here: exposed yesterday',
  ],
  [
    'every monday,tuesday,wednesday,thursday,friday,saturday,sunday post exposed',
    'every day at 09:00 America/New_York post here: exposed yesterday',
  ],
  ['post exposed at midnight daily', 'every day at 00:00 America/New_York post here: exposed yesterday'],
  ['post exposed at noon daily', 'every day at 12:00 America/New_York post here: exposed yesterday'],
  ['alert me if exposed is above 5 for 3 days running', 'alert here when exposed > 5 for 3 days in a row'],
  ['alert me if exposed is above 5 for 3 days', 'alert here when exposed > 5 for 3 days in a row'],
  ['alert me if exposed is unusually high > 3', 'alert here when exposed is unusually high > 3'],
  ['alert me if exposed drops by 20% vs yesterday', 'alert here when exposed drops by at least 20% vs previous period'],
  ['alert me if exposed drops by 20% compared to last quarter', 'alert here when exposed drops by at least 20% quarter over quarter'],
  ['alert me if weekly exposed is above 5', 'alert here when exposed > 5: exposed last week'],
  ['alert me when sessions / exposed misses target', 'alert here when sessions / exposed is below target'],
];

for (const [text, expected] of readings) {
  company(`${text} is read as ${expected}`, () => {
    const { question, problems } = readAurora(text);
    assert.equal(problems, []);
    assert.ok(question);
    const planned = makePlan(question, context);
    assert.is(planned.ok ? sentence(planned.value.plan, context) : planned.problems[0].message, expected);
  });
}

const noNovember31 = 'There is no 31 November: November has 30 days.';
const oneBound = 'An alert has one bound, and beside it a least number (`with at least 100 exposures`).';
const compares = 'An alert on a change compares with the period, week, month, quarter or year before.';
const notSaid = 'When to alert is not said: a bound, a change, or what is unusual.';

const refusals: readonly (readonly [text: string, message: string, instead: string])[] = [
  ['sessions first week of 31 november', noNovember31, 'sessions 30 November'],
  ['sessions since 31 november', noNovember31, 'sessions 30 November'],
  ['sessions until 31 november', noNovember31, 'sessions 30 November'],
  ['sessions 1 november to 31 november', noNovember31, 'sessions 30 November'],
  ['sessions from yesterday to 31 november', noNovember31, 'sessions 30 November'],
  ['sessions before the 32nd', 'No month has a day 32.', 'sessions yesterday'],
  ['sessions next month', '1 December 2026 to 31 December 2026 lies in the future; the data end today.', 'sessions last 7 days'],
  ['exposed beginning last week', '`beginning` is no metric, name or word that is known here.', 'exposed last week'],
  [
    'without exposed',
    '`without exposed`: only members are left out, as in `without mobile`. What is not to be shown is not asked for.',
    'list metrics',
  ],
  ['every Monday define csat', 'Only numbers are posted again and again.', 'every Monday post snapshot'],
  ['daily at 30 post exposed', '30 is no time of day, as 9:00 or 17:30 are.', 'daily at 9:00 post exposed'],
  ['daily at 9.5 post exposed', '9.5 is no time of day, as 9:00 or 17:30 are.', 'daily at 9:00 post exposed'],
  [
    'every month on the 35th post exposed',
    'A question is posted every day, every weekday, every Monday (or other days of the week), every week, month, quarter or year; `every month on the 35th` is none of these.',
    'every month post exposed',
  ],
  ['alert me if exposed drops by 20% compared to october 2025', compares, 'alert me if exposed drops by 20%'],
  ['alert me if exposed drops by 20% compared to 3 november to 5 november', compares, 'alert me if exposed drops by 20%'],
  ['alert me if exposed is above 5 and engaged is above 10', oneBound, 'alert me if exposed is above 5'],
  [
    'alert me if exposed is above 5 with at least 100 exposures and at least 20 engaged',
    oneBound,
    'alert me if exposed is above 5 with at least 100 exposures',
  ],
  ['alert me', notSaid, 'alert me when exposed drops by more than 20% wow'],
  ['alert me when csat', notSaid, 'alert me when csat drops by more than 20% wow'],
  [
    'alert me if exposed is between 3 and 5',
    'An alert has one bound, below 5 or above 3; between two is not watched.',
    'alert me if exposed below 5',
  ],
  ['exposed unusual', '`unusual` does not fit in here.', 'exposed'],
  ['exposed in #ops', '`#ops` does not fit in here.', 'exposed'],
  ['above 10', 'above 10 is a bound without a metric.', 'list metrics'],
  ['top 10% of campaigns by revenue', '`10%`: a ranking shows a number of rows, not a part of them.', 'top 10 of campaigns by revenue'],
];

for (const [text, filter] of [
  ['exposed all but tablet', 'mobile tablet'],
  ['exposed by campaign, all but summer sale', 'Summer Sale'],
] as const)
  company(`${text}: what stands behind “all but” is left out`, () => {
    const { question } = readAurora(text);
    assert.ok(question?.kind === 'metrics');
    assert.equal(
      question.filters.map(({ op, values }) => [op, values]),
      [['not_in', [filter]]],
    );
  });

for (const [text, message, instead] of refusals) {
  company(`${text} is answered: ${message}`, () => {
    const [problem] = troublesAurora(text);
    assert.equal([problem?.message, problem?.suggestions[0]?.question], [message, instead]);
    assert.equal(troublesAurora(instead), []);
  });
}

company.run();
