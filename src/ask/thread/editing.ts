/** A message in a thread as an edit: the part of a question that it says, and what it does with it. */
import type { Problem } from '../../base/problem.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { Directory } from '../../catalogue/directory.ts';
import { emptyQuestion } from '../../language/empty-question.ts';
import type { EditQuestion, FilterTerm, ListQuestion, MetricsQuestion, Question, TimeTerm } from '../../language/question.ts';
import { addDays, dayCount } from '../../plan/calendar.ts';
import { isDimension } from '../../plan/level.ts';
import { labelOf } from '../../plan/metric-ref.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import { isMember } from '../../plan/source/selection.ts';
import { opening, type Wording } from './wording.ts';

const nowhere = { start: 0, end: 0 };

const bySomething = new RegExp(String.raw`${opening}by\s`, 'iu');
const perSomething = new RegExp(String.raw`${opening}per\s`, 'iu');
const whichAlone = new RegExp(String.raw`${opening}(?:which|what)\s+\p{L}+(?:\s+\p{L}+)?[\s.!?]*$`, 'iu');

/** Words that ask for the panel of a member, in a thread as anywhere. */
const overviewWords = /\bhow(?:'s| is| are| was| were| did)\b|\b(?:everything|overview|doing|performing|numbers|panel|snapshot)\b/iu;

/** The edit that `question` is in a thread; null where it stands for itself. */
export function editOf(question: Question | null, wording: Wording, text: string): EditQuestion | null {
  const points = pointsBack(wording);
  const edit = (of: MetricsQuestion, how: EditQuestion['how'] = 'replace'): EditQuestion => ({ kind: 'edit', how: wording.how ?? how, of });
  if (question === null) return points ? edit(emptyQuestion) : null;
  switch (question.kind) {
    case 'edit':
      return edit(question.of, question.how);
    case 'snapshot': {
      if (!question.overview || overviewWords.test(text)) return null;
      const { time, filters, compare } = question;
      return edit({ ...emptyQuestion, time, filters, compare });
    }
    case 'metrics': {
      const sorted = sortedBy(question, text);
      if (sorted !== null) return edit(sorted);
      return points || !asksFor(question) || isNarrowed(question, text) || divides(question, text) ? edit(question) : null;
    }
    case 'help':
      return points ? edit(emptyQuestion) : null;
    case 'list': {
      const by = whichOf(question, text);
      return by === null ? null : edit({ ...emptyQuestion, by: [{ dimension: by, at: nowhere }] });
    }
    case 'define':
    case 'why':
    case 'schedule':
    case 'alert':
      return null;
    default:
      return unreachable(question);
  }
}

/** `skill to skill only`, `only mcs`, `no, mcs`: a metric alone in place of the one before. */
function isNarrowed(question: MetricsQuestion, text: string): boolean {
  if (/\bonly\W*$/iu.test(text)) return true;
  return isAlone(question) && /^\W*(?:only|just|sorry|no|i mean|rather|actually|now)\b/iu.test(text);
}

/** Metrics, and nothing that says of what. */
export function isAlone({ time, by, filters, grain, ranking, compare }: MetricsQuestion): boolean {
  return time === null && by.length + filters.length === 0 && grain === null && ranking === null && compare === null;
}

/** `by exposures`: the rows are sorted by it. Null where anything else is said. */
function sortedBy(question: MetricsQuestion, text: string): MetricsQuestion | null {
  const [metric, ...others] = question.metrics;
  if (metric === undefined || others.length > 0 || !isAlone(question) || !bySomething.test(text)) return null;
  return { ...emptyQuestion, order: [{ by: metric.metric, direction: 'desc', at: metric.at }] };
}

/** `per handled conversation`: the thread's metric over the one that follows. */
function divides(question: MetricsQuestion, text: string): boolean {
  return question.metrics.length === 1 && isAlone(question) && perSomething.test(text);
}

/** `which campaign?` after a number is no list of their names. */
function whichOf({ what, filters }: ListQuestion, text: string): DimensionId | null {
  const of = what.replace(/s$/u, '');
  return filters.length === 0 && whichAlone.test(text) && isDimension(of) ? of : null;
}

/** Whether a word says that the message is about the question before. */
export function pointsBack({ how, refers, rate, per, row, whole, asksWhy }: Wording): boolean {
  return how !== null || refers || rate || asksWhy || per !== null || row !== null || whole !== null;
}

/** A metric of its own, not only one to rank by or to test. */
function asksFor({ metrics, sections }: MetricsQuestion): boolean {
  return metrics.length + sections.length > 0;
}

export interface EditingContext {
  readonly catalogue: Catalogue;
  readonly directory: Directory;
  readonly text: string;
}

/** `edit` with what only the thread's plan can tell: whose rate, per what, which of two names alike. */
export function fitted(edit: EditQuestion, base: MetricsPlan, wording: Wording, context: EditingContext): EditQuestion {
  const filters = edit.of.filters.map((term) => leaning(term, base, context));
  const versus = wording.against ? filters.map(({ dimension, at }) => ({ dimension, at })) : [];
  return {
    ...edit,
    of: {
      ...edit.of,
      filters,
      by: [...edit.of.by, ...versus],
      metrics: metricsOf(edit, base, wording, context),
      time: timeOf(edit.of.time, base, wording),
    },
  };
}

function metricsOf(
  edit: EditQuestion,
  base: MetricsPlan,
  wording: Wording,
  { catalogue, text }: EditingContext,
): MetricsQuestion['metrics'] {
  const first = base.metrics[0];
  const named = edit.of.metrics[0];
  if (wording.daily && named === undefined)
    return base.metrics.map((ref) => ({
      metric: typeof ref === 'string' ? { ratio: [ref, 'days'], per: 1 } : ref,
      level: null,
      at: nowhere,
    }));
  if (typeof first !== 'string') return edit.of.metrics;
  const per = wording.per ?? (divides(edit.of, text) ? 1 : null);
  if (per !== null && typeof named?.metric === 'string') return [{ ...named, metric: { ratio: [first, named.metric], per } }];
  if (wording.people && hasAgents(base)) return edit.of.metrics.map(closedByThem);
  const rate = catalogue.metric(first)?.rate ?? null;
  return wording.rate && named === undefined && rate !== null ? [{ metric: rate, level: null, at: nowhere }] : edit.of.metrics;
}

/** Why the thread's metric cannot be shown as a rate where that is asked for; null where it can, or is not asked for. */
export function rateMissing(
  { of }: EditQuestion,
  { metrics, by }: MetricsPlan,
  { rate }: Wording,
  { catalogue }: Pick<EditingContext, 'catalogue'>,
): Problem | null {
  const [first] = metrics;
  if (!rate || of.metrics.length > 0 || first === undefined) return null;
  const metric = typeof first === 'string' ? catalogue.metric(first) : undefined;
  if ((metric?.rate ?? null) !== null) return null;
  const isRate = metric?.unit === 'percent';
  const questions = isRate || by.length === 0 ? ['vs previous period'] : ['as a percentage', 'vs previous period'];
  return {
    code: 'not_offered',
    message: isRate ? `${labelOf(first, catalogue)} is a rate already.` : `There is no rate of ${labelOf(first, catalogue)}.`,
    at: null,
    suggestions: questions.map((question) => ({ label: question, question })),
  };
}

/** Whether all that `question` names was left out of `base`. */
export function isLeftOut(question: Question | null, base: MetricsPlan): boolean {
  const of = question?.kind === 'edit' ? question.of : question;
  if (of === null || !('filters' in of) || of.filters.length === 0) return false;
  const out = base.filters.filter(({ op }) => op === 'not_in');
  return of.filters.every(({ dimension, values }) =>
    out.some((one) => one.dimension === dimension && values.every((value) => one.values.includes(value))),
  );
}

/** Whether `they` in the thread are agents, by whom it is broken down or to whom it is filtered. */
function hasAgents({ by, filters }: MetricsPlan): boolean {
  return by.includes('agent') || filters.some(({ dimension, op }) => dimension === 'agent' && op === 'in');
}

/** What agents closed is what was closed by an agent, as where they are named. */
function closedByThem(term: MetricsQuestion['metrics'][number]): MetricsQuestion['metrics'][number] {
  return term.metric === 'closed_conversations' ? { ...term, metric: 'closed_by_agent', instead: 'closed_conversations' } : term;
}

function timeOf(time: TimeTerm | null, base: MetricsPlan, wording: Wording): TimeTerm | null {
  const { from, to } = base.time;
  if (from === null) return time;
  if (!wording.elapsed || time === null || time.from === null) return time;
  return { ...time, to: addDays(time.from, dayCount(from, to) - 1), phrase: null, unit: null };
}

/** A bare name that the thread's plan could mean is meant so: `mobile` after a table by campaign is the campaign. */
export function leaning(term: FilterTerm, base: MetricsPlan, { directory, text }: EditingContext): FilterTerm {
  const dimensions = [...base.by, ...base.filters.map(({ dimension }) => dimension)];
  const name = text.slice(term.at.start, term.at.end).trim();
  if (dimensions.includes(term.dimension) || name === '') return term;
  for (const dimension of dimensions) {
    const label = memberCalled(name, dimension, directory);
    if (label !== null) return { ...term, dimension, values: [label] };
  }
  return term;
}

function memberCalled(name: string, dimension: DimensionId, directory: Directory): string | null {
  if (!isMember(dimension)) return null;
  const [member] = directory.named(dimension, name);
  return member && !member.deleted ? member.name : null;
}
