/** What the items mean together: the question. */

import type { Day } from '../base/day.ts';
import type { Span } from '../base/span.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { reportAgainstAll } from './against-all.ts';
import { askedMetrics, averagePerDay, isShareOfAll, perDay } from './asked-metrics.ts';
import { alertQuestion, reportUnwatched, scheduleQuestion, watchedMetric } from './assemble-watch.ts';
import { conditions } from './conditions.ts';
import { type Draft, has } from './draft.ts';
import { moveSide } from './move-side.ts';
import { orderOfMove, reportThanWhat } from './moves.ts';
import { isManaged, managed, otherKind } from './other-kinds.ts';
import { paced } from './pace.ts';
import { partOfWhole } from './part-of-whole.ts';
import type { CompareTerm, MetricsQuestion, MetricTerm, OrderTerm, Question, RankingTerm, TimeTerm } from './question.ts';
import { resolveValues, type ValueFilter } from './resolve-values.ts';
import { addDays, addMonths, unitOf, yearOf } from './time/calendar.ts';
import { combinedTimes, reportFirst } from './time/combined-times.ts';
import { reportTimes } from './time-trouble.ts';

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
  if (values.length > 0) reportAgainstAll(draft);
  const change = changeBetween(draft);
  const time = change?.time ?? timeOf(draft) ?? overDay(draft, metrics);
  const going = goingOn(draft, metrics, values, ranking);
  const average = draft.flags.find(({ kind }) => kind === 'daily') ?? averagePerDay(draft, metrics);
  const order = draft.order.flatMap((term) => orderOf(term, draft));
  const moved = draft.flags.find(({ kind, value }) => kind === 'change' && value === 'mover');
  const cut = {
    by: breakdown(draft, values, ranking),
    grain: average?.kind === 'average' ? null : (grainOf(draft, ranking) ?? going?.grain ?? lineGrain(draft, metrics, values, ranking)),
  };
  const from = movedFrom(draft, values);
  const byMove = from === null || has(draft, 'why') || has(draft, 'alert') ? null : orderOfMove(draft, { ...cut, ranking });
  if (from !== null && !has(draft, 'alert')) reportThanWhat(draft);
  return {
    kind: 'metrics',
    ...cut,
    metrics: average ? metrics.map((term) => perDay(term, draft)) : metrics,
    sections: sectionsOf(draft, metrics),
    time,
    filters: [...values.map(({ filter }) => filter), ...draft.texts],
    having: conditions(draft, values, metrics),
    ranking,
    order: moved ? [...order, { by: 'change', direction: 'desc', at: moved.at }] : byMove ? [byMove] : order,
    compare: sameYear(draft.compare, time, draft) ?? change?.compare ?? from ?? going?.compare ?? null,
    transform: isShareOfAll(draft) || partOfWhole(draft) !== null ? null : draft.transform,
    chart: draft.chart,
    output: draft.output?.kind ?? null,
  };
}

/** A funnel chart of nothing in particular is that of the funnel. */
function sectionsOf({ sections, flags }: Draft, metrics: readonly MetricTerm[]): MetricsQuestion['sections'] {
  const funnel = flags.find(({ kind }) => kind === 'funnel');
  return funnel && metrics.length + sections.length === 0 ? [{ section: 'funnel', at: funnel.at }] : sections;
}

/** `exposures as line last month`: one number makes no line, its days do. */
function lineGrain(
  { chart, by, nouns, order, subject }: Draft,
  metrics: readonly MetricTerm[],
  values: readonly ValueFilter[],
  ranking: RankingTerm | null,
): MetricsQuestion['grain'] {
  const cut = by.length + nouns.length + order.length > 0 || ranking !== null || values.some(({ versus }) => versus);
  if (chart?.chart !== 'line' || cut || metrics.length === 0 || subject !== null) return null;
  return { grain: 'auto', at: chart.at };
}

/** `how are conversions doing`: over time, with the period before. What else is said goes by itself. */
function goingOn(
  draft: Draft,
  metrics: readonly MetricTerm[],
  values: readonly ValueFilter[],
  ranking: RankingTerm | null,
): Pick<MetricsQuestion, 'grain' | 'compare'> | null {
  const asked = draft.flags.find(({ kind, value }) => kind === 'overview' && value === 'member');
  if (!asked || metrics.length === 0 || !/^(?:how|what)/iu.test(draft.text.slice(asked.at.start))) return null;
  const cut = draft.by.length + draft.nouns.length + draft.tests.length > 0 || ranking !== null || values.some(({ versus }) => versus);
  if (cut || draft.grain !== null || draft.transform !== null) return null;
  return { grain: { grain: 'auto', at: asked.at }, compare: { kind: 'previous', unit: 'period', at: asked.at } };
}

/** `December vs November`: of a month without a year the one in the same year is meant, not one that is nearer to today. */
function sameYear(compare: CompareTerm | null, time: TimeTerm | null, { text }: Draft): CompareTerm | null {
  if (compare?.kind !== 'range' || time === null || time.from === null || compare.range.from === null) return compare;
  const bare = [compare.range, time].every(
    ({ at, unit, phrase }) =>
      phrase === null && unit?.count === 1 && unit.grain !== 'year' && !/\d{4}|year/iu.test(text.slice(at.start, at.end)),
  );
  if (!bare || compare.range.from < time.from || yearOf(compare.range.from) === yearOf(time.from)) return compare;
  const to = addDays(addMonths(addDays(compare.range.to, 1), -12), -1);
  return { ...compare, range: { ...compare.range, from: addMonths(compare.range.from, -12), to } };
}

