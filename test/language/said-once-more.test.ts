/** Messages of a team that has used the product for a month: what they come to, and what is offered where they cannot stand. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { offered, told } from '../support/told.ts';

const regulars = suite('a team that knows what it wants');

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  [['how often did people abandon last week'], 'abandoned conversations last week'],
  [['which campaign brought the most revenue in October'], 'revenue after engagement by campaign 2026-10-01 to 2026-10-31, top 1'],
  [['sessions in calendar week 45'], 'sessions 2026-11-02 to 2026-11-08'],
  [['what happened yesterday'], 'brand panel yesterday'],
  [['did anything change last week'], 'brand panel last week'],
  [['who made you'], 'help'],
  [['are you a bot'], 'help'],
  [['what can csat be broken down by'], 'define csat score'],
  [['which engagements belong to Summer Sale'], 'list engagements, campaign "Summer Sale"'],
  [['days where abandoned rate exceeded 15% in november'], 'abandoned rate by day 2026-11-01 to 2026-11-30, abandoned rate > 15%'],
  [['sessions this month vs all of last month'], 'sessions this month, month over month'],
  [
    ['exposed rate by campaign and device last week, top 2 per device'],
    'exposed rate by device and campaign last week, top 2 campaigns per device',
  ],
  [['exposed by campaign per device, top 2 for each device'], 'exposed by device and campaign last 7 days, top 2 campaigns per device'],
  [['exposed by campaign last week, top 2 per campaign'], 'exposed by campaign last week, top 2'],
  [['exposed by campaign last week as a pie', 'no, back to numbers'], 'exposed by campaign last week, no chart'],
  [['exposed mobile + tablet last week'], 'exposed last week, device "mobile smartphone" or "mobile tablet"'],
  [['exposed rate mobile+tablet by campaign'], 'exposed rate by campaign last 7 days, device "mobile smartphone" or "mobile tablet"'],
  [['exposed mobile & tablet last week'], 'exposed by device last week, device "mobile smartphone" or "mobile tablet"'],
  [['exposed mobile-tablet last week'], 'exposed last week, device "mobile tablet"'],
  [['exposed desktop / laptop last week'], 'exposed last week, device "desktop/laptop"'],
  [['csat last month bots excluded'], 'csat score last month, not group "Bots"'],
  [['csat last month, campaign Mobile left out'], 'csat score last month, not campaign "Mobile"'],
  [
    ['exposed by campaign last week mobile and tablet excluded'],
    'exposed by campaign last week, not device "mobile smartphone" or "mobile tablet"',
  ],
  [['exposed by campaign, Summer Sale not included, last week'], 'exposed by campaign last week, not campaign "Summer Sale"'],
  [['google messages conversations last week'], 'opened conversations last week, source type "google"'],
];

for (const [messages, expected] of answered) regulars(messages.join(' → '), () => assert.is(told(...messages), expected));

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['messages per conversation', /^! not_offered messages per/, 'opened conversations conversation'],
  ['how many messages did we get yesterday', /^! not_offered messages/, 'how many opened conversations did we get yesterday'],
  ['first day with over 500 sessions', /^! not_offered first day with/, 'days with over 500 sessions'],
  ['last time csat was below 60', /^! not_offered last time/, 'days with csat was below 60'],
  ['transfer rate by skill last month', /^! not_offered transfer rate/, 'transfers per 100 handled conversations by skill last month'],
  ['exposed rate summer sale vs all campaigns', /^! not_offered vs all campaigns/, 'exposed rate summer sale'],
  ['csat Dana vs agents last week', /^! not_offered vs agents/, 'csat Dana last week'],
  ['csat Dana vs overall', /^! not_offered vs overall/, 'csat Dana'],
  ['exposed by campaign without mobile excluded', /^! not_understood excluded/, 'exposed by campaign without mobile'],
  ['exposed by campaign 9', /^! not_understood 9/, 'exposed by campaign top 9'],
];

for (const [text, said, instead] of refused)
  regulars(`${text} is refused`, () => {
    assert.match(told(text), said);
    assert.ok(offered(text).includes(instead), offered(text).join(' | '));
  });

regulars.run();
