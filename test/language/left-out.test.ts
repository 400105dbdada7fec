/** What is left out stays out, in whatever words: `all campaigns but`, `save for`, `non-`, `outside`. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readAurora } from '../support/aurora.ts';
import { offered, told } from '../support/told.ts';

const leftOut = suite('what is left out');

const answered: readonly (readonly [text: string, sentence: string])[] = [
  ['exposed last week any device but tablet', 'exposed by device last week, not device "mobile tablet"'],
  ['exposed last week, all campaigns but Summer Sale', 'exposed by campaign last week, not campaign "Summer Sale"'],
  ['exposed last week for all the campaigns but campaign Summer Sale', 'exposed by campaign last week, not campaign "Summer Sale"'],
  ['csat last week every agent but dana', 'csat score by agent last week, not agent "Dana"'],
  ['csat last week every agent except dana', 'csat score by agent last week, not agent "Dana"'],
  ['csat by agent last week each agent but dana', 'csat score by agent last week, not agent "Dana"'],
  ['csat by agent last week, everyone but dana', 'csat score by agent last week, not agent "Dana"'],
  ['csat by agent last week, everybody but dana', 'csat score by agent last week, not agent "Dana"'],
  ['csat by agent but dana', 'csat score by agent last 7 days, not agent "Dana"'],
  ['csat by agent last week, all agents save dana', 'csat score by agent last week, not agent "Dana"'],
  ['csat by agent last week save for dana', 'csat score by agent last week, not agent "Dana"'],
  ['csat by agent last week with the exception of dana', 'csat score by agent last week, not agent "Dana"'],
  ['csat by agent last week aside from dana', 'csat score by agent last week, not agent "Dana"'],
  ['csat by agent last week not counting dana', 'csat score by agent last week, not agent "Dana"'],
  ['exposed last week all days but sunday', 'exposed by day last week, not weekday "sunday"'],
  ['exposed last week non-mobile', 'exposed last week, not device "mobile smartphone" or "mobile tablet"'],
  ['exposed last week non mobile', 'exposed last week, not device "mobile smartphone" or "mobile tablet"'],
  ['exposed last week outside sales', 'exposed last week, not lob "Sales"'],
  ['exposed last week outside of LOB sales', 'exposed last week, not lob "Sales"'],
  // What turns to another thing leaves nothing out.
  ['exposed by campaign last week but only mobile', 'exposed by campaign last week, device "mobile smartphone" or "mobile tablet"'],
  ['exposed by campaign last week, but mobile', 'exposed by campaign last week, device "mobile smartphone" or "mobile tablet"'],
];

for (const [text, sentence] of answered) leftOut(text, () => assert.is(told(text), sentence));

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['save this', /^! not_understood save/, ''],
  ['csat by agent including dana', /^! not_understood including/, 'csat by agent dana'],
  ['exposed not only mobile', /^! not_understood not only: .*not left out/, 'exposed by device class'],
];

for (const [text, said, instead] of refused)
  leftOut(`${text} is refused`, () => {
    assert.match(told(text), said);
    if (instead !== '') assert.ok(offered(text).includes(instead), offered(text).join(' | '));
    assert.not.ok(
      offered(text).some((question) => /exclu/.test(question)),
      offered(text).join(' | '),
    );
  });

leftOut('another reading of a name that is said again and again is offered once', () => {
  assert.is(readAurora(`exposed ${'not mobile '.repeat(80)}`).alternatives.length, 1);
});

leftOut.run();
