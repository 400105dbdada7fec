/** Takes down what each item of the parse tree says. */
import type { CstNode, IToken } from 'chevrotain';
import type {
  BoundCstNode,
  BreakdownCstNode,
  ComparisonCstNode,
  CutCstNode,
  FilterCstNode,
  ItemCstNode,
  KeywordCstNode,
  MetricCstNode,
  OrderCstNode,
  RankedCstNode,
  RollingCstNode,
  StrayCstNode,
  TestCstNode,
  TextCstNode,
  TimeCstNode,
  ValuesCstNode,
  ValueTermCstNode,
} from '../../grammar/cst.ts';
import type { Grain } from '../base/day.ts';
import type { Span } from '../base/span.ts';
import type { DimensionId, Level } from '../catalogue/dimension.ts';
import type { MetricRef, Section } from '../catalogue/metric.ts';
import { type Draft, type Flags, type Join, type MetricUse, spanOf, spliced } from './draft.ts';
import { amountOf, metricOf, nounOf, payloadOf, valueOf, wordOf } from './payload.ts';
import type { HavingTerm, OrderTerm, RankingTerm } from './question.ts';
import { rangeInWords, readTime, rollingUnits, type TimeReading } from './time/read-time.ts';
import { reportNotOffered, reportPartOfDay } from './trouble.ts';

export function spanOfNode(node: CstNode): Span {
  const { location } = node;
  return { start: location?.startOffset ?? 0, end: (location?.endOffset ?? 0) + 1 };
}

/** Adds to `draft` what `item` says. */
export function readItem(item: ItemCstNode, draft: Draft): void {
  const { children } = item;
  if (children.metric?.[0]) readMetric(children.metric[0], draft);
  else if (children.bound?.[0]) readBound(children.bound[0], draft);
  else if (children.breakdown?.[0]) readBreakdown(children.breakdown[0], draft);
  else if (children.bucket?.[0]) readNoun(children.bucket[0].children, false, draft);
  else if (children.which?.[0]) {
    const cut = children.which[0].children.cut?.[0];
    if (cut) readNoun(cut.children, true, draft);
  } else if (children.filter?.[0]) readFilter(children.filter[0], draft);
  else if (children.time?.[0]) readTimeItem(children.time[0], draft);
  else if (children.comparison?.[0]) readComparison(children.comparison[0], draft);
  else if (children.rolling?.[0]) readRolling(children.rolling[0], draft);
  else if (children.superlative?.[0]) {
    const { Superlative, Num, ranked } = children.superlative[0].children;
    readRanking(Superlative[0], Num?.[0], ranked?.[0], spanOfNode(children.superlative[0]), draft, 1);
  } else if (children.ranking?.[0]) {
    const { Top, Num, ranked } = children.ranking[0].children;
    readRanking(Top[0], Num?.[0], ranked?.[0], spanOfNode(children.ranking[0]), draft, null);
  } else if (children.order?.[0]) readOrder(children.order[0], draft);
  else if (children.rate?.[0]) flag(draft, 'rate', '', spanOfNode(children.rate[0]));
  else if (children.keyword?.[0]) readKeyword(children.keyword[0], draft);
  else if (children.stray?.[0]) readStray(children.stray[0], draft);
}

function flag(draft: Draft, kind: Flags['kind'], value: string, at: Span): void {
  draft.flags.push({ kind, value, at });
}

function mean(draft: Draft, at: Span, meaning: string): void {
  draft.meanings.push({ at, meaning });
}

function use(token: IToken, role: MetricUse['role'], level: Level | null = null): MetricUse {
  const { id, short, word } = metricOf(token);
  return { metric: id, level, at: spanOf(token), role, short, word };
}

