/** Rankings that cannot be kept as said: the second best, both ends; and what contradicts itself. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { granted, offered, told } from '../support/told.ts';

const ranked = suite('rankings and contradictions');

const refused: readonly (readonly [text: string, said: RegExp, ...instead: string[]])[] = [
  ['second best campaign by exposed', /^! not_offered second best: .*first/, 'best 2 campaign by exposed'],
  ['2nd best agent by csat', /^! not_offered 2nd best: /, 'best 2 agent by csat'],
  ['third highest campaign by conversions', /^! not_offered third highest: /, 'top 3 campaign by conversions'],
  ['the second lowest csat by group', /^! not_offered second lowest: /, 'the bottom 2 csat by group'],
  ['runner up campaign by exposed', /^! not_offered runner up: /, 'top 2 campaign by exposed'],
  [
    'top 3 and bottom 3 campaigns by exposed',
    /^! ambiguous bottom 3 campaigns: /,
    'top 3 campaigns by exposed',
    'bottom 3 campaigns by exposed',
  ],
  ['top and bottom 5 agents by csat', /^! ambiguous bottom 5 agents: /, 'top 5 agents by csat', 'bottom 5 agents by csat'],
  ['best and worst agent by csat', /^! ambiguous worst agent: /, 'best agent by csat', 'worst agent by csat'],
  ['top 3 campaigns by exposed and bottom 3 by csat', /^! ambiguous bottom 3: /, 'top 3 campaigns by exposed'],
];

for (const [text, said, ...instead] of refused)
  ranked(`${text} is refused`, () => {
    assert.match(told(text), said);
    for (const one of instead) assert.ok(offered(text).includes(one), offered(text).join(' | '));
  });

ranked('what is asked for and left out at once is said', () => {
  assert.ok(granted('exposed mobile not mobile').some((text) => /mobile.*left out/.test(text)));
  assert.ok(granted('exposed by device only tablet excluding tablet').some((text) => /tablet.*left out/.test(text)));
  assert.not.ok(granted('exposed mobile not tablet').some((text) => /left out/.test(text)));
});

ranked('none of a metric behind another is a condition on the one behind', () => {
  assert.is(told('exposed rate by campaign no exposed'), 'exposed rate by campaign last 7 days, exposed = 0');
});

ranked('a metric that only a condition or the order names is taken out of those', () => {
  const first = 'conversions by campaign last week with exposed rate above 20%';
  assert.is(told(first, 'remove exposed rate'), 'conversions after engagement by campaign last week');
  assert.is(told(first, 'without exposed rate'), 'conversions after engagement by campaign last week');
  assert.is(told('exposed by campaign last week sorted by csat', 'remove csat'), 'exposed by campaign last week');
});

ranked.run();
