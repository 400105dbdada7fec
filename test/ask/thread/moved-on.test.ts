/** Threads that go on from dates and members in the words that people have: `a day later`, `and tablet`, `biggest drop first`. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { offered, told } from '../../support/told.ts';

const movedOn = suite('threads that go on');

const classes = 'exposed last week desktop vs mobile';
const devices = 'exposed by device last week, device "desktop/laptop" or "mobile smartphone" or "mobile tablet"';

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  [['exposed on 10 november', 'a day later'], 'exposed 2026-11-11'],
  [['exposed on 10 november', 'two weeks earlier'], 'exposed 2026-10-27'],
  [['exposed on 10 november', 'and 2 days later?'], 'exposed 2026-11-12'],
  [['exposed on 10 november', 'one day earlier'], 'exposed 2026-11-09'],
  [['exposed on 10 november', 'the day before'], 'exposed 2026-11-09'],
  [['exposed on 10 november', 'the day after'], 'exposed 2026-11-11'],
  [['exposed on 10 november', 'the next day'], 'exposed 2026-11-11'],
  [['exposed on 10 november', 'what about the following day'], 'exposed 2026-11-11'],
  [['exposed by campaign in september', 'a month later'], 'exposed by campaign 2026-10-01 to 2026-10-31'],
  [['exposed by campaign in october', 'a month earlier'], 'exposed by campaign 2026-09-01 to 2026-09-30'],
  [['exposed by campaign in october', 'a year before'], 'exposed by campaign 2025-10-01 to 2025-10-31'],
  [['exposed 2 to 8 november', 'the week after'], 'exposed 2026-11-09 to 2026-11-15'],
  [['exposed 2 to 8 november', 'same but a week later'], 'exposed 2026-11-09 to 2026-11-15'],
  [['exposed last week', 'the week before'], 'exposed 2026-11-09 to 2026-11-15'],
  [['exposed last week by campaign', 'vs a week earlier'], 'exposed by campaign last week, week over week'],
  [[classes, 'and tablet'], devices],
  [[classes, 'add tablet'], devices],
  [[classes, 'tablet too'], devices],
  [[classes, 'only tablet'], 'exposed last week, device "mobile tablet"'],
  [['exposed last week mobile vs tablet', 'and desktop'], devices],
  [[classes, 'not tablet'], 'exposed by device class last week, device class "desktop" or "mobile", not device "mobile tablet"'],
  [['exposed rate by campaign last week', 'instead of exposed rate show csat'], 'csat score by campaign last week'],
  [['exposed rate by campaign last week', 'instead of exposed rate csat score'], 'csat score by campaign last week'],
  [['exposed by campaign last week', 'instead of campaign by device'], 'exposed by device last week'],
  [['exposed last week campaign Summer Sale', 'instead of summer sale win back'], 'exposed last week, campaign "Win Back"'],
  [['exposed by campaign wow', 'which ones dropped'], 'exposed by campaign last week, sorted by change asc, week over week'],
  [['exposed by campaign wow', 'only the ones that grew'], 'exposed by campaign last week, sorted by change desc, week over week'],
  [['abandoned rate by group wow', 'which got worse'], 'abandoned rate by group last week, sorted by change desc, week over week'],
  [['exposed by campaign last week', 'higher than last week'], 'exposed by campaign last week, sorted by change desc, week over week'],
  [['exposed last week', 'did it drop'], 'exposed last week, vs previous period'],
  [['csat last month', 'was it better the month before'], 'csat score last month, month over month'],
  [['exposed by campaign last week', 'any campaign but summer sale'], 'exposed by campaign last week, not campaign "Summer Sale"'],
  [['exposed by campaign last week', 'by device without tablet'], 'exposed by device last week, not device "mobile tablet"'],
  [['exposed yesterday', 'and the same day last week'], 'exposed yesterday, week over week'],
  [['exposed last week mobile', 'both mobile and desktop'], 'exposed by device class last week, device class "desktop" or "mobile"'],
];

for (const [messages, sentence] of answered) movedOn(messages.join(' → '), () => assert.is(told(...messages), sentence));

const refused: readonly (readonly [messages: readonly string[], said: RegExp, instead: string | null])[] = [
  [['exposed last week', 'two weeks later'], /^! bad_time .*: .*future/, 'this week'],
  [['exposed 10 november vs 11 november', 'both days'], /^! not_understood both days: /, '2026-11-10 to 2026-11-11'],
  [['exposed on 10 november', 'both days'], /^! not_understood both days: /, null],
  [['exposed by campaign last week', 'hide the ones under 100'], /^! not_understood hide the ones under 100: .*left out/, null],
  [['a day later'], /^! not_understood a day later: /, null],
];

for (const [messages, said, instead] of refused)
  movedOn(`${messages.join(' → ')} is refused`, () => {
    assert.match(told(...messages), said);
    if (instead !== null) assert.ok(offered(...messages).includes(instead), offered(...messages).join(' | '));
  });

movedOn.run();
