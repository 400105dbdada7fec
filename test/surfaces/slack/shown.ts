/** Answers made by hand, in the shapes that asking gives. */
import type { AskOutcome } from '../../../src/ask/outcome.ts';
import type { DimensionId } from '../../../src/catalogue/dimension.ts';
import type { MetricsPlan } from '../../../src/plan/plan.ts';
import type { Answer, Shown } from '../../../src/present/answer.ts';
import type { ChartSpec } from '../../../src/present/chart/spec.ts';
import type { ValueFormat } from '../../../src/present/format.ts';

export const countFormat: ValueFormat = { unit: 'count', decimals: null, durationStyle: null, change: null, better: 'higher' };
export const percentFormat: ValueFormat = { ...countFormat, unit: 'percent' };

const plan: MetricsPlan = {
  kind: 'metrics',
  brand: 'aurora',
  metrics: ['exposed', 'exposed_rate'],
  by: ['campaign'],
  grain: null,
  time: { from: '2026-11-16', to: '2026-11-22', phrase: 'last week' },
  filters: [],
  having: [],
  order: [{ by: 'exposed', direction: 'desc' }],
  limit: null,
  level: 'campaign',
  compare: null,
  transform: null,
  chart: 'bar',
  output: null,
};

const bars: ChartSpec = {
  kind: 'bar',
  title: 'EXPOSED by campaign',
  subtitle: '16–22 Nov 2026',
  horizontal: false,
  categories: ['Summer Sale', 'Win Back'],
  series: [{ label: 'EXPOSED', unit: 'count', format: countFormat, values: [4012, 1877], draw: 'bar', axis: 'left', muted: false }],
  currency: { code: 'USD', digits: 2 },
  alt: 'Bar chart: EXPOSED by campaign. Summer Sale 4,012, Win Back 1,877.',
  value: null,
  time: null,
  targets: [],
  marks: null,
};

/** An answer of two metrics by campaign; `parts` of the answer and `around` it replace its own. */
export function shown(parts: Partial<Answer> = {}, around: Partial<Omit<Shown, 'answer'>> = {}): Shown {
  const answer: Answer = {
    id: 'a1b2c3',
    question: 'exposed by campaign last week',
    canonical: 'exposed and exposed rate by campaign from 16 Nov 2026 to 22 Nov 2026',
    headline: 'EXPOSED was 5,700 from 16 to 22 Nov 2026, most in Summer Sale with 4,012.',
    changed: null,
    plan,
    reading: [{ text: 'exposed', meaning: 'metric EXPOSED' }],
    columns: [
      { id: 'campaign', label: 'Campaign', unit: null },
      { id: 'exposed', label: 'EXPOSED (CAMP)', unit: 'count' },
      { id: 'exposed_rate', label: 'EXPOSED RATE (CAMP)', unit: 'percent' },
    ],
    rows: [
      ['Summer Sale', 4012, 0.62345],
      ['Win Back', 1877, 0.411],
      [null, 3, null],
    ],
    totals: [null, 5700, 0.588],
    notes: ['192 visits saw two or more campaigns, so rows add up to 192 more than the total.'],
    sources: ['exposures_daily_campaign', 'exposures_daily_brand'],
    sql: [],
    asOf: '2026-11-23T15:04:00Z',
    alternatives: [],
    text: null,
    definition: null,
    sections: null,
    ...parts,
  };
  return {
    answer,
    chart: bars,
    result: null,
    formats: [null, countFormat, percentFormat],
    title: 'Exposed and exposed rate by campaign',
    subtitle: '16–22 Nov 2026',
    footnotes: answer.notes,
    currency: { code: 'USD', digits: 2 },
    ...around,
  };
}

/** An answer whose chart Slack cannot draw: it goes along as a picture. */
export function pictured(): Shown {
  return shown({}, { chart: { ...bars, kind: 'stacked_bar' } });
}

/** An answer with these member names, one row each. */
export function byNames(names: readonly (string | null)[], around: Partial<Omit<Shown, 'answer'>> = {}): Shown {
  return shown({ rows: names.map((name, index) => [name, index * 1000 + 7, index === 0 ? null : 1 / index]) }, around);
}

/** An answer of one number: no breakdown. */
export function loneNumber(headline: string, value: number): Shown {
  const by: readonly DimensionId[] = [];
  return shown(
    {
      headline,
      columns: [{ id: 'exposed', label: 'EXPOSED', unit: 'count' }],
      rows: [[value]],
      totals: null,
      notes: [],
      plan: { ...plan, by },
    },
    { formats: [countFormat], chart: null, footnotes: [] },
  );
}

export function answered(value: Shown): AskOutcome {
  return { kind: 'answer', shown: value };
}
