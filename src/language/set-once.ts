/** Parts of a question that there is one of: a second that says something else is asked back, never laid over the first. */
import type { Grain } from '../base/day.ts';
import type { Span } from '../base/span.ts';
import { type Draft, spliced } from './draft.ts';
import type { ChartWord, CompareTerm, RankingTerm, TransformTerm } from './question.ts';

const charts: ReadonlySet<string> = new Set<ChartWord>(['line', 'bar', 'stacked_bar', 'pie', 'funnel', 'combo', 'number', 'none']);

/** The picture asked for; a kind that is not drawn leaves the usual one, which the plan says. */
export function setChart(word: string, at: Span, draft: Draft): void {
  const before = draft.chart;
  if (!charts.has(word)) {
    draft.chart = before ?? { chart: word === 'default' ? 'default' : 'other', at };
    return;
  }
  const chart = word as ChartWord;
  if (before !== null && charts.has(before.chart) && before.chart !== chart && !isGraph(draft))
    reportTwice('pictures', before.at, at, draft);
  draft.chart = { chart, at };
}

/** The dashboard's own graphs come with a picture, in place of which another may be asked for. */
function isGraph({ chart, metrics }: Draft): boolean {
  return metrics.some(({ at }) => at === chart?.at);
}

export function setOutput(output: 'csv' | 'png', at: Span, draft: Draft): void {
  if (draft.output !== null && draft.output.kind !== output) reportTwice('files', draft.output.at, at, draft);
  draft.output = { kind: output, at };
}

export function setTransform(transform: TransformTerm, draft: Draft): void {
  const before = draft.transform;
  if (before !== null && before.kind !== transform.kind) reportTwice('calculations', before.at, transform.at, draft);
  draft.transform = transform;
}

/** A grain that is said wins: `over time` leaves it to the range, and the dashboard's own graphs are by day where nothing else is said. */
export function setGrain(grain: Grain | 'auto', at: Span, draft: Draft): void {
  const before = draft.grain;
  if (before !== null && grain === 'auto') return;
  const ofGraph = draft.metrics.some((metric) => metric.at === before?.at);
  if (before !== null && before.grain !== 'auto' && before.grain !== grain && !ofGraph) reportTwice('grains', before.at, at, draft);
  draft.grain = { grain, at };
}

/** A range that is named says more than `wow` beside it; two ranges, or two units, do not go together. */
export function setCompare(compare: CompareTerm, draft: Draft): void {
  const before = draft.compare;
  if (before !== null && before.kind === compare.kind && comparedWith(before) !== comparedWith(compare))
    reportTwice('comparisons', before.at, compare.at, draft);
  if (before?.kind === 'range' && compare.kind === 'previous') return;
  draft.compare = compare;
}

function comparedWith(term: CompareTerm): string {
  return term.kind === 'previous' ? term.unit : `${term.range.from ?? ''} ${term.range.to}`;
}

const opposites: Readonly<Record<RankingTerm['rank'], RankingTerm['rank']>> = {
  top: 'bottom',
  bottom: 'top',
  best: 'worst',
  worst: 'best',
};

/** `the highest exposed rate, top 3`: two words of one ranking add up; top and bottom do not. */
export function setRanking(ranking: RankingTerm, draft: Draft): void {
  const before = draft.ranking;
  if (before !== null && opposites[before.rank] === ranking.rank) reportBothEnds(before, ranking, draft);
  if (before?.rank !== ranking.rank) {
    draft.ranking = ranking;
    return;
  }
  const [n] = [before, ranking].flatMap((one) => (/\d/.test(draft.text.slice(one.at.start, one.at.end)) ? [one.n] : []));
  draft.ranking = {
    ...ranking,
    n: n ?? ranking.n,
    metric: ranking.metric ?? before.metric,
    of: ranking.of ?? before.of,
    per: ranking.per ?? before.per,
  };
}

/** `top 3 and bottom 3 campaigns`: what is named behind the second is ranked by both; `top 3 by exposed and bottom 3 by csat` are two questions. */
function reportBothEnds(first: RankingTerm, second: RankingTerm, draft: Draft): void {
  const { text } = draft;
  const said = ({ at }: RankingTerm): string => text.slice(at.start, at.end);
  const joint = text.slice(first.at.end, second.at.start);
  if (!/^[\s,&/+]*(?:and|or)?(?: the)?\s*$/iu.test(joint)) {
    const asked = /(?:[\s,;]|\b(?:and|or|but|the|which|who|what|one|has|have|had|is|are|was|were)\b)*$/iu;
    const cut = first.at.end + (asked.exec(joint)?.index ?? 0);
    // `… the highest csat and which the lowest`: the second is of the metric of the first.
    const word = /^(?:the )?\p{L}+/iu;
    const other = second.metric === null && second.of === null ? said(first).replace(word, said(second).trim()) : null;
    const questions = [text.slice(0, cut).trim(), ...(other === null ? [] : [spliced(text.slice(0, cut), first.at, other)])];
    draft.problems.push({
      code: 'ambiguous',
      message: `Two rankings stand in the question: ${said(first)} and ${said(second)}. Which one?`,
      at: second.at,
      suggestions: questions.map((question, index) => ({ label: index === 0 ? said(first) : said(second), question })),
    });
    return;
  }
  const tail = said(second).replace(/^(?:the )?\p{L}+/iu, '');
  const own = said(first).trim();
  const named = /\d/u.test(own) ? tail.replace(/^\s*\d+/u, '') : tail;
  const whole = first.of === null && first.metric === null ? `${own}${named}` : own;
  const both = { start: first.at.start, end: second.at.end };
  draft.problems.push({
    code: 'ambiguous',
    message: `Two rankings stand in the question: ${said(first)} and ${said(second)}. Which one?`,
    at: second.at,
    suggestions: [whole, said(second)].map((label) => ({ label, question: spliced(text, both, label) })),
  });
}

function reportTwice(what: string, first: Span, second: Span, draft: Draft): void {
  const { text } = draft;
  const said = (at: Span): string => text.slice(at.start, at.end);
  draft.problems.push({
    code: 'ambiguous',
    message: `Two ${what} stand in the question: ${said(first)} and ${said(second)}. Which one?`,
    at: second,
    suggestions: [
      { label: said(first), question: spliced(text, second, '') },
      { label: said(second), question: spliced(text, first, '') },
    ],
  });
}
