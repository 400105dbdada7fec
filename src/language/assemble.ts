/** What the items mean together: the question. */
import type { Day } from '../base/day.ts';
import type { Span } from '../base/span.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import type { Metric, MetricRef } from '../catalogue/metric.ts';
import { alertQuestion, reportUnwatched, scheduleQuestion, watchedMetric } from './assemble-watch.ts';
import type { Draft } from './draft.ts';
import { has, spliced } from './draft.ts';
import { isManaged, managed, otherKind } from './other-kinds.ts';
import type { CompareTerm, HavingTerm, MetricsQuestion, MetricTerm, OrderTerm, Question, RankingTerm, TimeTerm } from './question.ts';
import { resolveValues, type ValueFilter } from './resolve-values.ts';
import { addDays, unitOf } from './time/calendar.ts';
import { reportTimes } from './trouble.ts';

/** The question of a draft; null where it says nothing that can be asked. */
export function assemble(draft: Draft): Question | null {
  if (has(draft, 'manage') || isManaged(draft.text)) return managed(draft);
  const alert = has(draft, 'alert');
  const tests = alert ? draft.tests.splice(0) : [];
  const watched = alert ? watchedMetric(draft) : null;
  const values = resolveValues(draft, has(draft, 'together'));
  const question = metricsQuestion(draft, values);
  if (alert) return alertQuestion(draft, question, tests, watched);
  const other = otherKind(draft, question) ?? question;
  if (draft.watch.every !== null) return scheduleQuestion(draft, draft.watch.every, other);
  reportUnwatched(draft);
  return other;
}

function metricsQuestion(draft: Draft, values: readonly ValueFilter[]): MetricsQuestion {
  const ranked = rankingOf(draft);
  // `who is better, dana or priya` shows both.
  const sideBySide =
    ranked !== null && values.some(({ versus }) => versus) && /^(?:better|worse)/iu.test(draft.text.slice(ranked.at.start));
  const ranking = ranked && sideBySide ? { ...ranked, n: null } : ranked;
  const metrics = askedMetrics(draft, values);
  const change = changeBetween(draft);
  const time = change?.time ?? timeOf(draft);
  const going = goingOn(draft, metrics, values, ranking);
  const average = draft.flags.find(({ kind }) => kind === 'daily') ?? averagePerDay(draft, metrics);
  const order = draft.order.flatMap((term) => orderOf(term, draft));
  const moved = draft.flags.find(({ kind, value }) => kind === 'change' && value === 'mover');
  return {
    kind: 'metrics',
    metrics: average ? metrics.map((term) => perDay(term, draft)) : metrics,
    sections: sectionsOf(draft, metrics),
    by: breakdown(draft, values, ranking),
    grain: average?.kind === 'average' ? null : (grainOf(draft, ranking) ?? going?.grain ?? null),
    time,
    filters: [...values.map(({ filter }) => filter), ...draft.texts],
    having: either(draft).flatMap((test) => havingOf(test, draft, values)),
    ranking,
    order: moved ? [...order, { by: 'change', direction: 'desc', at: moved.at }] : order,
    compare: draft.compare ?? change?.compare ?? movedFrom(draft, values) ?? going?.compare ?? null,
    transform: isShareOfAll(draft) ? null : draft.transform,
    chart: draft.chart,
    output: draft.output?.kind ?? null,
  };
}

/** A funnel chart of nothing in particular is that of the funnel. */
function sectionsOf({ sections, flags }: Draft, metrics: readonly MetricTerm[]): MetricsQuestion['sections'] {
  const funnel = flags.find(({ kind }) => kind === 'funnel');
  return funnel && metrics.length + sections.length === 0 ? [{ section: 'funnel', at: funnel.at }] : sections;
}

/** `how are conversions doing`: over time, with the period before. What else is said goes by itself. */
function goingOn(
  draft: Draft,
  metrics: readonly MetricTerm[],
  values: readonly ValueFilter[],
  ranking: RankingTerm | null,
): Pick<MetricsQuestion, 'grain' | 'compare'> | null {
  const asked = draft.flags.find(({ kind, value }) => kind === 'overview' && value === 'member');
  if (!asked || metrics.length === 0 || !/^how/iu.test(draft.text.slice(asked.at.start))) return null;
  const cut = draft.by.length + draft.nouns.length + draft.tests.length > 0 || ranking !== null || values.some(({ versus }) => versus);
  if (cut || draft.grain !== null || draft.transform !== null) return null;
  return { grain: { grain: 'auto', at: asked.at }, compare: { kind: 'previous', unit: 'period', at: asked.at } };
}