/** What moved did so from the period before, unless members are set against each other (`who has higher csat, dana or priya`). */
function movedFrom(draft: Draft, values: readonly ValueFilter[]): CompareTerm | null {
  const moved = draft.flags.find((flag) => flag.kind === 'change' || flag.kind === 'moves' || asksWhatChanged(flag, draft));
  const between = moved !== undefined && (moved.kind === 'moves' || /^difference/iu.test(draft.text.slice(moved.at.start)));
  const sideBySide = between && values.some(({ versus }) => versus);
  return moved && !sideBySide ? { kind: 'previous', unit: 'period', implied: true, at: moved.at } : null;
}

/** `what changed in csat` */
function asksWhatChanged({ kind, value, at }: Draft['flags'][number], { text, metrics }: Draft): boolean {
  return (
    kind === 'overview' && value === 'brand' && metrics.length > 0 && /^(?:what|did|has)\b.*\bchange/iu.test(text.slice(at.start, at.end))
  );
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
  const times = combinedTimes(draft);
  reportFirst(times, draft);
  draft.times.splice(0, draft.times.length, ...times);
  const [first, ...others] = times;
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

/** As `wow` means last week, `dod` means yesterday where no range is said. */
function overDay({ flags, time }: Draft, metrics: readonly MetricTerm[]): TimeTerm | null {
  const over = flags.find(({ kind }) => kind === 'day over day');
  if (!over || metrics.length === 0) return null;
  const yesterday = addDays(time.today, -1);
  return { from: yesterday, to: yesterday, phrase: 'yesterday', unit: { grain: 'day', count: 1 }, running: false, at: over.at };
}

function wholeUnit(from: Day, to: Day, { time }: Draft): TimeTerm['unit'] {
  const unit = unitOf({ from, to }, time.weekStart);
  return unit.grain === 'day' ? null : unit;
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

/** `by campaign and device, top 2 per device`: what is counted within each of another breakdown. */
function withinEach(ranking: RankingTerm, { by, text }: Draft): RankingTerm {
  const within = by.find(({ at }) =>
    /^\s*(?:per|each|every|(?:for|in|within|of) (?:each|every))\s+$/iu.test(text.slice(ranking.at.end, at.start)),
  );
  const others = by.some(({ dimension }) => dimension !== within?.dimension);
  return within !== undefined && others && ranking.n !== null && ranking.per === null ? { ...ranking, per: within.dimension } : ranking;
}

/** What is ranked, where the ranking leaves it to other words: `which campaign had the lowest`, `top 5 by exposures`. */
function rankingOf(draft: Draft): RankingTerm | null {
  if (draft.ranking === null) return null;
  const ranking = withinEach(paced(draft.ranking, draft), draft);
  const nouns = draft.nouns.filter(({ of }) => of !== ranking.of);
  const subject = nouns.find(({ asked }) => asked) ?? nouns[0];
  const by = draft.metrics.find(({ role }) => role === 'by')?.metric ?? null;
  const all = subject?.plural === true && ranking.n === 1 && ranking.of === null;
  const moved = draft.flags.find(({ kind, at }) => (kind === 'moves' || kind === 'change') && isBeside(at, ranking, draft.text));
  if (moved) {
    const first = draft.metrics.find(({ metric: id }) => typeof id === 'string')?.metric ?? draft.subject;
    const down = moveSide(moved.value, first, draft.lexicon.catalogue) === 'down';
    // What fell the least stands at the other end than what fell the most.
    const rank = down === (ranking.rank === 'bottom') ? 'top' : 'bottom';
    const ordered = draft.by.length > 0 || /\bfirst$/iu.test(draft.text.slice(moved.at.start, moved.at.end));
    return {
      ...ranking,
      rank,
      // `fastest growing campaign by conversions`: what grows.
      metric: ranking.metric ?? by,
      byChange: true,
      of: ranking.of ?? subject?.of ?? null,
      n: ordered && ranking.n === 1 ? null : ranking.n,
    };
  }
  const metric = isPlainNoun(ranking, draft) ? null : ranking.metric;
  // `when was csat lowest` asks for a day.
  const when = /\bwhen (?:was|were|did|is|has|had)\b/iu.test(draft.text) && draft.by.length === 0 && draft.grain === null;
  return { ...ranking, n: all ? null : ranking.n, of: ranking.of ?? subject?.of ?? (when ? 'day' : null), metric: metric ?? by };
}

/** `highest csat gain` */
const gained =
  /^(?:gains?|drops?|increases?|decreases?|declines?|rise|fall|loss|losses|jump|dip|spike|improvements?|growth|change|difference)$/iu;

/** `biggest drop`, `highest csat gain`, `dropped the most`, `fell in csat the most`. */
function isBeside(move: Span, { at, metric }: RankingTerm, text: string): boolean {
  if (move.start >= at.end) return move.start - at.end === 1 && (metric === null || gained.test(text.slice(move.start, move.end)));
  return /^(?:the )?(?:most|least)\b/iu.test(text.slice(at.start)) && !/[,;]/u.test(text.slice(move.end, at.start));
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
