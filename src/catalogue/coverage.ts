/** For which days there are numbers: what an exact answer over a range rests on. */
import type { Day } from '../base/day.ts';

/** Both days included. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/** Spans are in order and neither touch nor overlap. Days without events between days with events are covered: their number is 0. */
export interface Coverage {
  /** Days for which every fact is there. */
  readonly facts: readonly DaySpan[];
  /** Days that each dataset holds, made from facts or imported; a table that is missing holds none. */
  readonly tables: Readonly<Record<string, readonly DaySpan[]>>;
}

/** The stretches of `from` to `to` (both included) that `spans` do not cover, in order; empty where all is covered. */
export function uncovered(spans: readonly DaySpan[], from: Day, to: Day): readonly DaySpan[] {
  const gaps: DaySpan[] = [];
  let open = from;
  for (const span of spans) {
    if (span.to < open) continue;
    if (span.from > to) break;
    if (span.from > open) gaps.push({ from: open, to: shifted(span.from, -1) });
    open = shifted(span.to, 1);
  }
  if (open <= to) gaps.push({ from: open, to });
  return gaps;
}

function shifted(day: Day, by: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}