/** `average transfers per day`: of what adds up the part of a day, as `average daily` says. */
function averagePerDay({ flags, grain, lexicon, text }: Draft, metrics: readonly MetricTerm[]): Draft['flags'][number] | undefined {
  const average = flags.find(({ kind }) => kind === 'average');
  const daily = grain?.grain === 'day' && /^(?:per|a|each) day$/iu.test(text.slice(grain.at.start, grain.at.end));
  const adds = metrics.length > 0 && metrics.every(({ metric }) => typeof metric === 'string' && isSum(lexicon.catalogue.metric(metric)));
  return daily && adds ? average : undefined;
}

/** What moved did so from the period before, unless members are set against each other (`who has higher csat, dana or priya`). */
function movedFrom(draft: Draft, values: readonly ValueFilter[]): CompareTerm | null {
  const moved = draft.flags.find(({ kind }) => kind === 'change' || kind === 'moves');
  const sideBySide = moved?.kind === 'moves' && values.some(({ versus }) => versus);
  return moved && !sideBySide ? { kind: 'previous', unit: 'period', at: moved.at } : null;
}

/** `the change from September to October`, `the difference between October and September`: the later unit against the earlier. */
function changeBetween({ times, flags, compare }: Draft): { readonly time: TimeTerm; readonly compare: CompareTerm } | null {
  const [only, ...others] = times;
  const moves = flags.some(({ kind }) => kind === 'change' || kind === 'moves');
  if (!moves || compare !== null || others.length > 0 || !only?.ends) return null;
  const [first, second] = only.ends.map((time) => ({ ...time, at: only.at }));
  if (!first || !second || first.unit === null || first.unit.grain !== second.unit?.grain) return null;
  const [earlier, later] = (first.from ?? '') < (second.from ?? '') ? [first, second] : [second, first];
  return { time: later, compare: { kind: 'range', range: earlier, sameElapsed: false, at: only.at } };
}

/** The one range of the question: two that meet are one (`October and November`); two that do not are asked back. */
function timeOf(draft: Draft): TimeTerm | null {
  const [first, ...others] = draft.times;
  if (!first) return null;
  const joined = others.reduce<TimeTerm | null>(
    (soFar, { time, at }) => {
      const meets = soFar !== null && time.from !== null && addDays(soFar.to, 1) === time.from;
      return meets ? { ...soFar, to: time.to, phrase: null, unit: null, running: false, at: { start: soFar.at.start, end: at.end } } : null;
    },
    { ...first.time, at: first.at },
  );
  if (joined) return others.length > 0 && joined.from !== null ? { ...joined, unit: wholeUnit(joined.from, joined.to, draft) } : joined;
  reportTimes(draft);
  return { ...first.time, at: first.at };
}

function wholeUnit(from: Day, to: Day, { time }: Draft): TimeTerm['unit'] {
  const unit = unitOf({ from, to }, time.weekStart);
  return unit.grain === 'day' ? null : unit;
}

/** Metrics asked for; those that are only tested or ranked by are left to the plan, which takes them where nothing else is named. */
function askedMetrics(draft: Draft, values: readonly ValueFilter[]): readonly MetricTerm[] {
  const ranks = draft.ranking !== null;
  const asked = draft.metrics.filter((use) => (use.role === 'asked' || (use.role === 'by' && !ranks)) && !isSubject(use, draft));
  const rate = has(draft, 'rate') || isShareOfAll(draft);
  const terms = asked.map(({ metric, level, at }) => ({ metric: rate ? rateOf(metric, draft) : metric, level, at }));
  const closers = draft.flags.find(({ kind }) => kind === 'closers');
  if (closers) return closedBy(terms, closers.at);
  const close = draft.flags.find(({ kind }) => kind === 'close');
  const agents = closesByAgent(draft, values);
  const bare = asked.every(({ metric, word }) => metric === 'opened_conversations' && !word.includes('open'));
  if (close && bare) {
    const metric = agents && close.value === 'closed_conversations' ? 'closed_by_agent' : close.value;
    return [{ metric, level: null, at: close.at, ...(metric === 'closed_by_agent' ? { instead: 'closed_conversations' } : {}) }];
  }
  return terms.map((term) =>
    agents && term.metric === 'closed_conversations' ? { ...term, metric: 'closed_by_agent', instead: 'closed_conversations' } : term,
  );
}

/** `conversations by who closed them`: the three who may. */
function closedBy(terms: readonly MetricTerm[], at: Span): readonly MetricTerm[] {
  const others = terms.filter(({ metric }) => metric !== 'opened_conversations' && metric !== 'closed_conversations');
  const three = ['closed_by_agent', 'closed_by_consumer', 'closed_by_system'].map((metric) => ({ metric, level: null, at }));
  return [...others, ...three];
}

const allConversations = /(?:%|percent|percentage) of(?: all)?(?: the| our)? (?:conversations?|convos?|convs?|chats?)\b/iu;

