/** Rankings and orders. */

import type { IToken } from 'chevrotain';
import type { OrderCstNode, RankedCstNode } from '../../grammar/cst.ts';
import type { Grain } from '../base/day.ts';
import type { Problem } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import { metricKey } from '../catalogue/metric.ts';
import { type Draft, spanOf, spliced } from './draft.ts';
import { amountOf, nounOf, wordOf } from './payload.ts';
import type { RankingTerm } from './question.ts';
import { ratioNamed, use } from './read-metric.ts';
import { setRanking } from './set-once.ts';
import { mean, spanOfNode } from './take-down.ts';

/** `top 5 campaigns`, `lowest accepted rate`: `most` is how many are meant where no number is said. */
export function readRanking(
  word: IToken,
  count: IToken | undefined,
  node: RankedCstNode | undefined,
  at: Span,
  draft: Draft,
  most: 1 | null,
): void {
  const { cut, Metric, divisor, per } = node?.children ?? {};
  const token = Metric?.[0];
  const metric = token ? ratioNamed(token, divisor?.[0], draft) : null;
  if (token && metric !== null) draft.metrics.push({ ...use(token, 'ranked'), metric });
  const { Noun, Unit, GrainWord } = cut?.[0]?.children ?? {};
  const unit = Unit?.[0] ?? GrainWord?.[0];
  const of = Noun?.[0] ? nounOf(Noun[0]).dimension : unit ? (wordOf(unit) as Grain) : null;
  const plural = Noun?.[0] ? nounOf(Noun[0]).plural : unit ? /s$/i.test(unit.image) : false;
  const n = count ? amountOf(count).value : plural ? (most === null ? 10 : null) : of === null ? most : 1;
  if (count && (amountOf(count).unit !== null || /\d\s*[-–]\s*\d/u.test(count.image))) draft.problems.push(partOfRows(count, draft));
  if (count?.image.endsWith('+'))
    draft.assumptions.push({
      text: `\`${count.image}\` is read as ${String(n)}: a ranking shows a fixed number of rows.`,
      alternatives: [],
    });
  const ranking: RankingTerm = {
    rank: wordOf(word) as RankingTerm['rank'],
    n,
    metric,
    byChange: false,
    of,
    per: per?.[0] ? nounOf(per[0]).dimension : null,
    at,
  };
  setRanking(ranking, draft);
  mean(
    draft,
    at,
    `${wordOf(word)}${n === null ? '' : ` ${n}`}${of === null ? '' : ` by ${of}`}${metric === null ? '' : ` of metric ${metricKey(metric)}`}`,
  );
}

/** `top 10% of campaigns`: a ranking is of so many rows. */
function partOfRows(count: IToken, draft: Draft): Problem {
  const at = spanOf(count);
  const number = String(amountOf(count).value);
  const message = `\`${count.image}\`: a ranking shows a number of rows, not a part of them.`;
  return { code: 'not_understood', message, at, suggestions: [{ label: number, question: spliced(draft.text, at, number) }] };
}

/** `sorted by csat asc`, `highest first`. */
export function readOrder(node: OrderCstNode, draft: Draft): void {
  const { OrderBy, Metric, cut, Change, Direction, divisor } = node.children;
  const at = spanOfNode(node);
  const said = Direction?.[0] ? wordOf(Direction[0]) : null;
  const direction = said === 'asc' || said === 'desc' ? said : null;
  const named = cut?.[0]?.children;
  const names = OrderBy?.[0] ? wordOf(OrderBy[0]) : '';
  if (names !== '' && !cut) {
    // `sorted by name, csat`: what follows is asked for.
    if (Metric?.[0]) draft.metrics.push({ ...use(Metric[0], 'asked'), metric: ratioNamed(Metric[0], divisor?.[0], draft) });
    draft.order.push({ by: 'name', direction: direction ?? (names === 'name' ? 'asc' : 'desc'), at });
    mean(draft, at, 'ordered by name');
    return;
  }
  const by = Metric?.[0]
    ? ratioNamed(Metric[0], divisor?.[0], draft)
    : Change?.[0]
      ? wordOf(Change[0]) === 'rate'
        ? 'change_rate'
        : 'change'
      : named?.Noun?.[0]
        ? nounOf(named.Noun[0]).dimension
        : named
          ? 'time'
          : '';
  if (Metric?.[0]) draft.metrics.push({ ...use(Metric[0], 'ordered'), metric: by });
  if (said === 'best' || said === 'worst') {
    // Which end comes first follows from the metric, as for any best and worst.
    const of = named?.Noun?.[0] ? nounOf(named.Noun[0]).dimension : named?.Unit?.[0] ? (wordOf(named.Unit[0]) as Grain) : null;
    setRanking({ rank: said, n: null, metric: Metric ? by : null, byChange: Change !== undefined, of, per: null, at }, draft);
    mean(draft, at, `${said} first`);
    return;
  }
  draft.order.push({ by, direction: direction ?? (Metric || Change || by === '' ? 'desc' : 'asc'), at });
  mean(draft, at, `ordered${by === '' ? '' : ` by ${metricKey(by)}`}`);
}
