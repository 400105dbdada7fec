/** Schedules and alerts that are set up in a thread: what names no metric is about its question. */
import type { Question } from '../../language/question.ts';
import type { ReadOptions } from '../../language/read.ts';
import { editedFilters } from '../../plan/edit.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import { questionFrom } from '../../plan/question-from.ts';
import { leaning } from './editing.ts';

/** `alert me if that …`, `post it every Monday`: what names no metric is about the thread's question. */
export function aboutThread(question: Question, base: MetricsPlan | null, text: string, options: ReadOptions): Question {
  if (base === null || (question.kind !== 'alert' && question.kind !== 'schedule') || question.of.kind !== 'metrics') return question;
  const { metrics, sections, filters: said, time } = question.of;
  if (metrics.length + sections.length > 0) return question;
  const thread = questionFrom(base, options);
  const leant = said.map((term) => leaning(term, base, { ...options, text }));
  const filters = editedFilters(thread.filters, leant, 'replace');
  if (question.kind === 'schedule') return { ...question, of: { ...thread, filters, time: time ?? thread.time } };
  // Dates that the thread was once set against say nothing about the day that is watched.
  const compare = thread.compare?.kind === 'range' ? null : thread.compare;
  const of = { ...thread, filters, time, compare };
  return { ...question, of, metric: question.metric ?? of.metrics[0] ?? null };
}
