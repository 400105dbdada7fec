/** What an alert would have done: how often it would have fired, on which days, and whether that is too often. */
import type { Series, Watched } from '../../ask/watching.ts';
import type { Day, Grain } from '../../base/day.ts';
import { ok, type Result } from '../../base/result.ts';
import { bucketsOf } from '../../plan/time-buckets.ts';
import { conditionOf, lastComplete, readFrom, testedFrom } from './condition-of.ts';
import { type Episode, episodes } from './course.ts';
import { judge } from './judge.ts';
import { milder } from './milder.ts';
import type { Condition } from './watch.ts';

/** Members that fired from one period on: one message. */
export interface PastFiring {
  readonly period: Day;
  readonly members: readonly (readonly Series['member'][number][])[];
}

export interface BackTest {
  readonly grain: Grain;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Periods looked at, and those of them of which something could be said. */
  readonly periods: number;
  readonly judged: number;
  /** From when on it would have fired, the earliest first: a fire that lasts counts once. */
  readonly firings: readonly PastFiring[];
  /** Periods in which the condition was met. */
  readonly met: number;
  /** A sentence with a milder bound, where it would have fired in more than a fifth of the periods; null otherwise. */
  readonly milder: string | null;
}

/** More than this share of the periods is too often. */
const often = 1 / 5;

/** Judges the last 90 days (at least twelve periods) as if the alert had been there. Problems: those of the condition and of the numbers. */
export async function backTest(watched: Watched): Promise<Result<BackTest>> {
  const condition = conditionOf(watched);
  if (!condition.ok) return condition;
  const to = lastComplete(watched);
  if (to === null) return ok({ grain: watched.grain, from: null, to, periods: 0, judged: 0, firings: [], met: 0, milder: null });
  const first = testedFrom(watched, to);
  const series = await watched.series(readFrom(condition.value, first), watchedTo(watched, to));
  if (!series.ok) return series;
  const start = watched.from !== null && watched.from > first ? watched.from : first;
  const periods = bucketsOf(start, to, watched.grain, watched.weekStart);
  const past = pastOf(condition.value, series.value, periods);
  const tooOften = past.met > often * periods.length;
  return ok({
    grain: watched.grain,
    from: periods[0] ?? null,
    to,
    periods: periods.length,
    ...past,
    milder: tooOften ? milder(watched, condition.value, (one) => pastOf(one, series.value, periods).met <= often * periods.length) : null,
  });
}

/** The last day of the period that begins on `to`: the last that is complete. */
function watchedTo({ completeTo }: Watched, to: Day): Day {
  return completeTo ?? to;
}

function pastOf(condition: Condition, series: readonly Series[], periods: readonly Day[]): Pick<BackTest, 'firings' | 'judged' | 'met'> {
  const found = series.map(({ member, values }) => ({ member, values, all: episodes(condition, values, periods) }));
  const lit = (period: Day): boolean => found.some(({ all }) => all.some((one) => isLit(one, period)));
  const starts = periods.flatMap((period) => {
    const members = found.filter(({ all }) => all.some(({ from }) => from === period)).map(({ member }) => member);
    return members.length === 0 ? [] : [{ period, members }];
  });
  return {
    firings: starts,
    judged: periods.filter((period) => series.some(({ values }) => judge(condition, values, period) !== null)).length,
    met: periods.filter(lit).length,
  };
}

function isLit({ from, cleared }: Episode, period: Day): boolean {
  return from <= period && (cleared === null || period < cleared);
}
