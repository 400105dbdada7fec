/** What answers say was taken for granted. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readAurora } from '../support/aurora.ts';

const assumptions = suite('assumptions');

const cases: readonly (readonly [text: string, said: RegExp | null, instead?: string])[] = [
  ['unique visitors exposed last week', /counted once each; people are not told apart/],
  ['exposed, no double counting', /`no double counting`: visits and conversations/],
  ['exposed for campaign "Summer Sale" last week', null],
  ['average exposed last week', /EXPOSED is shown as a total/, 'average daily exposed last week'],
  ['average exposed rate last week', null],
  ['average transfers per day last month', null],
  ['rev last week', /`rev` was read as/, 'revenue after exposure last week'],
  ['how many conversations did dana close', null],
  ['revenue over €500 by campaign', null],
];

for (const [text, said, instead] of cases)
  assumptions(text, () => {
    const found = readAurora(text).assumptions;
    const texts = found.map((one) => one.text).join(' ');
    if (said === null) assert.not.match(texts, /counted once|as a total|was read as NO/);
    else assert.match(texts, said);
    if (instead !== undefined) assert.ok(found.some(({ alternatives }) => alternatives.some(({ question }) => question === instead)));
  });

const whole: readonly (readonly [text: string, panel: string | null, unused: string | null])[] = [
  ['snapshot by device', null, '`device` changes'],
  ['campaign snapshot by device', 'campaign', '`device` changes'],
  ['snapshot top 3 campaigns', 'campaign', '`top 3 campaigns` changes'],
  ['best campaign snapshot', 'campaign', '`best campaign` changes'],
  ['snapshot by day last week as line', null, '`as line`, `by day` change'],
  ['snapshot agent', null, '`agent` changes'],
  ['snapshot sorted by name', null, '`sorted by name` changes'],
  ['daily campaign snapshot yesterday', 'campaign', null],
  ['weekly summary', null, null],
  ['snapshot per campaign mobile vs last week', 'campaign', null],
  ['snapshot agent Dana', null, null],
  ['lob snapshot as csv', 'lob', null],
];

for (const [text, panel, unused] of whole)
  assumptions(`${text}: what changes nothing in a snapshot is said`, () => {
    const { question, assumptions: found } = readAurora(text);
    assert.is(question?.kind === 'snapshot' ? question.panel : 'none', panel);
    const texts = found.map((one) => one.text).filter((one) => one.includes('in it'));
    assert.equal(texts, unused === null ? [] : [`A snapshot shows all of its panel: ${unused} nothing in it.`]);
  });

const apart: readonly (readonly [string, string])[] = [
  [
    'sticky button vs win back exposures',
    'sticky button is an engagement and win back a campaign: one answer cannot show both side by side.',
  ],
  ['csat for dana or billing', 'dana is an agent and billing a skill: one answer cannot show both side by side.'],
  ['sales lob vs fb exposed', 'sales is a LOB and fb a source type: one answer cannot show both side by side.'],
];

for (const [text, message] of apart)
  assumptions(`${text} is told in a sentence`, () => {
    const [problem] = readAurora(text).problems;
    assert.is(problem?.code, 'ambiguous');
    assert.is(problem?.message, message);
  });

assumptions.run();
