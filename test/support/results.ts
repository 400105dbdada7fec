/** Results, plans and answers made by hand: what presenting is tested on without a database. */
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { DimensionId } from '../../src/catalogue/dimension.ts';
import type { Directory } from '../../src/catalogue/directory.ts';
import { wholeBrand } from '../../src/catalogue/scope.ts';
import { blankPlan } from '../../src/plan/blank-plan.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import type { Shown } from '../../src/present/answer.ts';
import { type PresentInput, present } from '../../src/present/present.ts';
import type { Cell, QueryResult, ResultColumn } from '../../src/query/result.ts';

export const aurora: Directory = {
  brand: {
    id: 'aurora',
    name: 'Aurora Outfitters',
    timeZone: 'America/New_York',
    currency: 'USD',
    weekStart: 'monday',
    dateOrder: 'mdy',
    crossSessionDays: 31,
    agentAttribution: 'last',
  },
  extent: { from: '2025-10-20', to: '2026-11-23', completeTo: '2026-11-22', asOf: '2026-11-23T14:00:00.000Z' },
  currencies: ['USD'],
  scope: wholeBrand,
  members: () => [],
  counted: () => [],
  named: () => [],
  label: () => null,
};

/** A plan of last week; only what is not the default is said. */
export function planOf(parts: Partial<MetricsPlan>): MetricsPlan {
  return {
    ...blankPlan('aurora', { from: '2026-11-16', to: '2026-11-22', phrase: 'last week' }),
    metrics: ['exposed'],
    chart: 'bar',
    ...parts,
  };
}

/** The columns that the language page lists for `plan`. */
export function columnsOf(plan: MetricsPlan): readonly ResultColumn[] {
  const by = plan.by.map((id): ResultColumn => ({ id, label: labelOfDimension(id), unit: null, role: 'by', of: id, extra: false }));
  const time: ResultColumn = { id: 'time', label: 'Date', unit: null, role: 'time', of: 'time', extra: false };
  const metrics = plan.metrics.flatMap((ref): readonly ResultColumn[] => {
    const of = typeof ref === 'string' ? ref : `${ref.ratio[0]}/${ref.ratio[1]}`;
    const metric = dashboard.metric(of);
    const label = metric?.label ?? of;
    const unit = metric?.unit ?? 'number';
    const own: ResultColumn = { id: of, label, unit, role: 'metric', of, extra: false };
    if (plan.transform === 'share') return [own, { ...own, id: `${of}.share`, label: `${label} SHARE`, unit: 'percent', role: 'share' }];
    if (plan.compare === null) return [own];
    return [
      own,
      { ...own, id: `${of}.previous`, label: `${label} PREVIOUS`, role: 'previous' },
      { ...own, id: `${of}.change`, label: 'CHANGE', role: 'change' },
      { ...own, id: `${of}.change_rate`, label: 'CHANGE RATE', unit: 'percent', role: 'change_rate' },
    ];
  });
  return [...by, ...(plan.grain === null ? [] : [time]), ...metrics];
}

function labelOfDimension(id: DimensionId): string {
  return dashboard.dimensions.find((dimension) => dimension.id === id)?.label ?? id;
}

/** A result of `plan` with these rows; only what is not the default is said. */
export function resultOf(plan: MetricsPlan, rows: readonly (readonly Cell[])[], parts: Partial<QueryResult> = {}): QueryResult {
  return {
    columns: columnsOf(plan),
    rows,
    totals: null,
    groups: new Set(rows.map((row) => row[0])).size,
    smallBase: [],
    notes: [],
    sources: ['exposures_daily_campaign'],
    sql: [{ text: 'select 1', bindings: [] }],
    asOf: '2026-11-23T14:00:00.000Z',
    provisionalUntil: null,
    provisional: [],
    elapsedMs: 3,
    ...parts,
  };
}

/** The answer to a plan and a result made by hand. */
export function shownOf(plan: MetricsPlan, result: QueryResult, parts: Partial<PresentInput> = {}): Shown {
  return present({
    id: 'a1',
    question: 'a question',
    canonical: 'a question.',
    plan,
    planned: { notes: [], assumptions: [] },
    offers: [],
    result,
    reading: [],
    catalogue: dashboard,
    directory: aurora,
    changed: null,
    sparkline: null,
    ...parts,
  });
}

/** `count` days from `first`. */
export function daysFrom(first: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10));
}

/** Numbers that look like chance and are the same at every run: 0 to 1. */
export function wave(index: number): number {
  const turned = Math.sin(index * 12.9898) * 43_758.5453;
  return turned - Math.floor(turned);
}
