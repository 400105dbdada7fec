/** What is offered works: every suggestion and every other reading is read and planned where it would be asked, before anybody sees it. */
import type { Problem, Suggestion } from '../../base/problem.ts';
import { spliced } from '../../language/draft.ts';
import { general } from '../../language/not-offered.ts';
import type { Assumption, MetricsQuestion, Reading } from '../../language/question.ts';
import { type ReadOptions, read } from '../../language/read.ts';
import { makePlan } from '../../plan/make-plan.ts';
import type { Planned } from '../../plan/planned.ts';
import { sentence } from '../../plan/sentence.ts';

export type Problems = readonly [Problem, ...Problem[]];

/** How a question would fare. */
export interface Trial {
  readonly works: boolean;
  readonly problems: readonly Problem[];
  /** The sentence of its plan, where it stands for itself. */
  readonly sentence: string | null;
}

export interface Trials {
  /** Whether a question works; what is near its unknown words is not looked for. */
  readonly works: (question: string) => boolean;
  /** How a question fares, with what would mend it. */
  readonly fares: (question: string) => Trial;
  /** Questions about the part that could be read, in words that are read back. */
  readonly readable: () => readonly string[];
}

/** So many questions are tried for one message, so that a text of nothing but unknown words costs no more than a few readings. */
const mostTried = 8;

/** Questions of so many characters are tried together for one message: of long ones fewer. */
const mostCharacters = 2500;

/** So many are shown beside one problem. */
const mostOffered = 4;

/** With more problems than this the text is not mended one by one. */
const mostMended = 4;

const always: Suggestion = { label: 'list metrics', question: 'list metrics' };

/** `works`, for so many questions at most and each once; what is not tried does not count as working. */
export function sparing(works: (question: string) => boolean): (question: string) => boolean {
  const known = new Map<string, boolean>();
  let characters = 0;
  return (question) => {
    const before = known.get(question);
    if (before !== undefined) return before;
    characters += question.length;
    const found = known.size < mostTried && characters <= mostCharacters && question !== '' && works(question);
    known.set(question, found);
    return found;
  };
}

/**
 * `problems` with those of their suggestions that work. Where none does: the whole question mended, the question without what is not
 * understood, the part that could be read, and what works always, whichever comes first.
 */
export function withWorking(problems: Problems, text: string, { fares, readable, works }: Trials): Problems {
  const tried = sparing((question) => question !== text && works(question));
  const [first, ...others] = problems;
  // With several problems, mending one leaves the others: only questions that stand for themselves can work.
  const own = ({ code, suggestions }: Problem): readonly Suggestion[] =>
    others.length === 0 || code === 'not_offered' ? closest(suggestions.filter(({ question }) => tried(question))) : [];
  const offered = problems.map(own);
  const shared = offered.every((some) => some.length > 0) ? [] : (offered.find((some) => some.length > 0) ?? fallback());
  const [head, ...tail] = offered.map((some) => (some.length > 0 ? some : shared));
  return [
    { ...first, suggestions: head ?? shared },
    ...others.map((problem, index) => ({ ...problem, suggestions: tail[index] ?? shared })),
  ];

  function fallback(): readonly Suggestion[] {
    // Where hardly a word was understood, whatever is left of the text is not what was asked.
    if (problems.length > mostMended) return [always];
    const whole = [mendedWhole(problems, fares), without(problems, text), ...readable()].find((one) => one !== null && tried(one));
    return whole === undefined || whole === null ? [always] : [{ label: whole, question: whole }];
  }
}

/** Each question once, and what is offered whatever was asked only where there is nothing else. */
function closest(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const each = [...new Map(suggestions.map((one) => [one.question, one])).values()];
  const like = each.filter(({ question }) => !general.has(question));
  return (like.length > 0 ? like : each).slice(0, mostOffered);
}

/** The question after each problem's first suggestion in turn, in its own sentence; null where it does not come to one that works. */
function mendedWhole(problems: readonly Problem[], fares: Trials['fares']): string | null {
  let left = problems;
  let characters = 0;
  for (let step = 0; step < mostMended; step += 1) {
    const question = left[0]?.suggestions[0]?.question;
    characters += question?.length ?? 0;
    if (question === undefined || question === '' || characters > mostCharacters) return null;
    const trial = fares(question);
    if (trial.works) return trial.sentence ?? question;
    left = trial.problems;
  }
  return null;
}

/** `text` without the words that nobody knows. */
function without(problems: readonly Problem[], text: string): string {
  const places = problems.flatMap(({ at, code }) => (at !== null && code.startsWith('unknown') ? [at] : []));
  return places.toSorted((a, b) => b.start - a.start).reduce((soFar, at) => spliced(soFar, at, ''), text);
}

/** A reading and its plan with those of their other readings that work. */
export function withWorkingReadings(
  { reading, planned }: { readonly reading: Reading; readonly planned: Planned },
  works: Trials['works'],
): { readonly reading: Reading; readonly planned: Planned } {
  const working = (alternatives: readonly Suggestion[]): readonly Suggestion[] => alternatives.filter(({ question }) => works(question));
  const taken = (assumptions: readonly Assumption[]): readonly Assumption[] =>
    assumptions.map((one) => ({ ...one, alternatives: working(one.alternatives) }));
  return {
    reading: { ...reading, alternatives: working(reading.alternatives), assumptions: taken(reading.assumptions) },
    planned: { ...planned, alternatives: working(planned.alternatives), assumptions: taken(planned.assumptions) },
  };
}

/** A change that nothing was asked before: with a metric in front it is a question of its own. */
export function withMetrics(question: Reading['question'], options: ReadOptions): readonly Suggestion[] {
  const planned = question?.kind === 'edit' ? makePlan(question.of, options) : null;
  return planned === null || planned.ok ? [] : planned.problems[0].suggestions;
}

/** Questions about that part of `text` which can be read and planned. */
export function readable(text: string, options: ReadOptions): readonly string[] {
  const { question } = read(text, options);
  const of = question?.kind === 'edit' ? question.of : question;
  if (of === null || (of.kind === 'metrics' && !saysSomething(of))) return [];
  const planned = makePlan(of, options);
  if (planned.ok) return [sentence(planned.value.plan, options)];
  return planned.problems[0].suggestions.slice(0, 1).map((suggestion) => suggestion.question);
}

/** Metrics, a breakdown, filters or what is ranked: without any of them every question is as near as any other. */
function saysSomething({ metrics, sections, by, filters, ranking, having }: MetricsQuestion): boolean {
  return metrics.length + sections.length + by.length + filters.length + having.length > 0 || ranking !== null;
}
