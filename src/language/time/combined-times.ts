/** Two times that make one: `the 2 weeks before 10 November`, `3 days after 10 November`, `the first 3 days of October`. */
import { type Draft, spliced, type TimeUse } from '../draft.ts';
import { addDays, shift } from './calendar.ts';
import type { TimeReading } from './read-time.ts';

const joint = /^\s*(?:of|in|of the|in the)?\s*$/iu;

/** The times of `draft`, with a counted stretch and the time that it is a part of, or stands before, as one. */
export function combinedTimes({ times, text }: Draft): readonly TimeUse[] {
  const found: TimeUse[] = [];
  for (const use of times) {
    const last = found.at(-1);
    const time = last === undefined ? null : together(last, use, text);
    if (last !== undefined && time !== null)
      found.splice(-1, 1, { time, ends: null, at: { start: last.at.start, end: use.at.end }, sameElapsed: false });
    else found.push(use);
  }
  return found;
}

/** One time of both; null where each stands for itself. */
function together(part: TimeUse, whole: TimeUse, text: string): TimeReading | null {
  const { unit, phrase } = part.time;
  const between = text.slice(part.at.end, whole.at.start);
  if (unit === null || phrase === null || !/^last (?:\d|\p{L}+$)/u.test(phrase) || !joint.test(between)) return null;
  const range = (from: string, to: string): TimeReading => ({ from, to, phrase: null, unit: null, running: false });
  const { from, to } = whole.time;
  if (from === null) {
    const before = /^(?:\p{L}+ )?(?:before|prior|earlier|until|up to)\b/iu.test(text.slice(whole.at.start));
    return before ? range(shift(addDays(to, 1), unit.grain, -unit.count), to) : null;
  }
  if (/^after\b/iu.test(text.slice(whole.at.start))) return range(from, addDays(shift(from, unit.grain, unit.count), -1));
  if (between.trim() === '') return null;
  const first = isFirst(part, text);
  return first ? range(from, addDays(shift(from, unit.grain, unit.count), -1)) : range(shift(addDays(to, 1), unit.grain, -unit.count), to);
}

function isFirst({ at }: TimeUse, text: string): boolean {
  return /^(?:first|1st)\b/iu.test(text.slice(at.start));
}

/** `first two weeks` of nothing: of what is not said. */
export function reportFirst(times: readonly TimeUse[], { text, problems }: Draft): void {
  const alone = times.find((use) => isFirst(use, text) && /^last /u.test(use.time.phrase ?? ''));
  if (alone === undefined) return;
  const said = text.slice(alone.at.start, alone.at.end);
  const instead = said
    .replace(/^\p{L}+/u, 'last')
    .replace(/\btwo\b/iu, '2')
    .replace(/\bthree\b/iu, '3');
  problems.push({
    code: 'bad_time',
    message: `\`${said}\` does not say of what, as in \`${said} of October\`.`,
    at: alone.at,
    suggestions: [{ label: instead, question: spliced(text, alone.at, instead) }],
  });
}
