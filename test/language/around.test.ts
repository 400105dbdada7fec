/** What stands around a question, and questions about questions: remarks, quotes, lists, help, the data, posts and alerts as they are said. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { told } from '../support/told.ts';

const around = suite('around a question');

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  // Remarks, greetings and quotes.
  [['morning team! quick one: exposures yesterday?'], 'exposures yesterday'],
  [['happy friday all, csat last week'], 'csat score last week'],
  [
    ['could someone tell me the abandoned rate for night shift yesterday? need it for a meeting'],
    'abandoned rate yesterday, group "Night Shift"',
  ],
  [['need exposed rate by campaign for my 2pm meeting'], 'exposed rate by campaign last 7 days'],
  [['for the qbr: revenue q3 by lob'], 'revenue after engagement by lob 2026-07-01 to 2026-09-30'],
  [['any idea what the csat was in october?'], 'csat score 2026-10-01 to 2026-10-31'],
  [['hey @parley can you show me the csat for last week? thanks a lot!'], 'csat score last week'],
  [['`csat by agent`'], 'csat score by agent last 7 days'],
  [['“csat by agent last week”'], 'csat score by agent last week'],
  [['> csat by agent'], 'csat score by agent last 7 days'],
  [['bye'], 'help'],
  [['test'], 'help'],
  // Lists, help, the data.
  [['list metrics about revenue'], 'list metrics about revenue'],
  [['what metrics do you have on csat'], 'list metrics about csat'],
  [['metrics with rate in the name'], 'list metrics about rate'],
  [['what campaigns are running'], 'list campaigns'],
  [['what can I group by'], 'help'],
  [['list dimensions'], 'help'],
  [['examples'], 'help'],
  [['how do i filter'], 'help'],
  [['glossary'], 'help'],
  [['when was data last updated'], 'list days'],
  [['last update?'], 'list days'],
  [['latest data'], 'list days'],
  [['data up to when'], 'list days'],
  [['since when do we have data'], 'list days'],
  // Overviews.
  [['give me an overview'], 'brand panel last 7 days'],
  [['overview of all campaigns'], 'campaign panel last 7 days'],
  [['stats for dana'], 'brand panel last 7 days, agent "Dana"'],
  [["dana's numbers"], 'brand panel last 7 days, agent "Dana"'],
  [['whats up with csat'], 'csat score by day last 7 days, vs previous period'],
  [['exposures as line last month'], 'exposures by day last month'],
  // Metrics by other names.
  [['auto closed conversations last week'], 'closed by system last week'],
  [['acc rate'], 'accepted rate last 7 days'],
  [['take rate by campaign'], 'accepted rate by campaign last 7 days'],
  [['how many ppl saw an offer last week'], 'exposed last week'],
  [['agent hours by group last week'], 'logged in time by group last week'],
  // Posts.
  [['send csat by agent every monday morning'], 'every Monday at 09:00 America/New_York post here: csat score by agent last week'],
  [
    ['post exposures by campaign to #marketing every friday at 4pm'],
    'every Friday at 16:00 America/New_York post in #marketing: exposures by campaign last week',
  ],
  [
    ['each monday exposed rate by campaign last week'],
    'every Monday at 09:00 America/New_York post here: exposed rate by campaign last week',
  ],
  [['weekly csat report every monday 9am to #ops'], 'every Monday at 09:00 America/New_York post in #ops: csat score last week'],
  [['schedule csat by agent weekly'], 'every Monday at 09:00 America/New_York post here: csat score by agent last week'],
  [['set up a daily snapshot for #sales at 7:30'], 'every day at 07:30 America/New_York post in #sales: brand panel yesterday'],
  [['subscribe me to the daily snapshot'], 'every day at 09:00 America/New_York post by dm: brand panel yesterday'],
  [['mon-fri 8:30 snapshot here'], 'every weekday at 08:30 America/New_York post here: brand panel yesterday'],
  [
    ['monthly revenue report on the 1st at 9 to me'],
    'every month at 09:00 America/New_York post by dm: revenue after engagement last month',
  ],
  [
    ['monthly revenue report on the 15th at 9:30 to #ops'],
    'every month on the 15th at 09:30 America/New_York post in #ops: revenue after engagement last month',
  ],
  [
    ['every first Saturday at 9 post here: sessions by month'],
    'every first Saturday at 09:00 America/New_York post here: sessions by month last month',
  ],
  [['weekly csat report every Monday'], 'every Monday at 09:00 America/New_York post here: csat score last week'],
  [['every Monday csat by week'], 'every Monday at 09:00 America/New_York post here: csat score by week last week'],
  [['every night at 23:00 csat today'], 'every day at 23:00 America/New_York post here: csat score today'],
  // Alerts.
  [['alert me if sessions are zero'], 'alert here when sessions = 0'],
  [['alert me when conversions hit 100'], 'alert here when conversions after engagement >= 100'],
  [['tell me if mcs turns negative'], 'alert here when mcs < 0'],
  [['let me know if anything is unusual with exposures'], 'alert here when exposures is unusual'],
  [['alert me when avg conversation duration > 30m'], 'alert here when avg conversation duration > 30 minutes'],
  [['mcs negative by agent'], 'mcs by agent last 7 days, mcs < 0'],
  [['agents with csat of 100%'], 'csat score by agent last 7 days, csat score = 100%'],
];

for (const [messages, expected] of answered) around(messages.join(' → '), () => assert.is(told(...messages), expected));

const refused: readonly (readonly [text: string, said: RegExp])[] = [
  ['how many campaigns ran last week', /^! not_offered ran/],
  ['csat chrome users', /^! not_offered chrome/],
  ['chat history of dana', /^! not_offered chat history/],
];

for (const [text, said] of refused) around(`${text} is refused`, () => assert.match(told(text), said));

around.run();
