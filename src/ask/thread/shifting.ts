/** The range of a thread moved: `the week before`, `two weeks later`; what cannot be moved is refused. */
import type { Problem } from '../../base/problem.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { TimeTerm } from '../../language/question.ts';
import { shift } from '../../language/time/calendar.ts';
import { rangeInWords } from '../../language/time/read-time.ts';
import { addDays } from '../../plan/calendar.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import type { PlanContext } from '../../plan/planned.ts';
import { bucketEnd, bucketStart } from '../../plan/time-buckets.ts';
import type { Wording } from './wording.ts';

const nowhere = { start: 0, end: 0 };

/** The range that `wording` moves that of `base` to; null where it moves none. */
export function shiftedTime(base: MetricsPlan, wording: Wording, text: string, context: PlanContext): Result<TimeTerm | null> {
  const { from, to } = base.time;
  const at = { start: text.length - text.trimStart().length, end: text.trimEnd().length };
  if (wording.both) return refused(notBoth(base, at, text));
  if (from === null || (wording.beside === null && wording.shift === null)) return ok(null);
  const moved = besideOf({ from, to }, wording, context) ?? shiftedBy({ from, to }, wording);
  if (moved.from > context.today) {
    const message = `${rangeInWords(moved.from, moved.to)} lies in the future; the data end today.`;
    const ways = ['yesterday', `this ${wording.beside?.unit ?? wording.shift?.unit ?? 'week'}`].filter((way) => way !== 'this day');
    return refused({ code: 'bad_time', message, at, suggestions: ways.map((question) => ({ label: question, question })) });
  }
  return ok(moved);
}

interface Range {
  readonly from: string;
  readonly to: string;
}

function besideOf({ from, to }: Range, { beside }: Wording, { directory }: PlanContext): (TimeTerm & Range) | null {
  if (beside === null) return null;
  const { unit, side } = beside;
  const { weekStart } = directory.brand;
  const near = side < 0 ? addDays(bucketStart(from, unit, weekStart), -1) : addDays(bucketEnd(bucketStart(to, unit, weekStart), unit), 1);
  const start = bucketStart(near, unit, weekStart);
  return { from: start, to: bucketEnd(start, unit), phrase: null, unit: { grain: unit, count: 1 }, running: false, at: nowhere };
}

/** Months that are whole stay whole: the end is moved by the day behind it. */
function shiftedBy({ from, to }: Range, { shift: by }: Wording): TimeTerm & Range {
  const moved = (day: string): string => (by === null ? day : shift(day, by.unit, by.count));
  return { from: moved(from), to: addDays(moved(addDays(to, 1)), -1), phrase: null, unit: null, running: false, at: nowhere };
}

/** `both days`: two ranges side by side are what is compared; as one they are a range from the first to the last. */
function notBoth({ time, compare }: MetricsPlan, at: Problem['at'], text: string): Problem {
  const said = text.trim();
  if (compare === null || time.from === null)
    return {
      code: 'not_understood',
      message: `\`${said}\`: the question here has one range. Name the two, as in \`yesterday vs last Monday\`.`,
      at,
      suggestions: [{ label: 'vs previous period', question: 'vs previous period' }],
    };
  const [first = time.from, last = time.to] = [time.from, time.to, compare.from, compare.to]
    .toSorted()
    .flatMap((day, index) => (index % 3 === 0 ? [day] : []));
  const whole = `${first} to ${last}`;
  return {
    code: 'not_understood',
    message: `\`${said}\`: both are shown, one as what the other is compared with. Together they are one range.`,
    at,
    suggestions: [
      { label: whole, question: whole },
      { label: 'no comparison', question: 'no comparison' },
    ],
  };
}
