/** Questions that are asked again and again: schedules and alerts. */
import { scan } from '../../grammar/scan.ts';
import type { Span } from '../base/span.ts';
import { type MetricRef, metricKey } from '../catalogue/metric.ts';
import { inMinutes } from './conditions.ts';
import { type Draft, type Flags, has, spliced, type TestUse, type WatchUse } from './draft.ts';
import { emptyQuestion } from './empty-question.ts';
import { moveSide } from './move-side.ts';
import { changeUnbound } from './moves.ts';
import type { AlertQuestion, Amount, MetricsQuestion, MetricTerm, Question, ScheduleQuestion, TimeTerm } from './question.ts';
import { unitsBefore } from './time/calendar.ts';
import { reportPartOfDay } from './time-trouble.ts';
import { reportMisplaced } from './trouble.ts';

/** The schedule of `question`; a question that has no numbers to post is a problem. */
export function scheduleQuestion(draft: Draft, every: NonNullable<WatchUse['every']>, question: Question): Question {
  const { clock, zone, further } = draft.watch;
  if (clock !== null && further !== null) twoClocks(clock.at, further, draft);
  const { days, unit, at } = every;
  const of = question.kind === 'edit' ? question.of : question;
  // In a thread it is the thread's question that is posted; elsewhere the plan says that nothing is named.
  const said = of.kind === 'help' ? emptyQuestion : of;
  if (said.kind !== 'metrics' && said.kind !== 'snapshot') {
    notPosted(draft, at, 'Only numbers are posted again and again.');
    return question;
  }
  const cron = unit === 'other' ? days : `${String(clock?.minute ?? 0)} ${String(clock?.hour ?? 9)} ${days}`;
  return { kind: 'schedule', of: said, cron, every: unit, zone: zone?.name ?? null, to: placesOf(draft) } satisfies ScheduleQuestion;
}

function notPosted(draft: Draft, at: NonNullable<WatchUse['every']>['at'], message: string): void {
  const snapshot = `${draft.text.slice(at.start, at.end)} post snapshot`;
  draft.problems.push({ code: 'not_understood', message, at, suggestions: [{ label: snapshot, question: snapshot }] });
}

/** Where it goes: what is said, else the asker for `send me`, else here. */
function placesOf({ watch, flags }: Draft): readonly string[] {
  const said = [...new Set(watch.places.map(({ name }) => name))];
  if (said.length > 0) return said;
  return [flags.some(({ kind, value }) => (kind === 'post' || kind === 'alert') && value === 'me') ? 'me' : 'here'];
}

/** The alert of a question and the bounds that it names: the first is the alert's, a further one a least number. */
export function alertQuestion(draft: Draft, question: MetricsQuestion, tests: readonly TestUse[], watched: Watched | null): AlertQuestion {
  const subject = watched?.metric ?? question.metrics[0] ?? null;
  const bound = boundOf(draft, tests, subject);
  const others = tests.filter((one) => one !== bound);
  const metric = watched?.metric ?? metricOf(draft, question, bound);
  const timed = bound && metric ? { ...bound, value: inMinutes(bound, metric.metric, draft)[0] } : bound;
  const { test, op, value } = testOf(draft, metric, timed);
  if (bound?.than !== undefined && bound.than !== null)
    held(draft, bound, 'An alert holds a metric against a number, not against another metric.');
  if (bound?.op === 'between') reportBetween(bound, metric, draft);
  if (test === 'threshold' && value === null && (bound === undefined || bound.value === null) && draft.problems.length === 0)
    unbound(draft, metric);
  const basis = test === 'change' ? basisOf(draft, question) : null;
  const metrics = question.metrics.length + question.sections.length === 0 && metric !== null ? [metric] : question.metrics;
  const time = question.time ?? periodOf(draft, question);
  const grain = watched !== null && question.grain !== null && question.grain.at.start > watched.until ? question.grain : null;
  const of: MetricsQuestion = { ...question, metrics, time, grain, having: [], compare: test === 'change' ? null : draft.compare };
  return {
    kind: 'alert',
    of,
    metric,
    test,
    op,
    value,
    basis,
    for: draft.watch.periods ?? 1,
    minimum: minimumOf(draft, others),
    to: placesOf(draft),
  };
}

