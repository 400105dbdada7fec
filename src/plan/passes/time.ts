/** The dates, where the question names none, and the grain of `over time`. */

import type { Grain } from '../../base/day.ts';
import { dayText } from '../../base/day-text.ts';
import { addDays, dayCount } from '../calendar.ts';
import { type Draft, decided, guessed, type Pass, type Range, troubled } from '../draft.ts';
import type { PlanContext } from '../planned.ts';
import { bucketAfter, bucketEnd, bucketStart } from '../time-buckets.ts';
import { isGrain } from './breakdown.ts';

/** Chooses `time`: what is said, else the last 7 days; for week over week and the like the last unit. */
export const timePass: Pass = (draft, context) => {
  const said = draft.question.time;
  const range = said ?? defaultRange(draft, context);
  const next = withRange(draft, range);
  if (range.from === null || range.from <= range.to) return next;
  return troubled(next, {
    code: 'bad_time',
    message: `The range ends before it starts: it starts on ${dayText(range.from)} and ends on ${dayText(range.to)}.`,
    at: said?.at ?? null,
    mends: [
      {
        label: `${range.to} to ${range.from}`,
        question: { ...draft.question, time: said === null ? null : { ...said, from: range.to, to: range.from, phrase: null } },
      },
    ],
  });
};

/** Chooses `grain`: what is said; `over time` takes days up to 31 of them, weeks up to 26, else months. */
export const grainPass: Pass = (draft, context) => {
  const { question } = draft;
  const ranked = question.ranking?.of ?? null;
  const asked = question.grain?.grain ?? (isGrain(ranked) ? ranked : null);
  if (asked === 'auto') return decided(draft, { grain: grainFor(draft.range, context) });
  if (asked !== null) return decided(draft, { grain: asked });
  if (question.transform?.kind === 'rolling') return decided(draft, { grain: 'day' });
  const ordered = question.order.some((term) => term.by === 'time');
  if (!ordered) return draft;
  const grain = grainFor(draft.range, context);
  return guessed(decided(draft, { grain }), `Shown by ${grain}, since the order is by time.`);
};

/** `draft` with these dates. */
function withRange(draft: Draft, { from, to, phrase, unit, running }: Range): Draft {
  return { ...decided(draft, { time: { from, to, phrase } }), range: { from, to, phrase, unit, running } };
}

/** The last `count` days that end yesterday. */
export function lastDays(count: number, today: string): Range {
  const phrase = count === 1 ? 'yesterday' : `last ${String(count)} days`;
  return { from: addDays(today, -count), to: addDays(today, -1), phrase, unit: { grain: 'day', count }, running: false };
}

function grainFor(range: Range, { directory }: PlanContext): Grain {
  const days = dayCount(range.from ?? directory.extent.from ?? range.to, range.to);
  if (days <= 31) return 'day';
  return days <= 26 * 7 ? 'week' : 'month';
}

function defaultRange(draft: Draft, { today, directory }: PlanContext): Range {
  const { compare } = draft.question;
  if (compare?.kind === 'previous' && compare.day) return lastDays(1, today);
  if (compare?.kind !== 'previous' || compare.unit === 'period') return lastDays(7, today);
  const grain = compare.unit;
  const start = bucketStart(today, grain, directory.brand.weekStart);
  const unit = { grain, count: 1 };
  if (grain === 'year') return { from: start, to: today, phrase: 'this year', unit, running: true };
  const from = bucketAfter(start, grain, -1);
  return { from, to: bucketEnd(from, grain), phrase: `last ${grain}`, unit, running: false };
}
