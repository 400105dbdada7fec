/** The funnel picture: from sessions to conversions, with the rate from step to step and what dropped off. */
import type { QueryResult } from '../../query/result.ts';
import { type Currency, formatCell, type ValueFormat } from '../format.ts';

/** The steps in order; sessions stand at brand level only, conversions where the level has them. */
const steps = ['sessions', 'prospects', 'exposed', 'engaged', 'conversions_after_engagement'] as const;

export interface FunnelStep {
  readonly id: string;
  readonly value: number;
  /** `45.2% of prospects, −3,210`; empty for the first. */
  readonly mark: string;
}

const percent: ValueFormat = { unit: 'percent', decimals: null, durationStyle: null, change: null, better: 'neither' };
const count: ValueFormat = { ...percent, unit: 'count' };
const names: Readonly<Record<(typeof steps)[number], string>> = {
  sessions: 'Sessions',
  prospects: 'Prospects',
  exposed: 'Exposed',
  engaged: 'Engaged',
  conversions_after_engagement: 'Conversions',
};

/** The steps that `result` holds, from its only row or its totals; fewer than two make no funnel. */
export function funnelSteps(result: QueryResult, currency: Currency): readonly FunnelStep[] {
  const row = result.rows.length === 1 ? result.rows[0] : result.totals;
  const found: FunnelStep[] = [];
  for (const id of steps) {
    const cell = row?.[result.columns.findIndex((column) => column.id === id)];
    if (typeof cell !== 'number' || !Number.isFinite(cell)) continue;
    const before = found.at(-1);
    found.push({ id: names[id], value: cell, mark: before === undefined ? '' : markOf(cell, before, currency) });
  }
  return found;
}

function markOf(value: number, before: FunnelStep, currency: Currency): string {
  const rate = before.value > 0 ? `${formatCell(value / before.value, percent, currency)} of ${before.id.toLowerCase()}` : '';
  const dropped = before.value > value ? formatCell(value - before.value, count, currency) : '';
  return [rate, dropped].filter((part) => part !== '').join(' · ');
}