/** The bound of an alert; beside a target, a move or what is unusual, one of another metric is a least number. */
function boundOf(draft: Draft, tests: readonly TestUse[], subject: MetricTerm | null): TestUse | undefined {
  const told = (['target', 'unusual', 'moves', 'change'] as const).some((kind) => has(draft, kind));
  if (!told || subject === null) return tests[0];
  if (has(draft, 'target')) return undefined;
  return tests.find(({ metric, op }) => metric === null || (metricKey(metric) === metricKey(subject.metric) && op !== '>='));
}

export interface Watched {
  readonly metric: MetricTerm;
  /** The place of the colon. */
  readonly until: number;
}

/** What is tested, where a colon parts it from the question that is answered: `alert #ops when csat < 70%: csat and mcs by campaign`. */
export function watchedMetric(draft: Draft): Watched | null {
  const start = flagOf(draft, 'alert')?.at.end ?? 0;
  const until = colonAfter(start, draft.text);
  const first = draft.metrics[0];
  if (until === null || first === undefined || first.at.start > until) return null;
  const asks = [...draft.metrics.filter(({ role }) => role === 'asked'), ...draft.sections].some(({ at }) => at.start > until);
  if (!asks) return null;
  const held = draft.metrics.map((use) => (use.at.start < until ? { ...use, role: 'tested' as const } : use));
  draft.metrics.splice(0, held.length, ...held);
  return { metric: { metric: first.metric, level: first.level, at: first.at }, until };
}

/** The first colon behind `start` that stands in no time of day and in no name. */
function colonAfter(start: number, text: string): number | null {
  const pieces = scan(text);
  const found = pieces.findIndex((piece, index) => piece.start >= start && piece.norm === ':' && pieces[index + 1]?.start !== piece.end);
  return pieces[found]?.start ?? null;
}

function metricOf(draft: Draft, question: MetricsQuestion, bound: TestUse | undefined): MetricTerm | null {
  const named = (metric: MetricRef, use = draft.metrics.find((one) => one.metric === metric)): MetricTerm => ({
    metric,
    level: use?.level ?? null,
    at: use?.at ?? bound?.at ?? { start: 0, end: 0 },
  });
  if (bound?.metric) return named(bound.metric);
  const before = bound && draft.metrics.findLast(({ at }) => at.start < bound.at.start)?.metric;
  const first = before ?? question.metrics[0]?.metric;
  return first === undefined ? null : named(first);
}

function flagOf(draft: Draft, kind: Flags['kind']): Flags | undefined {
  return draft.flags.find((flag) => flag.kind === kind);
}

function testOf(draft: Draft, metric: MetricTerm | null, bound: TestUse | undefined): Pick<AlertQuestion, 'test' | 'op' | 'value'> {
  const op = bound === undefined || bound.op === 'between' ? '>' : bound.op;
  const [target, unusual, moves] = [flagOf(draft, 'target'), flagOf(draft, 'unusual'), flagOf(draft, 'moves')];
  if (target) return { test: 'target', op: targetOp(target.value, metric, draft), value: null };
  // Unusual either way is neither above nor below.
  if (unusual)
    return { test: 'unusual', op: unusual.value === 'up' ? '>' : unusual.value === 'down' ? '<' : '=', value: bound?.value ?? null };
  const change = moves
    ? { ...moves, value: moveSide(moves.value, metric?.metric ?? null, draft.lexicon.catalogue) }
    : flagOf(draft, 'change');
  if (change === undefined) return { test: 'threshold', op, value: bound?.value ?? null };
  const sized = draft.watch.moved !== null || bound !== undefined || draft.compare !== null;
  if (!sized && (change.value === 'up' || change.value === 'down')) return suddenly(change, draft);
  const least = draft.watch.moved?.value ?? bound?.value ?? null;
  const equal = op === '>=' || (draft.watch.moved !== null && bound === undefined);
  const down = change.value === 'down' || (least !== null && least.value < 0);
  const size = least && { ...least, value: down ? -Math.abs(least.value) : least.value };
  return { test: 'change', op: down ? (equal ? '<=' : '<') : equal ? '>=' : '>', value: size ?? { value: 0, unit: 'percent' } };
}