/** `what % of conversations were abandoned` asks for the rate of the count that follows, not for shares of members. */
function isShareOfAll({ transform, metrics, text, lexicon }: Draft): boolean {
  if (transform?.kind !== 'share' || !allConversations.test(text)) return false;
  const counted = metrics.filter(
    ({ metric, at, word }) => at.start > transform.at.start && (metric !== 'opened_conversations' || word.includes('open')),
  );
  return (
    counted.length > 0 &&
    counted.every(({ metric }) => typeof metric === 'string' && (lexicon.catalogue.metric(metric)?.rate ?? null) !== null)
  );
}

const participles = new Set(['handled', 'closed', 'abandoned', 'interactive', 'transferred']);

/** `conversations that the day team handled`: the noun of the metric that follows, parted from it by a name. */
function isSubject({ metric, word, at }: Draft['metrics'][number], { metrics, text }: Draft): boolean {
  if (metric !== 'opened_conversations' || word.includes('open')) return false;
  const next = metrics.find((other) => other.at.start >= at.end);
  if (next === undefined || !participles.has(text.slice(next.at.start, next.at.end).toLowerCase())) return false;
  return !/[,;&+/]|\b(?:and|or|vs|versus)\b/iu.test(text.slice(at.end, next.at.start));
}

/** An agent, or `who` or `which agent`, as the subject of `close` is the agent that closed. */
function closesByAgent(draft: Draft, values: readonly ValueFilter[]): boolean {
  if (has(draft, 'who')) return true;
  const asked = draft.nouns.some(({ of, asked: subject }) => subject && of === 'agent');
  return asked || (has(draft, 'close') && values.some(({ filter }) => filter.dimension === 'agent'));
}

function rateOf(metric: MetricRef, { lexicon }: Draft): MetricRef {
  return typeof metric === 'string' ? (lexicon.catalogue.metric(metric)?.rate ?? metric) : metric;
}

/** Of what adds up, the part of a day; a rate is that of the summed parts anyway. */
function perDay(term: MetricTerm, { lexicon }: Draft): MetricTerm {
  const { metric } = term;
  const adds = typeof metric === 'string' && isSum(lexicon.catalogue.metric(metric));
  return adds ? { ...term, metric: { ratio: [metric, 'days'], per: 1 } } : term;
}

/** Counts, money and times add up; rates do not. */
function isSum(metric: Metric | undefined): boolean {
  const kind = metric?.formula.kind;
  return kind === 'measure' || kind === 'add' || kind === 'subtract';
}

function isGrain(of: string): of is 'day' | 'week' | 'month' | 'quarter' | 'year' {
  return of === 'day' || of === 'week' || of === 'month' || of === 'quarter' || of === 'year';
}

/** The dimensions asked for, those of values set against each other in the place of the first, and those named on their own. */
function breakdown(draft: Draft, values: readonly ValueFilter[], ranking: RankingTerm | null): MetricsQuestion['by'] {
  const versus = values.filter((one) => one.versus).map(({ filter }) => ({ dimension: filter.dimension, at: filter.at }));
  const nouns = draft.nouns.flatMap(({ of, at }) => (isGrain(of) || has(draft, 'together') ? [] : [{ dimension: of, at }]));
  // `night shift or day team, who has better mcs`: those who were named.
  const who = draft.flags
    .filter(({ kind }) => kind === 'who' && versus.length === 0)
    .map(({ at }) => ({ dimension: 'agent' as const, at }));
  const all = [...draft.by, ...versus, ...nouns, ...who].sort((a, b) => a.at.start - b.at.start);
  const seen = new Set<DimensionId | null>([ranking?.per ?? null]);
  return all.filter(({ dimension }) => !seen.has(dimension) && seen.add(dimension));
}

function grainOf(draft: Draft, ranking: RankingTerm | null): MetricsQuestion['grain'] {
  if (draft.grain) return draft.grain;
  if (ranking?.of && isGrain(ranking.of)) return { grain: ranking.of, at: ranking.at };
  for (const { of, at } of draft.nouns) if (isGrain(of)) return { grain: of, at };
  return null;
}

/** What is ranked, where the ranking leaves it to other words: `which campaign had the lowest`, `top 5 by exposures`. */
function rankingOf(draft: Draft): RankingTerm | null {
  const { ranking } = draft;
  if (ranking === null) return null;
  const nouns = draft.nouns.filter(({ of }) => of !== ranking.of);
  const subject = nouns.find(({ asked }) => asked) ?? nouns[0];
  const by = draft.metrics.find(({ role }) => role === 'by')?.metric ?? null;
  const all = subject?.plural === true && ranking.n === 1 && ranking.of === null;
  const moved = draft.flags.find(({ kind, at }) => (kind === 'moves' || kind === 'change') && isBeside(at, ranking, draft.text));
  if (moved) {
    const rank = sideOf(moved.value, draft) === 'down' ? 'bottom' : 'top';
    return {
      ...ranking,
      rank,
      byChange: true,
      of: ranking.of ?? subject?.of ?? null,
      n: draft.by.length > 0 && ranking.n === 1 ? null : ranking.n,
    };
  }
  const metric = isPlainNoun(ranking, draft) ? null : ranking.metric;
  return { ...ranking, n: all ? null : ranking.n, of: ranking.of ?? subject?.of ?? null, metric: metric ?? by };
}

