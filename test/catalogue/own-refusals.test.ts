import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { refusalsOf } from '../support/additions.ts';

const refusals = suite('what an administrator’s catalogue refuses');

const ratio = {
  unit: 'percent',
  better: 'higher',
  definition: 'A ratio.',
  numerator: 'closed_by_system',
  denominator: 'closed_conversations',
};

for (const [name, data, expected] of [
  [
    'a metric of the dashboard',
    { metrics: { exposed: ratio } },
    'metrics.exposed: is a metric of the dashboard already; choose another id',
  ],
  ['a measure', { metrics: { views: ratio } }, 'metrics.views: is a name that columns have for something else already; choose another id'],
  [
    'a misspelt part',
    { metrics: { x_rate: { ...ratio, numerator: 'closed_by_agnt' } } },
    'metrics.x_rate.numerator: there is no measure closed_by_agnt; did you mean closed_by_agent?',
  ],
  [
    'a part that is nothing',
    { metrics: { x_rate: { ...ratio, numerator: 'zzzzzzzz' } } },
    'metrics.x_rate.numerator: there is no measure zzzzzzzz; `parley ask "list metrics"` shows what there is',
  ],
  [
    'a part that is a rate',
    { metrics: { x_rate: { ...ratio, denominator: 'exposed_rate' } } },
    'metrics.x_rate.denominator: exposed_rate is a rate or a score, which cannot be added up; name the measures it is made of (exposed ÷ prospects)',
  ],
  [
    'a part that is a difference',
    { metrics: { x_rate: { ...ratio, denominator: 'mcs' } } },
    /^metrics\.x_rate\.denominator: mcs is a rate or a score/,
  ],
  [
    'unlike parts',
    { metrics: { x_rate: { ...ratio, numerator: ['exposed', 'away_time'] } } },
    'metrics.x_rate.numerator: adds a count and seconds; only like can be added to like',
  ],
  [
    'a part twice',
    { metrics: { x_rate: { ...ratio, denominator: ['closed_conversations', 'closed_by_agent'] } } },
    'metrics.x_rate.denominator: counts closed_by_agent twice; name it once',
  ],
  [
    'days on top',
    { metrics: { x_rate: { ...ratio, numerator: 'days' } } },
    'metrics.x_rate.numerator: cannot be days: put days in the denominator',
  ],
  [
    'a unit that does not fit',
    { metrics: { x_rate: { ...ratio, numerator: 'revenue_after_exposure' } } },
    'metrics.x_rate.unit: money over a count cannot be percent; use currency',
  ],
  [
    'what cannot be divided',
    { metrics: { x_rate: { ...ratio, denominator: 'revenue_after_exposure' } } },
    'metrics.x_rate.unit: a count over money cannot be percent; these two cannot be divided',
  ],
  [
    'a percentage per hundred',
    { metrics: { x_rate: { ...ratio, per: 100 } } },
    'metrics.x_rate.per: has no meaning with unit percent; leave it out, or use unit number',
  ],
  [
    'decimals of a percentage',
    { metrics: { x_rate: { ...ratio, decimals: 3 } } },
    'metrics.x_rate.decimals: goes with number, score, per_hour only; leave it out: percent has its own',
  ],
  [
    'a name that is a question',
    { metrics: { exposed_by_campaign: ratio } },
    'metrics.exposed_by_campaign: “exposed by campaign” is read word by word already; choose other words',
  ],
  [
    'a label that is another’s',
    { metrics: { x_rate: { ...ratio, label: 'Exposed rate' } } },
    'metrics.x_rate.label: “exposed rate” already means exposed rate; choose other words',
  ],
  [
    'a metric that is none',
    { synonyms: { metrics: { csat: 'smile' } } },
    'synonyms.metrics.csat: there is no metric csat; did you mean csat_score?',
  ],
  [
    'a metric far from all',
    { targets: { qqqqqqqqq: 1 } },
    'targets.qqqqqqqqq: there is no metric qqqqqqqqq; `parley ask "list metrics"` shows what there is',
  ],
  [
    'a word of another metric',
    { synonyms: { metrics: { csat_score: 'revenue' } } },
    'synonyms.metrics.csat_score.0: “revenue” already means revenue after engagement; to give it to csat_score, write it under defaults (revenue: csat_score)',
  ],
  [
    'a word of the language',
    { synonyms: { metrics: { csat_score: 'week' } } },
    'synonyms.metrics.csat_score.0: “week” already means a word of the language; choose other words',
  ],
  [
    'filler',
    { synonyms: { metrics: { csat_score: 'show me' } } },
    'synonyms.metrics.csat_score.0: “show me” already means a small word that is passed over; choose other words',
  ],
  [
    'a word of the glossary',
    { synonyms: { metrics: { csat_score: 'cross-session' } } },
    /already means .*a word of the glossary; choose other words$/,
  ],
  [
    'a word of threads',
    { synonyms: { metrics: { csat_score: 'undo' } } },
    'synonyms.metrics.csat_score.0: “undo” already means a change of the question before; choose other words',
  ],
  [
    'a dimension',
    { synonyms: { metrics: { csat_score: 'teams' } } },
    'synonyms.metrics.csat_score.0: “teams” already means the dimension group; choose other words',
  ],
  [
    'a value',
    { synonyms: { members: { campaign: { Summer: 'Facebook' } } } },
    'synonyms.members.campaign.Summer.0: “facebook” already means source_type facebook; choose other words',
  ],
  [
    'what is not offered, for a member',
    { synonyms: { members: { skill: { billing: 'bounce rate' } } } },
    /“bounce rate” already means something that is not offered/,
  ],
  [
    'one word twice',
    { synonyms: { metrics: { csat_score: 'mood', mcs: 'mood' } } },
    'synonyms.metrics.mcs.0: “mood” is given to csat_score in this file too; a word can mean one thing',
  ],
  [
    'a value that is none',
    { synonyms: { members: { device: { 'mobile tabet': 'slate' } } } },
    'synonyms.members.device.mobile tabet: there is no device mobile tabet; did you mean mobile tablet?',
  ],
  [
    'a value far from all',
    { synonyms: { members: { device_class: { zzzzz: 'slate' } } } },
    'synonyms.members.device_class.zzzzz: there is no device_class zzzzz; there are desktop, mobile',
  ],
  [
    'an hour',
    { synonyms: { members: { hour: { 9: 'opening' } } } },
    'synonyms.members.hour.9: members of hour can have no synonyms; leave hour out',
  ],
  [
    'a short form that is none',
    { defaults: { conversons: 'sessions' } },
    'defaults.conversons: “conversons” is no short form; did you mean conversions? A new word for a metric goes under synonyms',
  ],
  [
    'a short form far from all',
    { defaults: { zzzzzz: 'sessions' } },
    'defaults.zzzzzz: “zzzzzz” is no short form; A new word for a metric goes under synonyms',
  ],
  [
    'a name as a short form',
    { defaults: { 'exposed rate': 'sessions' } },
    'defaults.exposed rate: “exposed rate” is the name of exposed_rate itself; only short forms such as conversions can take another metric',
  ],
  [
    'a default that is no metric',
    { defaults: { conversions: 'sesions' } },
    'defaults.conversions: there is no metric sesions; did you mean sessions?',
  ],
  ['a target of 85 for a percentage', { targets: { csat_score: 85 } }, 'targets.csat_score: is a percentage: write 85% or 0.85'],
] as const) {
  refusals(`${name} is refused with what to write`, () => {
    const told = refusalsOf(data);
    assert.is(told.length, 1, told.join('\n'));
    if (typeof expected === 'string') assert.is(told[0], expected);
    else assert.match(told[0] ?? '', expected);
  });
}

refusals('everything wrong is told at once', () => {
  assert.is(refusalsOf({ metrics: { exposed: ratio }, targets: { csat: 1, mcs: 'high' }, defaults: { x: 'sessions' } }).length, 4);
});

refusals.run();
