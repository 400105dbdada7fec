/** Every answer of the list, whole: its sentences, its table and its chart, against golden files. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { answerJson } from '../../src/present/answer-json.ts';
import { chartConfig, pictureSize } from '../../src/present/chart/config.ts';
import { terminalTable } from '../../src/present/table/terminal-table.ts';
import { cases } from '../support/answers.ts';
import { golden } from '../support/golden.ts';
import { planOf, resultOf, shownOf } from '../support/results.ts';

const answers = suite('answers');

for (const [name, { plan, result, sparkline, catalogue = dashboard }] of Object.entries(cases)) {
  const shown = shownOf(plan, result, { sparkline: sparkline ?? null, catalogue });
  answers(`${name} is said and tabled as its golden file`, () => {
    const notes = shown.answer.notes.map((note) => `- ${note}`);
    const parts = [shown.answer.headline, shown.subtitle, ...notes, '', terminalTable(shown, { width: 80, colour: false, rows: 12 })];
    golden(`present/${name}.txt`, parts.join('\n'));
  });
  answers(`${name} is drawn as its golden file`, () => {
    const { chart } = shown;
    golden(`chart/${name}.json`, JSON.stringify(chart, null, 1));
    if (chart === null) return;
    const config = chartConfig(chart, 'light', pictureSize(chart));
    assert.equal(JSON.parse(JSON.stringify(config)), config, 'plain JSON');
    if (result.rows.length < 60) golden(`chart/${name}.config.json`, JSON.stringify(config, null, 1));
  });
}

answers('what was assumed, what rests on few and what may change stands behind the headline and first and last among the notes', () => {
  const plan = planOf({ metrics: ['conversion_rate_after_engagement'], chart: null });
  const result = resultOf(plan, [[0.1]], {
    smallBase: [[0, 0]],
    provisionalUntil: '2026-12-23',
    notes: [{ code: 'covers', text: 'Data up to 20 November' }],
  });
  const alternative = { label: 'After exposure', question: 'conversions after exposure' };
  const { answer, footnotes } = shownOf(plan, result, {
    planned: {
      notes: [{ code: 'repeated', text: 'Hours are the whole brand’s.' }],
      assumptions: [{ text: 'Conversion rate means after engagement', alternatives: [alternative] }],
    },
    offers: [alternative],
  });
  assert.is(
    answer.headline,
    'Conversion rate after engagement was 10.0% from 16 to 22 November 2026 (last week). Conversion rate means after engagement. ' +
      'Small base: the rate rests on fewer than 30. Provisional until 23 December 2026: conversions and revenue may still grow.',
  );
  assert.equal(answer.notes, [
    'Conversion rate means after engagement.',
    'Hours are the whole brand’s.',
    'Data up to 20 November.',
    'Small base: the rate rests on fewer than 30.',
    'Provisional until 23 December 2026: conversions and revenue may still grow.',
  ]);
  assert.equal(footnotes, ['Hours are the whole brand’s.', 'Data up to 20 November.']);
  assert.equal(answer.alternatives, [alternative]);
});

const nobody = null;

answers('JSON has the public keys in their order, and others only where the kind of answer has them', () => {
  const plan = planOf({});
  const { answer } = shownOf(plan, resultOf(plan, [[5]]), { reading: [{ text: 'exposed', meaning: 'metric exposed' }] });
  assert.equal(Object.keys(answerJson(answer, nobody)), [
    'id',
    'question',
    'canonical',
    'headline',
    'changed',
    'plan',
    'reading',
    'columns',
    'rows',
    'totals',
    'notes',
    'sources',
    'sql',
    'asOf',
    'alternatives',
  ]);
  const definition = { metric: 'exposed', text: 't', formula: 'f', parts: [] };
  const named = { ...definition, label: 'EXPOSED' };
  assert.equal(answerJson({ ...answer, definition: [named] }, nobody)['definition'], definition);
  assert.equal(answerJson({ ...answer, definition: [named, named] }, nobody)['definition'], [definition, definition]);
  assert.is(answerJson({ ...answer, text: 'Hello' }, nobody)['text'], 'Hello');
  assert.equal(answerJson({ ...answer, sections: [] }, nobody)['sections'], []);
});

answers('money of one currency asked for is written in that currency, of several in the brand’s', () => {
  const asked = (values: readonly string[]) => {
    const plan = planOf({ metrics: ['revenue_after_engagement'], filters: [{ dimension: 'currency', op: 'in', values }] });
    return shownOf(plan, resultOf(plan, [[1000]]));
  };
  assert.equal(asked(['JPY']).currency, { code: 'JPY', digits: 0 });
  assert.match(asked(['EUR']).answer.headline, '€10.00');
  assert.is(asked(['EUR', 'JPY']).currency.code, 'USD');
});

answers.run();
