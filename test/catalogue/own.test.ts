import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { measure } from '../../src/catalogue/formula.ts';
import { measureIds } from '../../src/catalogue/measures.ts';
import { readTarget, storedTarget } from '../../src/catalogue/own/target.ts';
import { reachOf } from '../../src/plan/reach.ts';
import { catalogueWith, extendedBy, legalRatio } from '../support/additions.ts';

const own = suite('an administrator’s catalogue');

const ratio = {
  unit: 'percent',
  better: 'higher',
  definition: 'A ratio.',
  numerator: 'closed_by_system',
  denominator: 'closed_conversations',
};

own('a ratio is a metric of no panel, with its formula in words', () => {
  const metric = catalogueWith({ metrics: { deflection_rate: { ...ratio, words: 'Deflection' } } }).metric('deflection_rate');
  assert.ok(metric);
  assert.is(metric.label, 'DEFLECTION RATE');
  assert.is(metric.inWords, 'closed by system ÷ closed conversations');
  assert.equal(metric.words, ['deflection rate', 'deflection']);
  assert.equal([metric.panels, metric.section], [[], null]);
});

own('hours stand for seconds, and per multiplies', () => {
  const { metrics } = catalogueWith({
    metrics: {
      pick_ups: { ...ratio, unit: 'per_hour', numerator: 'opened_conversations', denominator: ['online_seconds', 'away_seconds'] },
      moves_in_hundred: { ...ratio, unit: 'number', numerator: 'total_transfers', per: 100, decimals: 1 },
    },
  });
  const [hourly, scaled] = metrics.slice(-2);
  assert.ok(hourly && scaled);
  assert.is(hourly.inWords, 'opened conversations ÷ (online hours + away hours)');
  assert.equal(hourly.formula.kind === 'divide' && hourly.formula.right.kind === 'divide' && hourly.formula.right.right, {
    kind: 'constant',
    value: 3600,
  });
  assert.is(scaled.inWords, '100 × total transfers ÷ closed conversations');
  assert.is(scaled.formula.kind, 'multiply');
  assert.is(scaled.decimals, 1);
});

own('an id that is both a measure and a metric is one sum', () => {
  for (const id of measureIds) {
    const metric = dashboard.metric(id);
    if (metric) assert.equal(metric.formula, measure(id), id);
  }
});

own('any legal ratio reaches what each of its parts reaches, and no more', () => {
  fc.assert(
    fc.property(
      legalRatio,
      fc.constantFrom('campaign', 'device', 'skill', 'agent', 'hour', 'entry_point', 'currency'),
      (given, dimension) => {
        const catalogue = catalogueWith({ metrics: { own_ratio_one: given } });
        const { numerator, denominator } = given;
        const parts = [...numerator, ...denominator];
        const ratioReach = reachOf('own_ratio_one', dimension, catalogue).reach;
        const alone = parts.map((id) => {
          const single = catalogueWith({
            metrics: {
              own_ratio_two: {
                ...ratio,
                numerator: id === 'days' ? 'sessions' : id,
                denominator: id,
                unit: id === 'days' ? 'number' : 'percent',
              },
            },
          });
          return reachOf('own_ratio_two', dimension, single).reach;
        });
        // Beside others, sessions and days repeat where they would refuse alone.
        const strict = parts.map((id, index) => (id === 'sessions' || id === 'days' ? 'repeat' : alone[index]));
        if (strict.includes('none')) assert.is(ratioReach, 'none');
        if (ratioReach === 'none') assert.ok(alone.includes('none'));
      },
    ),
    { numRuns: 60 },
  );
});

own('what a word means already it may be given again', () => {
  const extended = extendedBy({
    synonyms: { metrics: { csat_score: ['csat', 'mood', 'mood'] }, dimensions: { group: 'team' } },
    defaults: { aov: 'aov_after_engagement' },
  });
  assert.ok(extended.ok);
  assert.equal(extended.added, ['csat_score: also called mood', 'aov: takes aov after engagement, as it does by itself']);
});

own('a metric may take a word that was read otherwise so far, and a note says so', () => {
  const extended = extendedBy({
    metrics: { transfers_per_chat: { ...ratio, unit: 'number', numerator: 'total_transfers', words: ['bounce rate'] } },
  });
  assert.ok(extended.ok);
  assert.equal(
    extended.notes.map(({ message }) => message),
    [
      '“transfers per chat” was read word by word so far; from now on it is transfers_per_chat',
      '“bounce rate” was answered with “not offered” so far; from now on it is transfers_per_chat',
    ],
  );
});

own('a default moves a short form with its plural and its counted form, and offers the metric that it had', () => {
  const catalogue = catalogueWith({ defaults: { conversions: 'incremental_conversions', csat: 'mcs' } });
  const short = catalogue.metric('incremental_conversions')?.shortForms ?? [];
  assert.equal(short.map(({ word }) => word).toSorted(), ['conversion', 'conversions', 'number of conversions', 'total conversions']);
  assert.equal(short[0]?.instead, ['conversions_after_engagement', 'conversion_rate_after_engagement']);
  assert.equal(
    catalogue.metric('conversions_after_engagement')?.shortForms.map(({ word }) => word),
    ['converted', 'goals reached'],
  );
  assert.equal(catalogue.metric('mcs')?.shortForms, [{ word: 'csat', instead: ['csat_score'] }]);
  assert.not(catalogue.metric('csat_score')?.words.includes('csat'));
});

for (const [given, unit, expected] of [
  ['85%', 'percent', 0.85],
  [' 120 % ', 'percent', 1.2],
  [0.85, 'percent', 0.85],
  ['0.85', 'percent', 0.85],
  [1, 'percent', 1],
  ['8.7%', 'percent', 0.087],
  [250, 'percent', 'is a percentage: write 250%'],
  ['most', 'percent', 'must be a percentage such as 85% or 0.85'],
  [1200, 'count', 1200],
  ['4%', 'count', 'must be a plain number: this metric is no percentage'],
  ['1,200', 'count', 'must be a plain number, without unit or separators'],
  ['', 'number', 'must be a plain number, without unit or separators'],
  [12.5, 'currency', 12.5],
  [90, 'duration', 90],
  ['90s', 'duration', 90],
  ['1h 30m', 'duration', 5400],
  ['5 min', 'duration', 300],
  ['soon', 'duration', 'must be a time: seconds as a number, or such as 90s, 5m, 1h 30m'],
  ['', 'duration', 'must be a time: seconds as a number, or such as 90s, 5m, 1h 30m'],
] as const) {
  own(`a target of ${JSON.stringify(given)} for a ${unit} is ${expected}`, () => assert.is(readTarget(given, unit), expected));
}

own('a target of money is stored in minor units, any other as it is', () => {
  assert.is(storedTarget(12.5, 'currency', 'USD'), 1250);
  assert.is(storedTarget(12, 'currency_per_hour', 'JPY'), 12);
  assert.is(storedTarget(0.85, 'percent', 'USD'), 0.85);
  assert.is(catalogueWith({ targets: { csat_score: '85%' } }).target('csat_score'), 0.85);
  assert.is(dashboard.target('csat_score'), undefined);
});

own.run();
