/** Times that cannot be read: parts of a day, and two ranges that do not meet. */
import type { Suggestion } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import { type Draft, spliced } from './draft.ts';

/** Days are whole: a part of one cannot be asked for. */
export function reportPartOfDay(at: Span, draft: Draft): void {
  const question = spliced(draft.text, at, '');
  draft.problems.push({
    code: 'bad_time',
    message: `\`${draft.text.slice(at.start, at.end)}\` is a part of a day; days are counted whole.`,
    at,
    suggestions: [{ label: 'whole days', question }],
  });
}

/** Two ranges that do not meet: one of them, or one against the other. */
export function reportTimes({ times, text, problems }: Draft): void {
  const [first, second] = times;
  if (!first || !second) return;
  const said = (at: Span): string => text.slice(at.start, at.end);
  const without = (at: Span): Suggestion => ({ label: said(at === first.at ? second.at : first.at), question: spliced(text, at, '') });
  const versus = `${said(first.at)} vs ${said(second.at)}`;
  const compared = spliced(spliced(text, second.at, ''), first.at, versus);
  // `mon-fri last month`: days of the other range.
  const workdays = [first, second].filter(({ at }) => /^mon(?:day)?\b.*\bfri(?:day)?$/iu.test(said(at)));
  const filtered = workdays.map(({ at }): Suggestion => ({ label: 'weekdays only', question: spliced(text, at, 'weekdays only') }));
  problems.push({
    code: 'ambiguous',
    message: `Two times stand in the question: ${said(first.at)} and ${said(second.at)}. Which one, or one against the other?`,
    at: second.at,
    suggestions: [...filtered, without(second.at), without(first.at), { label: versus, question: compared }],
  });
}
