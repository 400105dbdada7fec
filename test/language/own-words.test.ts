import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { complete } from '../../src/ask/completing.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';
import { makeLexicon } from '../../src/language/lexicon.ts';
import { read } from '../../src/language/read.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { sentence } from '../../src/plan/sentence.ts';
import { catalogueWith, legalRatio } from '../support/additions.ts';
import { aurora, auroraDirectory, auroraMembers, now, today } from '../support/aurora.ts';
import { metricsPlan } from '../support/metrics-plan.ts';
import { planText } from '../support/plan-text.ts';
import { randomPlan } from '../support/random-plan.ts';

const own = suite('an administrator’s words');

const catalogue = catalogueWith({
  metrics: {
    deflection_rate: {
      unit: 'percent',
      better: 'higher',
      definition: 'Closed by the system.',
      numerator: 'closed_by_system',
      denominator: 'closed_conversations',
      words: ['deflection', 'bounce rate'],
    },
  },
  synonyms: {
    metrics: { csat_score: ['happiness', 'smile score'] },
    dimensions: { group: 'squad' },
    members: {
      campaign: { 'summer sale': 'the big one', 'Nobody Knows': 'ghost', 'Win Back': 'marco' },
      device: { 'mobile tablet': 'slate' },
    },
  },
  defaults: { conversions: 'incremental_conversions' },
});

function planOf(text: string, words: Catalogue = catalogue, directory = auroraDirectory): string {
  const { question, problems } = read(text, { catalogue: words, directory, today, now });
  if (question === null || problems.length > 0) return `! ${problems.map(({ message }) => message).join(' ')}`;
  const planned = makePlan(question, { catalogue: words, directory, today });
  return planned.ok ? planText(planned.value.plan) : `! ${planned.problems.map(({ message }) => message).join(' ')}`;
}

for (const [text, usual] of [
  ['deflection by campaign last week', 'deflection rate by campaign last week'],
  ['bounce rate last month', 'deflection rate last month'],
  ['deflecton rate yesterday', 'deflection rate yesterday'],
  ['happiness by squad last week', 'csat score by group last week'],
  ['which squads had the lowest smile score', 'which groups had the lowest csat score'],
  ['exposed for the big one last week', 'exposed for campaign Summer Sale last week'],
  ['exposed, campaign "the big one"', 'exposed, campaign Summer Sale'],
  ['csat slate', 'csat tablet'],
  ['conversions last week', 'incremental conversions last week'],
  ['deflection above 20% by skill', 'deflection rate above 20% by skill'],
  ['top 3 agents by deflection', 'top 3 agents by deflection rate'],
  ['list squads', 'list groups'],
  ['define happiness', 'define csat score'],
] as const) {
  own(`“${text}” is “${usual}”`, () => {
    const expected = planOf(usual);
    assert.not.match(expected, /^!/u);
    assert.is(planOf(text), expected);
  });
}

own('a name that the data hold wins over a synonym', () => assert.match(planOf('csat marco'), 'agent in Marco'));

own('a synonym of a member that the brand does not have means nothing', () => assert.match(planOf('exposed for ghost'), /^!.*ghost/u));

own('a synonym may stand for one of two that share a name', () => {
  const twin = (id: string, parentId: string) =>
    ({ dimension: 'campaign', id, name: 'Twin', parentId, goalType: null, deleted: false }) as const;
  const members = [...auroraMembers, twin('t1', 'sales'), twin('t2', 'service')];
  const directory = makeDirectory({ brand: aurora, extent: auroraDirectory.extent, currencies: ['USD'], members });
  const words = catalogueWith({ synonyms: { members: { campaign: { 'twin (sales)': 'left one', Twin: 'twin pair' } } } });
  assert.match(planOf('exposed, left one', words, directory), 'campaign in Twin (Sales)');
  assert.match(planOf('exposed, twin pair', words, directory), 'campaign in Twin |');
});

own('an own metric is offered by completion, and found where dimensions are due never', () => {
  const lexicon = makeLexicon(catalogue, auroraDirectory);
  const offered = (text: string) =>
    complete(text, text.length, { catalogue, directory: auroraDirectory, lexicon, today, now }).map((one) => one.text);
  assert.equal(offered('defl'), ['deflection rate']);
  assert.not(offered('exposed by d').includes('deflection rate'));
});

own('a plan of any own ratio has a sentence that reads back to it', () => {
  const cases = legalRatio.chain((given) => {
    const words = catalogueWith({ metrics: { own_ratio_one: given } });
    return randomPlan(auroraDirectory, words, ['own_ratio_one']).map(({ by, grain, time }) => ({ words, parts: { by, grain, time } }));
  });
  fc.assert(
    fc.property(cases, ({ words, parts }) => {
      const context = { catalogue: words, directory: auroraDirectory, today };
      const text = sentence(metricsPlan({ brand: 'aurora', metrics: ['own_ratio_one'], ...parts }), context);
      const { question, problems } = read(text, { ...context, now });
      assert.equal(problems, [], text);
      assert.ok(question);
      const planned = makePlan(question, context);
      assert.ok(planned.ok);
      const { plan } = planned.value;
      if (plan.kind !== 'metrics') throw new Error(`a plan of ${plan.kind}`);
      assert.equal([plan.metrics, plan.by, plan.grain], [['own_ratio_one'], parts.by, parts.grain], text);
      assert.is(planOf(sentence(plan, context), words), planText(plan));
    }),
    { numRuns: 100 },
  );
});

own.run();
