/** The question builder: a form asks the question that it was filled from, and finds what is typed. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sentenceOf } from '../../src/ask/building/builder.ts';
import type { Choice, Form } from '../../src/ask/building/choice.ts';
import { formOf } from '../../src/ask/building/form-of.ts';
import type { Building } from '../../src/ask/building/question-of.ts';
import { foundMembers, nameBehind, searched } from '../../src/ask/building/search.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';
import { makeLexicon } from '../../src/language/lexicon.ts';
import { read } from '../../src/language/read.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import { sentence } from '../../src/plan/sentence.ts';
import { auroraContext } from '../support/plan-context.ts';

const building = suite('the question builder');
const context = auroraContext();
const lexicon = makeLexicon(context.catalogue, context.directory);
const now = Date.parse(`${context.today}T12:00:00Z`);
const here: Building = { context, lexicon, now };

function planOf(text: string): MetricsPlan {
  const { question, problems } = read(text, { ...context, now, lexicon });
  const planned = question && makePlan(question, context);
  if (!planned?.ok || planned.value.plan.kind !== 'metrics') throw new Error(`no plan: ${JSON.stringify(problems)}`);
  return planned.value.plan;
}

function choiceOf(form: Form, parts: Partial<Choice> = {}): Choice {
  const values = (found: Form['metrics']): readonly string[] => found.map(({ value }) => value);
  return {
    from: null,
    metrics: values(form.metrics),
    by: form.by,
    grain: form.grain,
    time: form.time.value,
    members: values(form.members),
    others: values(form.others),
    kept: values(form.kept),
    compare: form.compare,
    chart: form.chart,
    ...parts,
  };
}

for (const question of [
  'exposed rate by campaign last week',
  'exposed and csat',
  'exposed by day last 14 days, mobile',
  'exposed by device 2026-11-01 to 2026-11-10 vs 2026-10-01 to 2026-10-10',
  'top 5 campaigns by exposures last month',
  'bottom 3 campaigns by exposed rate last month',
  'exposed rate by campaign last week with exposed rate above 20%, not tablet',
  'exposures by device last week week over week, as pie',
  'share of exposures per source type last week',
  'exposed last 14 days by day, 7 day rolling average',
  'transfers per 100 handled conversations last month',
  'exposed by campaign last week, sorted by campaign asc, no chart',
  'funnel metrics by device last week',
  'exposed until 2026-11-10, campaign contains sale',
])
  building(`the form of “${question}” asks it again`, () => {
    const plan = planOf(question);
    const form = formOf(plan, 'a', here);
    const built = sentenceOf(choiceOf(form), plan, here);
    assert.equal(built, { ok: true, value: sentence(plan, context) });
    assert.equal(planOf(form.sentence ?? ''), plan);
  });

building('what is taken out of the form is taken out of the question', () => {
  const plan = planOf('top 5 campaigns by exposures last month, not tablet');
  const built = sentenceOf(choiceOf(formOf(plan, 'a', here), { kept: [], by: ['device'] }), plan, here);
  assert.equal(built, { ok: true, value: 'exposures by device last month' });
});

building('too many names for one question are said at their field', () => {
  const name = (index: number): string => `A campaign with a long name that is number ${String(index)}`;
  const many = Array.from({ length: 30 }, (_, index) => ({
    dimension: 'campaign' as const,
    id: index === 0 ? 'i'.repeat(400) : `c${String(index)}`,
    name: name(index),
    parentId: null,
    goalType: null,
    deleted: false,
  }));
  const { brand, extent, currencies } = context.directory;
  const directory = makeDirectory({ brand, extent, currencies, members: many });
  const wide: Building = { now, context: { ...context, directory }, lexicon: makeLexicon(context.catalogue, directory) };
  const found = foundMembers('number', searched, wide.lexicon, 100);
  assert.is(found.length, 30);
  for (const { value, text } of found) {
    assert.ok(value.length <= 150);
    assert.equal(nameBehind(value, wide.lexicon), { dimension: 'campaign', name: text });
  }
  const choice = choiceOf(formOf(null, null, wide), { metrics: ['exposed'], members: found.map(({ value }) => value) });
  const built = sentenceOf(choice, null, wide);
  assert.is(built.ok, false);
  assert.is(built.ok ? '' : built.problems[0].part, 'members');
  assert.equal(nameBehind('device:toaster', wide.lexicon), null);
  assert.equal(nameBehind('planet:mars', wide.lexicon), null);
});

building('those that begin with what was typed come first, then those with words that do', () => {
  const named = ['Resale', 'Big Sale', 'Sale Spring'].map((name, index) => ({
    dimension: 'campaign' as const,
    id: `c${String(index)}`,
    name,
    parentId: null,
    goalType: null,
    deleted: false,
  }));
  const { brand, extent, currencies } = context.directory;
  const made = makeLexicon(context.catalogue, makeDirectory({ brand, extent, currencies, members: named }));
  const texts = (typed: string): readonly string[] => foundMembers(typed, searched, made, 100).map(({ text }) => text);
  assert.equal(texts('sale'), ['Sale Spring', 'Big Sale', 'Resale']);
  assert.equal(texts('SPRING sale'), ['Sale Spring']);
});

building.run();
