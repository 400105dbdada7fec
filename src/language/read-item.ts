/** Takes down what each item of the parse tree says. */
import type { ItemCstNode, KeywordCstNode, SeparatorCstNode, StrayCstNode } from '../../grammar/cst.ts';
import { itemAt } from '../base/item.ts';
import type { Section } from '../catalogue/metric.ts';
import { type Draft, type Flags, type StrayUse, spanOf } from './draft.ts';
import { amountOf, payloadOf, wordOf } from './payload.ts';
import { readBreakdown, readFilter, readNoun } from './read-filter.ts';
import { readBound, readGraph, readMetric, readStage } from './read-metric.ts';
import { readOrder, readRanking } from './read-ranking.ts';
import { readClock, readMove, readPlace, readRecurrence } from './read-watch.ts';
import { readComparison, readRolling, readTimeItem } from './read-when.ts';
import { setChart, setOutput, setTransform } from './set-once.ts';
import { flag, mean, spanOfNode } from './take-down.ts';
import { reportPartOfDay } from './time-trouble.ts';

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
    readRanking(itemAt(Superlative, 0), Num?.[0], ranked?.[0], spanOfNode(children.superlative[0]), draft, 1);
  } else if (children.ranking?.[0]) {
    const { Top, Num, ranked } = children.ranking[0].children;
    readRanking(itemAt(Top, 0), Num?.[0], ranked?.[0], spanOfNode(children.ranking[0]), draft, null);
  } else if (children.order?.[0]) readOrder(children.order[0], draft);
  else if (children.move?.[0]) readMove(children.move[0], draft);
  else if (children.recurrence?.[0]) readRecurrence(children.recurrence[0], draft);
  else if (children.clock?.[0]) readClock(children.clock[0], draft);
  else if (children.place?.[0]) readPlace(children.place[0], draft);
  else if (children.rate?.[0]) {
    flag(draft, 'rate', '', spanOfNode(children.rate[0]));
    mean(draft, spanOfNode(children.rate[0]), 'as a rate');
  } else if (children.separator?.[0]) readSeparator(children.separator[0], draft);
  else if (children.keyword?.[0]) readKeyword(children.keyword[0], draft);
  else if (children.stray?.[0]) readStray(children.stray[0], draft);
}

function readSeparator({ children }: SeparatorCstNode, draft: Draft): void {
  const { Compare, Versus } = children;
  if (Compare?.[0]) {
    flag(draft, 'compare', '', spanOf(Compare[0]));
    mean(draft, spanOf(Compare[0]), 'compare');
  }
  const versus = Versus?.[0];
  if (!versus) return;
  const at = spanOf(versus);
  if (/^[\s.?!]*$/.test(draft.text.slice(at.end))) draft.strays.push({ text: versus.image, kind: 'versus', dimension: null, at });
  else flag(draft, 'versus', '', at);
}

const keywordFlags: Readonly<Record<string, Flags['kind']>> = {
  Together: 'together',
  Only: 'only',
  Change: 'change',
  Who: 'who',
  Manage: 'manage',
  Post: 'post',
  Alert: 'alert',
  Unusual: 'unusual',
  Target: 'target',
  Close: 'close',
  Closers: 'closers',
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
  const [name, tokens] = itemAt(Object.entries(node.children), 0);
  const token = itemAt(tokens, 0);
  const at = spanOf(token);
  const value = wordOf(token);
  const kind = keywordFlags[name];
  if (kind) flag(draft, kind, value, at);
  if (name === 'NotOffered') draft.notOffered.push({ what: value, at });
  if (name === 'Periods') draft.watch.periods = amountOf(token).value;
  if (name === 'PartOfDay') reportPartOfDay(at, draft);
  if (name === 'Stage') readStage(value, at, draft);
  if (name === 'Graph') readGraph(value, at, draft);
  if (name === 'Section') draft.sections.push({ section: value as Section, at });
  if (name === 'Share') setTransform({ kind: 'share', at }, draft);
  if (name === 'Chart') setChart(value, at, draft);
  if (name === 'Output') setOutput(value as 'csv' | 'png', at, draft);
  mean(draft, at, value === '' ? name.toLowerCase() : `${name.toLowerCase()} ${value}`);
}

const strayKinds: Readonly<Record<string, StrayUse['kind']>> = {
  Unknown: 'unknown',
  Foreign: 'unknown',
  Num: 'number',
  Comparator: 'bound',
  BetweenAmounts: 'bound',
};

function readStray(node: StrayCstNode, draft: Draft): void {
  const [name, tokens] = itemAt(Object.entries(node.children), 0);
  const token = itemAt(tokens, 0);
  const at = spanOf(token);
  const payload = payloadOf(token);
  const text = payload.kind === 'text' ? payload.text : token.image;
  const kind = strayKinds[name] ?? 'misplaced';
  draft.strays.push({ text, kind, dimension: payload.kind === 'noun' ? payload.dimension : null, at });
  mean(draft, at, 'not understood');
}