function readMetric(node: MetricCstNode, draft: Draft): void {
  const { Metric, divisor = [], LevelSuffix, test } = node.children;
  const tokens = [...Metric];
  const suffix = LevelSuffix?.[0] ? (wordOf(LevelSuffix[0]) as Level) : null;
  const first = tokens[0];
  if (!first) return;
  const rates = divisor.map(({ children }) => ({
    token: children.Metric[0],
    per: children.Num?.[0] ? amountOf(children.Num[0]).value : 1,
  }));
  const second = rates[0];
  if (rates.length === 1 && second?.token && isCount(first, draft) && isCount(second.token, draft)) {
    const metric: MetricRef = { ratio: [metricOf(first).id, metricOf(second.token).id], per: second.per };
    draft.metrics.push({ metric, level: suffix, at: spanOfNode(node), role: 'asked', short: null, word: '' });
    mean(draft, spanOfNode(node), `ratio ${metric.ratio[0]} per ${second.per === 1 ? '' : `${second.per} `}${metric.ratio[1]}`);
    return;
  }
  const role = test ? 'tested' : 'asked';
  draft.metrics.push(use(first, role, suffix));
  mean(draft, spanOf(first), `metric ${metricOf(first).id}${suffix ? ` at ${suffix} level` : ''}`);
  for (const { token } of rates) {
    if (!token) continue;
    draft.metrics.push(use(token, 'asked'));
    mean(draft, spanOf(token), `metric ${metricOf(token).id}`);
  }
  if (test?.[0]) readTest(test[0], metricOf(first).id, spanOfNode(node), draft);
}

function isCount(token: IToken, { lexicon }: Draft): boolean {
  return lexicon.catalogue.metric(metricOf(token).id)?.unit === 'count';
}

function readBound(node: BoundCstNode, draft: Draft): void {
  const { test, Metric } = node.children;
  const token = Metric?.[0];
  if (token) {
    draft.metrics.push(use(token, 'tested'));
    mean(draft, spanOf(token), `metric ${metricOf(token).id}`);
  }
  if (test[0]) readTest(test[0], token ? metricOf(token).id : null, spanOfNode(node), draft);
}

function readTest(node: TestCstNode, metric: MetricRef | null, at: Span, draft: Draft): void {
  const { Comparator, amount, amount2, than } = node.children;
  const op = Comparator?.[0] ? (wordOf(Comparator[0]) as HavingTerm['op']) : 'between';
  const bounds = [amount?.[0], amount2?.[0]].map((token) => (token ? amountOf(token) : null));
  const [value = null, value2 = null] = bounds;
  const unit = value2?.unit ?? value?.unit ?? null;
  draft.tests.push({
    op,
    metric,
    at,
    value: value && { value: value.value, unit: value.unit ?? unit },
    value2: value2 && { value: value2.value, unit },
    than: than?.[0] ? metricOf(than[0]).id : null,
  });
  mean(draft, spanOfNode(node), `condition ${op}`);
}

function readBreakdown(node: BreakdownCstNode, draft: Draft): void {
  const { cut = [], Metric, Value } = node.children;
  for (const one of cut) readCut(one, draft);
  if (Metric?.[0]) {
    draft.metrics.push(use(Metric[0], 'by'));
    mean(draft, spanOfNode(node), `by metric ${metricOf(Metric[0]).id}`);
  }
  if (Value?.[0]) pushValue(Value[0], null, false, 'none', draft.values.length, draft);
}

function readCut({ children }: CutCstNode, draft: Draft): void {
  const { Noun, Unit, GrainWord } = children;
  const grain = Unit?.[0] ?? GrainWord?.[0];
  if (Noun?.[0]) {
    draft.by.push({ dimension: nounOf(Noun[0]).dimension, at: spanOf(Noun[0]) });
    mean(draft, spanOf(Noun[0]), `by ${nounOf(Noun[0]).dimension}`);
  } else if (grain) setGrain(grain, draft);
}

function setGrain(token: IToken, draft: Draft): void {
  const grain = wordOf(token) as Grain | 'auto';
  draft.grain = { grain, at: spanOf(token) };
  mean(draft, spanOf(token), grain === 'auto' ? 'over time' : `per ${grain}`);
}

function readNoun({ Noun, Unit, GrainWord }: CutCstNode['children'], asked: boolean, draft: Draft): void {
  if (Noun?.[0]) {
    const { dimension, plural } = nounOf(Noun[0]);
    draft.nouns.push({ of: dimension, plural, asked, at: spanOf(Noun[0]) });
    mean(draft, spanOf(Noun[0]), `dimension ${dimension}`);
  } else if (Unit?.[0]) {
    draft.nouns.push({ of: wordOf(Unit[0]) as Grain, plural: /s$/i.test(Unit[0].image), asked, at: spanOf(Unit[0]) });
    mean(draft, spanOf(Unit[0]), `per ${wordOf(Unit[0])}`);
  } else if (GrainWord?.[0]) setGrain(GrainWord[0], draft);
}

