/** An alert, and what is said of it. */
import type { Series } from '../../ask/watching.ts';
import type { Day, Grain } from '../../base/day.ts';
import type { AlertRow, EventRow } from '../../store/alerts.ts';
import type { Verdict } from './watch.ts';

export interface Alert {
  readonly id: string;
  /** `slack:TEAM:USER`, or `terminal`. */
  readonly asker: string;
  readonly team: string;
  readonly brand: string;
  readonly sentence: string;
  readonly grain: Grain;
  /** Ids of channels and users, or `terminal`. */
  readonly to: readonly string[];
  readonly state: 'active' | 'paused';
  /** Null: by a person, or not paused. */
  readonly pausedWhy: string | null;
  readonly muted: boolean;
  readonly snoozedUntil: number | null;
  readonly judgedTo: Day;
  /** By place why nothing is told there any more. */
  readonly closed: Readonly<Record<string, string>>;
  /** What happened before the next look is not told. */
  readonly hushed: boolean;
  /** Another one with every change and every look. */
  readonly revision: number;
}

/** A member whose firing began or ended. */
export interface Finding {
  readonly member: Series['member'];
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly before: number | null;
}

export interface AlertEvent {
  readonly id: string;
  readonly alert: string;
  readonly period: Day;
  readonly kind: 'fired' | 'cleared';
  readonly findings: readonly Finding[];
  readonly acknowledgedBy: string | null;
}

export function alertOf(row: AlertRow): Alert {
  return {
    id: row.id,
    asker: row.asker,
    team: row.team,
    brand: row.brand,
    sentence: row.sentence,
    grain: row.grain as Grain,
    to: JSON.parse(row.destinations) as readonly string[],
    state: row.state,
    pausedWhy: row.paused_why,
    muted: row.muted !== 0,
    snoozedUntil: row.snoozed_until === 0 ? null : row.snoozed_until,
    judgedTo: row.judged_to,
    closed: JSON.parse(row.closed) as Readonly<Record<string, string>>,
    hushed: row.hushed !== 0,
    revision: row.revision,
  };
}

export function eventOf(row: EventRow): AlertEvent {
  const { id, alert, period, kind } = row;
  return { id, alert, period, kind, findings: JSON.parse(row.findings) as readonly Finding[], acknowledgedBy: row.acknowledged_by };
}

export function findingOf(member: Series['member'], { value, low, high, before }: Verdict): Finding {
  return { member, value, low, high, before };
}
