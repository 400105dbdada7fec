/** Moves: which way rows are ordered by their change, and bounds on a change, which no condition holds. */
import type { Problem } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import { type Draft, type Flags, spliced, type TestUse } from './draft.ts';
import { moveSide } from './move-side.ts';
import type { MetricsQuestion, OrderTerm } from './question.ts';

/** The order of `question`, which says that its rows moved (`which campaigns dropped`) and no other order; null where it says none. */
export function orderOfMove(draft: Draft, question: Pick<MetricsQuestion, 'by' | 'grain' | 'ranking'>): OrderTerm | null {
  const moved = draft.flags.find(({ kind }) => kind === 'moves');
  const [cut] = question.by;
  // In a thread the rows are those of the question before.
  const changes = draft.subject !== null && draft.metrics.length + draft.sections.length === 0;
  if (!moved || (!cut && !changes) || question.grain !== null || question.ranking !== null || draft.order.length > 0) return null;
  const side = sideOf(moved, draft);
  if (side !== 'up' && side !== 'down') return null;
  const { plural } = draft.lexicon.catalogue.dimensions.find(({ id }) => id === cut?.dimension) ?? { plural: 'rows' };
  const rows = plural === plural.toUpperCase() ? plural : `${plural.charAt(0).toLowerCase()}${plural.slice(1)}`;
  const first = side === 'up' ? 'largest rise' : 'largest drop';
  draft.assumptions.push({ text: `All ${rows} are shown, the ${first} first: a condition bounds no change.`, alternatives: [] });
  return { by: 'change', direction: side === 'up' ? 'desc' : 'asc', at: moved.at };
}

function sideOf({ value }: Flags, { metrics, lexicon, subject }: Draft): string {
  const first = metrics.find(({ metric }) => typeof metric === 'string')?.metric ?? subject;
  return moveSide(value, first, lexicon.catalogue);
}

/** `is csat higher on mobile`: than what is not said, and no time before is meant. */
export function reportThanWhat(draft: Draft): void {
  const { text, compare, values } = draft;
  const side = draft.flags.find(({ kind, at }) => kind === 'moves' && /^(?:higher|lower)$/iu.test(text.slice(at.start, at.end)));
  const value = values.find(({ at }) => side !== undefined && light.test(text.slice(side.at.end, at.start)) && at.start >= side.at.end);
  const reading = value?.readings[0];
  if (side === undefined || value === undefined || reading === undefined || compare !== null || value.negated) return;
  const at = { start: side.at.start, end: value.at.end };
  const noun = reading.dimension.replaceAll('_', ' ').replace('device class', 'device');
  draft.problems.push({
    code: 'ambiguous',
    message: `\`${text.slice(at.start, at.end)}\`: than what? Side by side with the others, or with the time before.`,
    at,
    suggestions: [
      { label: `by ${noun}`, question: spliced(text, at, `by ${noun}`) },
      { label: 'than before', question: `${text.replace(/[\s?!.]+$/u, '')} vs previous period` },
    ],
  });
}

/** What may stand between a word of change and its bound. */
const light = /^(?:\s|\b(?:is|was|are|were|of|by|rate|that|a|an|the|for|in|on|at|with|its?)\b)*$/iu;

/** Whether a bound is one of a change: `fell by more than 10%`, `change above 10%`, `wow above 10%`, `below -10%`. */
export function boundsChange(test: TestUse, draft: Draft): boolean {
  const { text, flags, compare } = draft;
  if (test.moved || (test.value?.unit === 'percent' && test.value.value < 0)) return true;
  const beside = flags.filter(isMove);
  const metric = draft.metrics.findLast(({ at }) => at.start >= test.at.start && at.end <= test.at.end);
  // `growth in exposed above 10%`: the metric of the bound is that of the change.
  const start = metric?.at.start ?? test.at.start;
  if (beside.some(({ at }) => (at.end <= start && light.test(text.slice(at.end, start))) || follows(at, test, text))) return true;
  const bare = test.metric === null && test.value?.unit === 'percent';
  const set = compare !== null && compare.at.end <= test.at.start && light.test(text.slice(compare.at.end, test.at.start));
  return bare && (beside.length > 0 || (set && !isPercent(draft)));
}

function follows(at: Span, test: TestUse, text: string): boolean {
  return at.start >= test.at.end && text.slice(test.at.end, at.start).trim() === '';
}

function isMove({ kind, value }: Flags): boolean {
  return kind === 'moves' || (kind === 'change' && value !== 'mover');
}

/** Whether what is asked for is a percentage itself, of which a bound may be one of the level. */
function isPercent({ metrics, lexicon }: Draft): boolean {
  return metrics.some(({ metric }) => typeof metric === 'string' && lexicon.catalogue.metric(metric)?.unit === 'percent');
}

/** Where a bound stands without the metric that is held against it. */
export function boundAt({ at }: TestUse, { metrics, text }: Draft): Span {
  const metric = metrics.findLast((one) => one.at.start >= at.start && one.at.end <= at.end)?.at;
  if (metric === undefined) return at;
  if (metric.start > at.start)
    return { start: at.start, end: metric.start - (/\s*$/u.exec(text.slice(at.start, metric.start))?.[0].length ?? 0) };
  const gap = /^(?:\s|\b(?:by|of|is|was|are|were)\b)*/iu.exec(text.slice(metric.end, at.end))?.[0].length ?? 0;
  return { start: metric.end + gap, end: at.end };
}

/** Why a bound on a change cannot be kept, with the question that orders by the change instead. */
export function changeUnbound(at: Span, down: boolean | null, draft: Draft): Problem {
  const { text } = draft;
  const moves = draft.flags.filter(isMove);
  const named = moves.find(({ kind }) => kind === 'moves');
  const side = named === undefined ? null : sideOf(named, draft);
  const falls = side === 'down' || (side !== 'up' && down === true);
  const first = `biggest ${falls ? 'drop' : 'increase'} first`;
  const own = moves.filter((move) => !isOfComparison(move, draft));
  const rest = spliced(text, withMove(at, own, text), '').replace(/[\s?!.,]+$/u, '');
  const alone = draft.subject === null && draft.by.length + draft.nouns.length === 0 && draft.grain === null;
  if (alone && rest !== '') {
    const compared = draft.compare === null ? `${rest} vs previous period` : rest;
    return {
      code: 'not_offered',
      message: 'A condition holds a value against a bound, not a change. A comparison shows by how much it moved.',
      at,
      suggestions: [{ label: 'by how much it moved', question: compared }],
    };
  }
  return {
    code: 'not_offered',
    message: 'A condition holds a value against a bound, not a change. Ordered by the change, the largest moves stand first.',
    at,
    suggestions: [{ label: first, question: rest === '' ? first : `${rest}, ${first}` }],
  };
}

/** `higher than last week` says too what is compared. */
function isOfComparison({ at }: Flags, { compare }: Draft): boolean {
  return compare !== null && compare.at.start <= at.start && at.end <= compare.at.end;
}

/** The bound with the word of change before or behind it, and what joins it to the words before. */
function withMove({ start, end }: Span, moves: readonly Flags[], text: string): Span {
  const before = moves.find(({ at }) => at.end <= start && light.test(text.slice(at.end, start)));
  const behind = moves.find(({ at }) => at.start >= end && text.slice(end, at.start).trim() === '');
  const from = before?.at.start ?? start;
  const joint = /(?:\b(?:by|of|a|an)\s+)*$/iu.exec(text.slice(0, from))?.[0].length ?? 0;
  return { start: from - joint, end: Math.max(end, behind?.at.end ?? end) };
}