function readFilter(node: FilterCstNode, draft: Draft): void {
  const { Not, values, Noun, text } = node.children;
  const negated = Not !== undefined;
  if (Not?.[0]) mean(draft, spanOf(Not[0]), 'not');
  if (values?.[0]) readValues(values[0], negated, draft);
  const dimension = Noun?.[0] ? nounOf(Noun[0]).dimension : null;
  if (text?.[0]) readText(text[0], dimension, draft);
  if (Noun?.[0] && !text) readNoun({ Noun }, false, draft);
  else if (Noun?.[0]) mean(draft, spanOf(Noun[0]), `dimension ${dimension ?? ''}`);
}

function readText({ children }: TextCstNode, dimension: DimensionId | null, draft: Draft): void {
  const values = children.Text.map((token) => {
    const payload = payloadOf(token);
    return payload.kind === 'text' ? payload.text : token.image;
  });
  const last = children.Text.at(-1);
  if (!last) return;
  const op = children.Contains ? 'contains' : 'starts_with';
  const at = { start: spanOf(children.Contains?.[0] ?? children.StartsWith?.[0] ?? last).start, end: spanOf(last).end };
  draft.texts.push({ dimension: dimension ?? 'campaign', op, values, at });
  mean(draft, at, `${dimension ?? 'campaign'} ${op.replace('_', ' ')} ${values.join(' or ')}`);
}

function readValues(node: ValuesCstNode, negated: boolean, draft: Draft): void {
  const clause = draft.values.length;
  const joins = (node.children.join ?? []).map((join) => ({ at: spanOfNode(join), join: joinOf(join) }));
  let from = 0;
  for (const term of node.children.valueTerm) {
    const at = spanOfNode(term);
    const join = joins.find((one) => one.at.start >= from && one.at.end <= at.start);
    readValueTerm(term, negated, from === 0 ? 'none' : (join?.join ?? 'comma'), clause, draft);
    from = at.end;
  }
}

function joinOf({ children }: CstNode): Join {
  const name = Object.keys(children)[0] ?? '';
  return name.toLowerCase() as Join;
}

function readValueTerm({ children }: ValueTermCstNode, negated: boolean, join: Join, clause: number, draft: Draft): void {
  const value = children.Value[0];
  if (!value) return;
  const { readings } = valueOf(value);
  let noun: DimensionId | null = null;
  for (const token of [children.before?.[0], children.after?.[0]]) {
    if (!token) continue;
    const { dimension } = nounOf(token);
    if (noun === null && readings.some((reading) => reading.dimension === dimension)) {
      noun = dimension;
      mean(draft, spanOf(token), `dimension ${dimension}`);
    } else readNoun({ Noun: [token] }, false, draft);
  }
  pushValue(value, noun, negated, join, clause, draft);
}

function pushValue(token: IToken, noun: DimensionId | null, negated: boolean, join: Join, clause: number, draft: Draft): void {
  const { readings, quoted } = valueOf(token);
  draft.values.push({ readings, noun, negated, join, clause, quoted, text: token.image, at: spanOf(token) });
}

function readTimeItem(node: TimeCstNode, draft: Draft): void {
  const time = timeOf(node, draft);
  if (time) draft.times.push({ time, at: spanOfNode(node), sameElapsed: false });
}

/** The time of a node; a problem is taken down where it cannot be. */
function timeOf(node: TimeCstNode, draft: Draft): TimeReading | null {
  const at = spanOfNode(node);
  const time = readTime(node, draft.time);
  const part = node.children.PartOfDay?.[0];
  if (part) reportPartOfDay(spanOf(part), draft);
  if ('message' in time) {
    const question = spliced(draft.text, at, time.instead);
    draft.problems.push({ code: 'bad_time', message: time.message, at, suggestions: [{ label: time.instead, question }] });
    mean(draft, at, 'not understood');
    return null;
  }
  mean(draft, at, rangeInWords(time.from, time.to));
  return time;
}

