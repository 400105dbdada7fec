/** Messages that leave out what they want of the thread's question: `break it down` by what? `more` of what? What may be meant is offered. */
import type { Problem } from '../../base/problem.ts';
import { unitOf } from '../../plan/metric-ref.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import type { PlanContext } from '../../plan/planned.ts';
import { opening } from './wording.ts';

const ended = String.raw`(?: please| pls)?[\s.!?]*$`;

function said(text: string): RegExp {
  return new RegExp(`${opening}(?:${text})${ended}`, 'iu');
}

const thing = '(?: it| this| that| them| these| those)?';
const deeper = said(
  String.raw`(?:break|split|slice|cut|drill|dig|zoom|dive|go)${thing}(?: (?:down|up|in|further|deeper|into it|into this|into that|more))+|(?:break ?down|split|slice|segment)${thing}|(?:give|show)(?: me)? (?:a|the) (?:break ?down|split)|(?:more|further) details?|(?:give|show|tell)(?: me)? more details?`,
);
const more = said(
  String.raw`(?:(?:show|give|list|load|see)(?: me| us)? )?(?:some )?(?:more|the rest|the others|the remaining|what is left)(?: (?:rows|results|of (?:them|it|those)))?|(?:the )?(?:next|previous) (?:page|rows|results|ones|\d+)|page \d+|next|continue|go on`,
);
const inUnit = said(String.raw`(?:show|give|make|display|convert)?(?: me)?${thing} ?(?:in|to) (?:hours|minutes|mins|seconds|secs)`);
const redone = said('redo|un-?undo');

const breakdowns: readonly string[] = ['by campaign', 'by device', 'by agent', 'by source', 'by day'];

/** What `text` would have to say about `plan`, or the panel that it is of; null where it says enough, or something else. */
export function unsaidOf(text: string, plan: MetricsPlan, isPanel: boolean, context: PlanContext): Problem | null {
  const at = { start: text.length - text.trimStart().length, end: text.trimEnd().length };
  const problem = (code: Problem['code'], message: string, questions: readonly string[]): Problem => ({
    code,
    message,
    at,
    suggestions: questions.map((question) => ({ label: question, question })),
  });
  if (deeper.test(text)) return problem('ambiguous', 'Broken down by what?', breakdowns);
  if (more.test(text)) return problem('not_offered', ...(isPanel ? moreOfPanel : moreOf(plan)));
  if (inUnit.test(text) && plan.metrics.some((ref) => unitOf(ref, context.catalogue) === 'duration'))
    return problem('not_offered', 'Times are shown in hours, minutes and seconds; a csv has them in seconds.', ['as csv']);
  return redone.test(text)
    ? problem('not_offered', 'What was taken back is not kept: say it once more to have it again.', [
        'by campaign',
        'last month',
        'vs previous period',
      ])
    : null;
}

const moreOfPanel = [
  'All of the panel is in this answer. It can be compared, or a part of it broken down.',
  ['vs previous period', 'by day'],
] as const;

function moreOf({ limit, by, grain }: MetricsPlan): readonly [message: string, questions: readonly string[]] {
  if (limit !== null) {
    const n = typeof limit === 'number' ? limit : limit.n;
    return [
      `${n === 1 ? 'One row is' : `${String(n)} rows are`} asked for: say how many it should be.`,
      [`show ${String(2 * n)}`, 'no limit'],
    ];
  }
  const cut = by.length > 0 || grain !== null;
  const message = cut
    ? 'All rows are in this answer: there is no next page. A csv holds every one of them, and what else to show can be said.'
    : 'This answer is one number: there is no more of it. It can be broken down or compared.';
  return [message, cut ? ['as csv', 'by day', 'vs previous period'] : ['by campaign', 'by day', 'vs previous period']];
}

/** A message that speaks of an answer before, where there is none. */
export function nothingSaid(text: string): Problem {
  return {
    code: 'not_understood',
    message: 'That speaks of an answer before, and there is none here.',
    at: { start: 0, end: text.length },
    suggestions: [],
  };
}