/** `biggest drop`, `dropped the most`, `fell in csat the most`. */
function isBeside(move: Span, { at, metric }: RankingTerm, text: string): boolean {
  if (move.start >= at.end) return metric === null && move.start - at.end === 1;
  return /^(?:the )?(?:most|least)\b/iu.test(text.slice(at.start)) && !/[,;]/u.test(text.slice(move.end, at.start));
}

/** Better is down where lower is better. */
function sideOf(move: string, { metrics, lexicon }: Draft): string {
  if (move !== 'better' && move !== 'worse') return move;
  const first = metrics.find(({ metric }) => typeof metric === 'string')?.metric;
  const lower = typeof first === 'string' && lexicon.catalogue.metric(first)?.better === 'lower';
  return (move === 'better') === lower ? 'down' : 'up';
}

/** `closed the most conversations`: the noun of what was closed, not a metric of its own. */
function isPlainNoun({ metric, at }: RankingTerm, { metrics, text }: Draft): boolean {
  const bare = metric === 'opened_conversations' && /(?:conversations?|convs?|chats?)$/i.test(text.slice(at.start, at.end));
  return (
    bare &&
    metrics.some(
      ({ role, metric: id }) => role === 'asked' && typeof id === 'string' && /^(?:closed|abandoned|interactive|handled)/.test(id),
    )
  );
}

/** An order that names nothing goes by the first metric. */
function orderOf(term: OrderTerm, draft: Draft): readonly OrderTerm[] {
  if (term.by !== '') return [term];
  const metric = draft.metrics[0]?.metric ?? draft.subject ?? undefined;
  return metric === undefined ? [] : [{ ...term, by: metric }];
}

/** Conditions hold all together: one or the other is asked back. */
function either(draft: Draft): Draft['tests'] {
  const { tests, text, problems } = draft;
  const [first, second] = tests;
  if (!first || !second || !/\bor\b/iu.test(text.slice(first.at.end, second.at.start))) return tests;
  problems.push({
    code: 'not_understood',
    message: 'Conditions hold all together; one or the other takes two questions.',
    at: second.at,
    suggestions: [
      { label: 'the first', question: spliced(text, { start: first.at.end, end: second.at.end }, '') },
      { label: 'both together', question: text.replace(/\bor\b/iu, 'and') },
    ],
  });
  return tests;
}

/** What `closed more than 40` counts, where no other metric is named. */
function closedMetric(draft: Draft, values: readonly ValueFilter[]): MetricRef | null {
  const [term, ...others] = askedMetrics(draft, values);
  const closed = has(draft, 'close') || (term?.metric === 'closed_by_agent' && closesByAgent(draft, values));
  return term !== undefined && closed && others.length === 0 ? term.metric : null;
}

/** Conditions hold a value against a bound; that it moved by so much no condition says. */
function refusedMove(at: Span, draft: Draft): readonly HavingTerm[] {
  const sorted = `${spliced(draft.text, at, '').replace(/[\s?!.]+$/u, '')}, biggest change first`;
  draft.problems.push({
    code: 'not_offered',
    message: 'A condition holds a value against a bound, not a change. Ordered by the change, the largest moves stand first.',
    at,
    suggestions: [{ label: 'biggest change first', question: sorted }],
  });
  return [];
}

function havingOf(test: Draft['tests'][number], draft: Draft, values: readonly ValueFilter[]): readonly HavingTerm[] {
  const { at } = test;
  if (test.moved) return refusedMove(at, draft);
  const named = test.metric ?? draft.metrics.findLast((use) => use.at.start < at.start)?.metric ?? draft.metrics[0]?.metric;
  const tested = named === 'closed_conversations' && closesByAgent(draft, values) ? 'closed_by_agent' : named;
  const metric = closedMetric(draft, values) ?? tested ?? draft.subject ?? undefined;
  if (metric === undefined) {
    const message = `${draft.text.slice(at.start, at.end)} is a bound without a metric.`;
    draft.problems.push({ code: 'no_metric', message, at, suggestions: [] });
    return [];
  }
  if (test.op === 'between')
    return test.value && test.value2 ? [{ metric, at, op: 'between', value: test.value, value2: test.value2 }] : [];
  if (test.than !== null) return [{ metric, at, op: test.op, than: test.than }];
  return test.value ? [{ metric, at, op: test.op, value: test.value }] : [];
}