/** A move without a size would be any move at all: what is unusual is meant. */
function suddenly({ value, at }: Flags, draft: Draft): Pick<AlertQuestion, 'test' | 'op' | 'value'> {
  const side = value === 'up' ? 'high' : 'low';
  const said = draft.text.slice(at.start, at.end);
  const sized = spliced(draft.text, at, `${value === 'up' ? 'rises' : 'drops'} by more than 20% wow`);
  draft.assumptions.push({
    text: `\`${said}\` without a size is read as unusually ${side}.`,
    alternatives: [{ label: 'by more than 20%', question: sized }],
  });
  return { test: 'unusual', op: value === 'up' ? '>' : '<', value: null };
}

/** A target is missed on the side that is worse for the metric. */
function targetOp(side: string, metric: MetricTerm | null, { lexicon }: Draft): AlertQuestion['op'] {
  const better = typeof metric?.metric === 'string' ? lexicon.catalogue.metric(metric.metric)?.better : undefined;
  if (side === 'missed') return better === 'lower' ? '>' : '<';
  return side === 'below' ? '<' : '>';
}

const phrases: Readonly<Record<string, NonNullable<AlertQuestion['basis']>>> = {
  'last week': 'previous week',
  'last month': 'previous month',
  'last quarter': 'previous quarter',
  'last year': 'previous year',
  yesterday: 'previous period',
};

function basisOf(draft: Draft, { compare }: MetricsQuestion): NonNullable<AlertQuestion['basis']> {
  if (compare === null) return 'previous period';
  if (compare.kind === 'previous') return `previous ${compare.unit}`;
  const named = phrases[compare.range.phrase ?? ''];
  if (named) return named;
  held(draft, compare, 'An alert on a change compares with the period, week, month, quarter or year before.');
  return 'previous period';
}

/** `daily exposed` is the last complete day, `weekly exposed` last week. */
function periodOf({ time }: Draft, { grain }: MetricsQuestion): TimeTerm | null {
  if (grain === null || grain.grain === 'auto' || grain.grain === 'day') return null;
  const range = unitsBefore(time.today, grain.grain, 1, time.weekStart);
  return { ...range, phrase: `last ${grain.grain}`, unit: { grain: grain.grain, count: 1 }, running: false, at: grain.at };
}

function minimumOf(draft: Draft, tests: readonly TestUse[]): AlertQuestion['minimum'] {
  const [first, ...others] = tests;
  if (!first) return null;
  const fits = first.metric !== null && first.value !== null && first.op === '>=';
  for (const test of fits ? others : tests)
    held(draft, test, 'An alert has one bound, and beside it a least number (`with at least 100 exposures`).');
  return fits ? { metric: first.metric, value: first.value } : null;
}

function held(draft: Draft, { at }: Pick<TestUse, 'at'>, message: string): void {
  draft.problems.push({
    code: 'not_understood',
    message,
    at,
    suggestions: [{ label: `without “${draft.text.slice(at.start, at.end)}”`, question: spliced(draft.text, at, '') }],
  });
}

/** `when csat is between 60% and 70%`: the one bound or the other. */
function reportBetween({ at, value, value2 }: TestUse, metric: MetricTerm | null, draft: Draft): void {
  const named = metric !== null && metric.at.start >= at.start && metric.at.end <= at.end;
  const name = named ? `${draft.text.slice(metric.at.start, metric.at.end)} ` : '';
  const bounds = [value2 && `below ${typed(value2)}`, value && `above ${typed(value)}`].filter((one) => one !== null);
  draft.problems.push({
    code: 'not_understood',
    message: `An alert has one bound, ${bounds.join(' or ')}; between two is not watched.`,
    at,
    suggestions: bounds.map((label) => ({ label, question: spliced(draft.text, at, `${name}${label}`) })),
  });
}

