/** Messages of a team that has read no manual: what they come to, and what is offered where they cannot stand. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { granted, offered, told } from '../support/told.ts';

const team = suite('a team that has read no manual');

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  [['num of transfers back to queue on friday'], 'back to queue transfers last Friday'],
  [['how many people clicked on exit banner last week'], 'accepted offers last week, engagement "Exit Banner"'],
  [['unique visitors who saw exit banner'], 'exposed last 7 days, engagement "Exit Banner"'],
  [['how many hours was marco away last week'], 'away time last week, agent "Marco"'],
  [['how much time did dana spend away'], 'away time last 7 days, agent "Dana"'],
  [['exec summary last month'], 'brand panel last month'],
  [['longest avg conversation duration by agent'], 'avg conversation duration by agent last 7 days, top 1'],
  [['shortest conversations by skill'], 'avg conversation duration by skill last 7 days, bottom 1'],
  [['slowest response time by campaign'], 'avg consumer response time by campaign last 7 days, top 1'],
  [['slowest agent by ccplh'], 'closed conversations per login hour by agent last 7 days, bottom 1'],
  [['fastest group by conversation duration'], 'avg conversation duration by group last 7 days, bottom 1'],
  [['best group by csat'], 'csat score by group last 7 days, top 1'],
  [['which hours are busiest for online time'], 'online time by hour last 7 days, sorted by online time desc'],
  [['abandonned rate by skil last month'], 'abandoned rate by skill last month'],
  [['csat lsat wek'], 'csat score last week'],
  [['accepted offers neither mobile nor tablet'], 'accepted offers last 7 days, not device "mobile smartphone" or "mobile tablet"'],
  [['all campaigns with sale in the name'], 'list campaigns, campaign contains "sale"'],
  [['accepted offers for engagements with "button" in their name'], 'accepted offers last 7 days, engagement contains "button"'],
  [['abandoned conversations as a % of closed conversations by campaign'], 'abandoned rate by campaign last 7 days'],
  [['transfers as a share of handled conversations'], 'total transfers per 100 handled conversations last 7 days'],
  [['exposed as a percentage of prospects above 30% by campaign'], 'exposed rate by campaign last 7 days, exposed rate > 30%'],
  [['mcs above 20 points by agent'], 'mcs by agent last 7 days, mcs > 20'],
  [['conversions by goal type, exclude service'], 'conversions after engagement by goal type last 7 days, not goal type "service"'],
  [['exposures by campaign without top 10'], 'exposures by campaign last 7 days, not campaign "Top 10"'],
  [['do you have data for 2024?'], 'list days'],
  [['csat by agent last week, bottom 2', 'everyone'], 'csat score by agent last week, sorted by csat score asc'],
  [['csat for dana last week', 'everybody'], 'csat score last week'],
  [['exposures by campaign last week', 'without top 10'], 'exposures by campaign last week, not campaign "Top 10"'],
  [['exposures by campaign last week, top 10', 'without top 10'], 'exposures by campaign last week'],
];

for (const [messages, expected] of answered) team(messages.join(' → '), () => assert.is(told(...messages), expected));

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['running total of revenue this month', /^! not_offered running total of/, 'daily revenue this month'],
  ['cumulative conversions ytd', /^! not_offered cumulative/, 'daily conversions ytd'],
  ['conversions doubled last month', /^! not_offered doubled/, 'conversions vs previous period last month'],
  ['exposures halved vs last month', /^! not_offered halved/, 'exposures vs last month'],
  ['exposed rate up 2 points by campaign', /^! not_offered up 2 points/, 'exposed rate by campaign, biggest increase first'],
  ['calls yesterday', /^! not_offered calls/, 'opened conversations yesterday'],
  ['is exposed rate above target', /^! not_offered is above target|^! not_offered above target/, 'exposed rate'],
  ['exposures for facebook nor web', /^! not_understood nor/, 'exposures last 7 days, source type "facebook"'],
  ['which device frobnicates best', /^! unknown_word frobnicates/, 'prospect rate by device last 7 days, top 1'],
  ['worst response time by agent', /^! ambiguous/, 'avg consumer response time last 7 days'],
  ['which lob has the highest csat and which has the lowest', /^! ambiguous lowest/, 'which lob has the lowest csat'],
  ['csat as a % of mcs', /^! not_offered/, 'csat and mcs'],
  ['what percent of exposures were online', /^! ambiguous/, 'online exposure rate last 7 days'],
  ['sessions first half of last week', /^! bad_time/, 'sessions last week'],
  ['exposures for frobnicate campaign last week', /^! unknown_value/, 'exposures last week'],
];

for (const [text, said, instead] of refused)
  team(`${text} is refused`, () => {
    assert.match(told(text), said);
    assert.ok(offered(text).includes(instead), offered(text).join(' | '));
  });

team('how many of what is only a name asks for no panel', () => {
  assert.match(told('how many sales last month'), /^(?!lob panel)/);
  assert.is(told('sales last month'), 'lob panel last month, lob "Sales"');
});

team('the top of a range is said not to be that of each month', () => {
  assert.ok(granted('top campaign each month this year by exposures').some((text) => text.startsWith('Ranked over the whole range')));
  assert.not(granted('top campaign this year by exposures').some((text) => text.startsWith('Ranked over the whole range')));
});

team.run();
