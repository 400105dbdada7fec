/** Breakdowns, dimensions named on their own, and filters. */

import type { CstNode, IToken } from 'chevrotain';
import type { BreakdownCstNode, CutCstNode, FilterCstNode, TextCstNode, ValuesCstNode, ValueTermCstNode } from '../../grammar/cst.ts';
import type { Grain } from '../base/day.ts';
import { itemAt } from '../base/item.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { metricKey } from '../catalogue/metric.ts';
import { type Draft, type Join, spanOf } from './draft.ts';
import { nounOf, textOf, valueOf, wordOf } from './payload.ts';
import { ratioNamed, use } from './read-metric.ts';
import { setGrain } from './set-once.ts';
import { mean, spanOfNode } from './take-down.ts';

/** A dimension or a unit of time named on its own. */
export function readNoun({ Noun, Unit, GrainWord }: CutCstNode['children'], asked: boolean, draft: Draft): void {
  if (Noun?.[0]) {
    const { dimension, plural } = nounOf(Noun[0]);
    draft.nouns.push({ of: dimension, plural, asked, at: spanOf(Noun[0]) });
    mean(draft, spanOf(Noun[0]), `dimension ${dimension}`);
  } else if (Unit?.[0]) {
    draft.nouns.push({ of: wordOf(Unit[0]) as Grain, plural: /s$/i.test(Unit[0].image), asked, at: spanOf(Unit[0]) });
    mean(draft, spanOf(Unit[0]), `per ${wordOf(Unit[0])}`);
  } else if (GrainWord?.[0]) readGrain(GrainWord[0], draft);
}

function readGrain(token: IToken, draft: Draft): void {
  const grain = wordOf(token) as Grain | 'auto';
  setGrain(grain, spanOf(token), draft);
  mean(draft, spanOf(token), grain === 'auto' ? 'over time' : `per ${grain}`);
}

function readCut({ children }: CutCstNode, draft: Draft): void {
  const { Noun, Unit, GrainWord } = children;
  if (Noun?.[0]) {
    draft.by.push({ dimension: nounOf(Noun[0]).dimension, at: spanOf(Noun[0]) });
    mean(draft, spanOf(Noun[0]), `by ${nounOf(Noun[0]).dimension}`);
  } else readGrain(itemAt(Unit ?? GrainWord, 0), draft);
}

/** `by campaign and device`, `per week`, `by exposures`. */
export function readBreakdown(node: BreakdownCstNode, draft: Draft): void {
  const { cut = [], Metric, divisor, Value } = node.children;
  for (const one of cut) readCut(one, draft);
  if (Metric?.[0]) {
    const metric = ratioNamed(Metric[0], divisor?.[0], draft);
    draft.metrics.push({ ...use(Metric[0], 'by'), metric });
    mean(draft, spanOfNode(node), `by metric ${metricKey(metric)}`);
  }
  if (Value?.[0]) pushValue(Value[0], null, false, 'none', draft.values.length, draft);
}

/** Values, texts to match, or a dimension on its own. */
export function readFilter(node: FilterCstNode, draft: Draft): void {
  const { Not, values, Noun, text } = node.children;
  const negated = Not !== undefined;
  if (Not?.[0]) mean(draft, spanOf(Not[0]), 'not');
  if (Not?.[0] && !values) draft.strays.push({ text: Not[0].image, kind: 'negation', dimension: null, at: spanOf(Not[0]) });
  if (values?.[0]) readValues(values[0], negated, draft);
  const dimension = Noun?.[0] ? nounOf(Noun[0]).dimension : null;
  if (text?.[0]) readText(text[0], dimension, draft);
  if (Noun?.[0] && !text) readNoun({ Noun }, false, draft);
  else if (Noun?.[0]) mean(draft, spanOf(Noun[0]), `dimension ${dimension ?? ''}`);
}

function readText({ children }: TextCstNode, dimension: DimensionId | null, draft: Draft): void {
  const values = children.Text.map((token) => textOf(token).text);
  const last = itemAt(children.Text, children.Text.length - 1);
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
  const name = itemAt(Object.keys(children), 0);
  return name.toLowerCase() as Join;
}

function readValueTerm({ children }: ValueTermCstNode, negated: boolean, join: Join, clause: number, draft: Draft): void {
  const value = itemAt(children.Value, 0);
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