function typed({ value, unit }: Amount): string {
  return `${String(value)}${unit === 'percent' ? '%' : unit === 'seconds' ? ' seconds' : ''}`;
}

function unbound(draft: Draft, metric: MetricTerm | null): void {
  const at = flagOf(draft, 'alert')?.at ?? null;
  const use = draft.metrics.find((one) => one.metric === metric?.metric);
  const name = use && use.at.end > use.at.start ? draft.text.slice(use.at.start, use.at.end) : 'exposed';
  const better = typeof metric?.metric === 'string' ? draft.lexicon.catalogue.metric(metric.metric)?.better : undefined;
  const moved = `alert me when ${name} ${better === 'lower' ? 'rises' : 'drops'} by more than 20% wow`;
  const odd = `alert me when ${name} is unusual`;
  draft.problems.push({
    code: 'not_understood',
    message: 'When to alert is not said: a bound, a change, or what is unusual.',
    at,
    suggestions: [moved, odd].map((question) => ({ label: question, question })),
  });
}

/** Words of schedules and alerts in a question that is neither. */
export function reportUnwatched(draft: Draft): void {
  const { watch } = draft;
  if (has(draft, 'post') && watch.clock !== null) {
    notPosted(draft, watch.clock.at, 'How often it is to be posted is not said: every day, every Monday.');
    return;
  }
  if (watch.clock !== null) reportPartOfDay(timesOfDay(watch.clock.at, watch.further, draft), draft);
  const words = draft.flags.filter(({ kind }) => kind === 'unusual');
  for (const { kind, at } of draft.flags) if (kind === 'target') reportTarget(at, draft);
  const others = [...watch.places, ...words, ...(watch.zone === null ? [] : [watch.zone])];
  const { moved } = watch;
  const move = draft.flags.findLast(({ kind, at }) => kind === 'moves' && moved !== null && at.end <= moved.at.start);
  if (moved !== null)
    draft.problems.push(changeUnbound({ start: move?.at.start ?? moved.at.start, end: moved.at.end }, moved.value.value < 0, draft));
  for (const { at } of others) reportMisplaced(at, draft);
}

/** A target is what an alert is held against. */
function reportTarget(at: Span, draft: Draft): void {
  const use = draft.metrics.find(({ metric }) => typeof metric === 'string');
  const name = use === undefined ? null : draft.text.slice(use.at.start, use.at.end);
  const said = draft.text.slice(at.start, at.end).replace(/^is /iu, '');
  const questions = [
    spliced(draft.text, at, '').replace(/^(?:is|are|was|were) /iu, ''),
    ...(name === null ? [] : [`alert me when ${name} is ${said}`]),
    'snapshot',
  ];
  draft.problems.push({
    code: 'not_offered',
    message:
      'A question is not held against a target: targets stand in the snapshot beside the numbers that have one, and an alert watches them.',
    at,
    suggestions: questions.map((question) => ({ label: question, question })),
  });
}

/** `between 10pm and 6am`: both, with the word that opens them. */
function timesOfDay({ start, end }: Span, further: Span | null, { text }: Draft): Span {
  const opening = /\b(?:between|from|at|around|after|before|until|since)\s+$/iu.exec(text.slice(0, start))?.[0].length ?? 0;
  return { start: start - opening, end: further?.end ?? end };
}

function twoClocks(first: Span, second: Span, draft: Draft): void {
  draft.problems.push({
    code: 'ambiguous',
    message: `Two times of day stand in the schedule, ${draft.text.slice(first.start, first.end)} and ${draft.text.slice(second.start, second.end)}: that takes two schedules.`,
    at: second,
    suggestions: [],
  });
}