function readComparison(node: ComparisonCstNode, draft: Draft): void {
  const { OverUnit, PreviousPeriod, unitBefore, basis, SamePeriod, time } = node.children;
  const at = spanOfNode(node);
  const parts = basis?.[0]?.children;
  const before = unitBefore?.[0] ?? parts?.unitBefore?.[0];
  const named = time?.[0] ?? parts?.time?.[0];
  if (OverUnit?.[0]) draft.compare = { kind: 'previous', unit: wordOf(OverUnit[0]) as 'week' | 'month' | 'quarter' | 'year', at };
  else if (named) {
    const range = timeOf(named, draft);
    const sameElapsed = (SamePeriod ?? parts?.SamePeriod) !== undefined;
    if (range) draft.compare = { kind: 'range', range: { ...range, at: spanOfNode(named) }, sameElapsed, at };
    return;
  } else if (before || PreviousPeriod || parts?.PreviousPeriod || SamePeriod || parts?.SamePeriod) {
    draft.compare = { kind: 'previous', unit: 'period', at };
  }
  mean(draft, at, draft.compare?.kind === 'previous' ? `compared with the previous ${draft.compare.unit}` : 'compared');
}

/** `rolling 2 weeks` is a range of time; `7 day rolling average` makes each day show the days that end on it. */
function readRolling(node: RollingCstNode, draft: Draft): void {
  const { Num, Unit, Rolling, Average, Total } = node.children;
  const at = spanOfNode(node);
  const count = Num?.[0] ? amountOf(Num[0]).value : 7;
  const grain = Unit?.[0] ? (wordOf(Unit[0]) as Grain) : 'day';
  const leads = Rolling?.[0] !== undefined && at.start === Rolling[0].startOffset;
  if (leads && Num && !Average && !Total) {
    const time = rollingUnits(count, grain, draft.time.today);
    draft.times.push({ time, at, sameElapsed: false });
    mean(draft, at, rangeInWords(time.from, time.to));
    return;
  }
  const days = { day: 1, week: 7, month: 30, quarter: 91, year: 365 }[grain] * count;
  draft.transform = { kind: 'rolling', days, total: Total !== undefined, at };
  mean(draft, at, `rolling ${days} days`);
}

function readRanking(
  word: IToken | undefined,
  count: IToken | undefined,
  node: RankedCstNode | undefined,
  at: Span,
  draft: Draft,
  most: 1 | null,
): void {
  if (!word) return;
  const { cut, Metric, per } = node?.children ?? {};
  const token = Metric?.[0];
  if (token) {
    draft.metrics.push(use(token, 'ranked'));
  }
  const { Noun, Unit, GrainWord } = cut?.[0]?.children ?? {};
  const unit = Unit?.[0] ?? GrainWord?.[0];
  const of = Noun?.[0] ? nounOf(Noun[0]).dimension : unit ? (wordOf(unit) as Grain) : null;
  const plural = Noun?.[0] ? nounOf(Noun[0]).plural : unit ? /s$/i.test(unit.image) : false;
  const n = count ? amountOf(count).value : plural ? (most === null ? 10 : null) : most;
  draft.ranking = {
    rank: wordOf(word) as RankingTerm['rank'],
    n,
    metric: token ? metricOf(token).id : null,
    byChange: false,
    of,
    per: per?.[0] ? nounOf(per[0]).dimension : null,
    at,
  };
  mean(
    draft,
    at,
    `${wordOf(word)}${n === null ? '' : ` ${n}`}${of === null ? '' : ` by ${of}`}${token ? ` of metric ${metricOf(token).id}` : ''}`,
  );
}

function readOrder(node: OrderCstNode, draft: Draft): void {
  const { Metric, cut, Change, Direction } = node.children;
  const at = spanOfNode(node);
  const direction = Direction?.[0] ? (wordOf(Direction[0]) as OrderTerm['direction']) : null;
  const named = cut?.[0]?.children;
  const by = Metric?.[0]
    ? metricOf(Metric[0]).id
    : Change
      ? 'change'
      : named?.Noun?.[0]
        ? nounOf(named.Noun[0]).dimension
        : named
          ? 'time'
          : '';
  if (Metric?.[0]) draft.metrics.push(use(Metric[0], 'ordered'));
  draft.order.push({ by, direction: direction ?? (Metric || Change || by === '' ? 'desc' : 'asc'), at });
  mean(draft, at, `ordered${by === '' ? '' : ` by ${by}`}`);
}

