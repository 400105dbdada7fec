/** Changes: a bound on one is no bound on the level, and what moved stands in the order of its move. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { granted, offered, told } from '../support/told.ts';

const changes = suite('changes');

const refused: readonly (readonly [messages: readonly string[], at: string, instead: string])[] = [
  [['conversions by campaign up by more than 10% wow'], 'up by more than 10%', 'conversions by campaign wow, biggest increase first'],
  [['exposed up by 10% wow by campaign'], 'up by 10%', 'exposed wow by campaign, biggest increase first'],
  [['exposed change above 10% by campaign wow'], 'above 10%', 'exposed by campaign wow, biggest increase first'],
  [['exposed by campaign wow growth of more than 10%'], 'more than 10%', 'exposed by campaign wow, biggest increase first'],
  [['campaigns with exposed change rate > 20% wow'], '> 20%', 'campaigns with exposed wow, biggest increase first'],
  [
    ['campaigns where exposed fell more than 20% vs last week'],
    'fell more than 20%',
    'campaigns where exposed vs last week, biggest drop first',
  ],
  [['campaigns that fell in exposed by more than 20% wow'], 'more than 20%', 'campaigns that fell in exposed wow, biggest drop first'],
  [['campaigns with more than 20% growth in exposed'], 'more than 20%', 'campaigns with exposed, biggest increase first'],
  [['campaigns with exposed below -20% wow'], 'below -20%', 'campaigns with exposed wow, biggest drop first'],
  [['exposed by campaign wow above 10%'], 'above 10%', 'exposed by campaign wow, biggest increase first'],
  [['campaigns where exposed fell by 20%'], 'fell by 20%', 'campaigns where exposed, biggest drop first'],
  [['exposed by campaign wow', 'up more than 10%'], 'up more than 10%', 'biggest increase first'],
  [['exposed by campaign', 'up more than 10% wow'], 'up more than 10%', 'wow, biggest increase first'],
  [['exposed by campaign wow', 'fell by 20%'], 'fell by 20%', 'biggest drop first'],
  [['exposed by campaign 20% higher than last week'], '20%', 'exposed by campaign higher than last week, biggest increase first'],
];

for (const [messages, at, instead] of refused)
  changes(`${messages.join(' → ')} bounds no level`, () => {
    assert.match(told(...messages), new RegExp(`^! not_offered ${at}: .*change`));
    assert.is(offered(...messages)[0], instead);
  });

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  // A bound on the level stays one beside a move.
  [['exposed by campaign above 20% wow'], 'exposed by campaign last week, exposed rate > 20%, week over week'],
  [['which campaign fell the least in exposed wow'], 'exposed by campaign last week, top 1, sorted by change desc, week over week'],
  [['which campaign grew the least in exposed wow'], 'exposed by campaign last week, top 1, sorted by change asc, week over week'],
  [['which campaign had the smallest drop in exposed wow'], 'exposed by campaign last week, top 1, sorted by change desc, week over week'],
  [['which campaign fell the most in exposed wow'], 'exposed by campaign last week, top 1, sorted by change asc, week over week'],
  [['lowest growth in exposed by campaign wow'], 'exposed by campaign last week, sorted by change asc, week over week'],
  [['which campaigns dropped in exposed last week'], 'exposed by campaign last week, sorted by change asc, vs previous period'],
  [['campaigns declining in exposed wow'], 'exposed by campaign last week, sorted by change asc, week over week'],
  [['campaigns growing in exposed wow'], 'exposed by campaign last week, sorted by change desc, week over week'],
  [['which groups got worse in abandoned rate last week'], 'abandoned rate by group last week, sorted by change desc, vs previous period'],
  [['which agents got worse in csat'], 'csat score by agent last 7 days, sorted by change asc, vs previous period'],
  [['which campaigns improved abandoned rate'], 'abandoned rate by campaign last 7 days, sorted by change asc, vs previous period'],
  [['which campaigns have exposed higher than last week'], 'exposed by campaign last 7 days, sorted by change desc, week over week'],
  [['csat by agent lower than last month'], 'csat score by agent last 7 days, sorted by change asc, month over month'],
  [['which agents had higher csat than last week'], 'csat score by agent last 7 days, sorted by change desc, week over week'],
  [['which agents had better csat than last week'], 'csat score by agent last 7 days, sorted by change desc, week over week'],
  [['agents with worse abandoned rate than last month'], 'abandoned rate by agent last 7 days, sorted by change desc, month over month'],
  [['campaigns with fewer exposures than last week'], 'exposures by campaign last 7 days, sorted by change asc, week over week'],
  [['csat above last week by group'], 'csat score by group last 7 days, sorted by change desc, week over week'],
  [['did exposed drop last week by day'], 'exposed by day last week, vs previous period'],
  [['which campaigns dropped in exposed last week, top 3 by exposed'], 'exposed by campaign last week, top 3, vs previous period'],
  [['exposed by campaign wow', 'biggest drop first'], 'exposed by campaign last week, sorted by change asc, week over week'],
  [['exposed by campaign wow', 'biggest increase first'], 'exposed by campaign last week, sorted by change desc, week over week'],
  [['exposed by campaign vs last year', 'biggest drop first'], 'exposed by campaign last 7 days, sorted by change asc, year over year'],
  [['exposed by campaign wow', 'biggest mover first'], 'exposed by campaign last week, sorted by change desc, week over week'],
];

for (const [messages, sentence] of answered) changes(messages.join(' → '), () => assert.is(told(...messages), sentence));

changes('that all rows are shown is said where only some are asked for', () => {
  assert.ok(granted('which campaigns dropped in exposed last week').some((text) => /All .* are shown/.test(text)));
  assert.ok(granted('campaigns with exposed higher than last week').some((text) => /All .* are shown/.test(text)));
});

changes('an alert on a move orders nothing', () => {
  assert.not.match(told('alert me when exposed drops by more than 20% wow: csat by group'), /sorted by change/);
});

changes.run();