const keywordFlags: Readonly<Record<string, Flags['kind']>> = {
  Together: 'together',
  Only: 'only',
  Change: 'change',
  Who: 'who',
  Close: 'close',
  Average: 'average',
  AverageDaily: 'daily',
  Snapshot: 'snapshot',
  Overview: 'overview',
  WhatIs: 'what',
  Define: 'define',
  Term: 'define',
  List: 'list',
  ListedThing: 'list',
  Extent: 'extent',
  Why: 'why',
  Help: 'help',
};

function readKeyword(node: KeywordCstNode, draft: Draft): void {
  const [name = '', tokens = []] = Object.entries(node.children)[0] ?? [];
  const token = tokens[0];
  if (!token) return;
  const at = spanOf(token);
  const value = wordOf(token);
  const kind = keywordFlags[name];
  if (kind) flag(draft, kind, value, at);
  if (name === 'NotOffered') reportNotOffered(value, at, draft);
  if (name === 'PartOfDay') reportPartOfDay(at, draft);
  if (name === 'Stage') readStage(value, at, draft);
  if (name === 'Graph') readGraph(value, at, draft);
  if (name === 'Section') draft.sections.push({ section: value as Section, at });
  if (name === 'Share') draft.transform = { kind: 'share', at };
  if (name === 'Chart' && value !== 'any') draft.chart = { chart: value as 'line', at };
  if (name === 'Output') draft.output = value as 'csv' | 'png';
  mean(draft, at, value === '' ? name.toLowerCase() : `${name.toLowerCase()} ${value}`);
}

/** `aov after engagement vs after exposure`: the metric before it, at this stage. */
function readStage(stage: string, at: Span, draft: Draft): void {
  const before = draft.metrics.at(-1);
  const stem =
    typeof before?.metric === 'string'
      ? /^(.*)_after_(?:engagement|exposure|exposure_not_engagement)$/.exec(before.metric)?.[1]
      : undefined;
  const id = stem === undefined ? null : `${stem}_${stage}`;
  if (!before || id === null || !draft.lexicon.catalogue.metric(id)) {
    draft.strays.push({ text: draft.text.slice(at.start, at.end), kind: 'misplaced', dimension: null, at });
    return;
  }
  const joined = /\b(?:vs|versus|and|or|against|compared)\b|[,&+/]/i.test(draft.text.slice(before.at.end, at.start));
  if (!joined) draft.metrics.pop();
  draft.metrics.push({ ...before, metric: id, at, short: null });
}

const graphs: Readonly<Record<string, readonly string[]>> = {
  efficiency: ['closed_conversations', 'closed_conversations_per_login_hour', 'closed_conversations_per_online_hour'],
  conversion: ['conversions_after_engagement', 'conversion_rate_after_engagement'],
  'consumer experience': ['csat_score', 'mcs'],
};

/** The dashboard's own graphs: its metrics by day. */
function readGraph(graph: string, at: Span, draft: Draft): void {
  for (const metric of graphs[graph] ?? []) draft.metrics.push({ metric, level: null, at, role: 'asked', short: null, word: graph });
  draft.grain ??= { grain: 'day', at };
  draft.chart = { chart: 'combo', at };
}

function readStray(node: StrayCstNode, draft: Draft): void {
  const [name, tokens = []] = Object.entries(node.children)[0] ?? [];
  const token = tokens[0];
  if (!token) return;
  const at = spanOf(token);
  const payload = payloadOf(token);
  const text = payload.kind === 'text' ? payload.text : token.image;
  const kind = name === 'Unknown' || name === 'Foreign' ? 'unknown' : name === 'Num' ? 'number' : 'misplaced';
  draft.strays.push({ text, kind, dimension: payload.kind === 'noun' ? payload.dimension : null, at });
  mean(draft, at, 'not understood');
}
