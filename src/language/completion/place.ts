/** What fits a place: the kinds of thing that go on best behind the words before it. */
import type { TokenType } from 'chevrotain';
import * as t from '../../../grammar/tokens.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { Segment } from '../segment.ts';
import type { Offer, OfferKind } from './offers.ts';

/** `value`: a fixed value or a name of any dimension. */
type Fit = OfferKind | 'value';

export interface Place {
  /** The words before, without those that mean nothing. */
  readonly said: readonly Segment[];
  readonly last: TokenType | null;
  /** The dimension whose members are due: its noun was just said, and no breakdown asked for it. */
  readonly noun: DimensionId | null;
  /** Best first. */
  readonly fits: readonly Fit[];
  /** Nothing but `fits` goes on here. */
  readonly closed: boolean;
  /** A question stands before, which a message can change. */
  readonly inThread: boolean;
  /** The last word, where it means nothing by itself: `when`. */
  readonly idle: string | null;
}

const atStart: readonly Fit[] = ['metric', 'question', 'section', 'ranking', 'value', 'calculation', 'schedule', 'alert', 'chart'];
const atThread: readonly Fit[] = [
  'breakdown',
  'edit',
  'time',
  'comparison',
  'filter',
  'ranking',
  ...atStart,
  'condition',
  'output',
  'grain',
];
const afterWhole: readonly Fit[] = [
  'time',
  'breakdown',
  'comparison',
  'condition',
  'value',
  'metric',
  'filter',
  'ranking',
  'dimension',
  'calculation',
  'chart',
  'output',
  'grain',
  'schedule',
];
const afterValue: readonly Fit[] = ['metric', 'time', 'breakdown', 'comparison', ...afterWhole];
const ranked: readonly Fit[] = ['metric', 'dimension', 'grain'];

/** What these words wait for, and nothing else. */
const dueAfter = new Map<TokenType, readonly Fit[]>([
  [t.By, ['dimension', 'grain']],
  [t.Per, ['dimension', 'grain']],
  [t.OrderBy, ['metric', 'dimension', 'ranking']],
  [t.Not, ['value', 'dimension']],
  [t.Only, ['value', 'dimension', 'filter']],
  [t.Comparator, ['amount', 'metric']],
  [t.BetweenAmounts, ['amount']],
  [t.Between, ['amount', 'time']],
  [t.Versus, ['time', 'comparison', 'value', 'metric']],
  [t.Last, ['time']],
  [t.This, ['time']],
  [t.To, ['time']],
  [t.Since, ['time']],
  [t.Until, ['time']],
  [t.Which, ['dimension', 'grain']],
  [t.List, ['list']],
  [t.Overview, ['value', 'metric']],
  [t.Share, ['metric']],
  [t.AverageDaily, ['metric']],
  [t.Alert, ['metric']],
  [t.WhatIs, ['metric']],
  [t.Define, ['metric']],
  [t.Why, ['metric']],
]);

const fitsAfter = new Map<TokenType, readonly Fit[]>([
  [t.Value, afterValue],
  [t.Snapshot, ['time', 'value', 'comparison']],
  [t.Every, ['grain', 'schedule', 'section', 'metric']],
  [t.Top, ['dimension', 'metric']],
  [t.Superlative, ['metric', 'dimension']],
  [t.Clock, ['section', 'metric', 'schedule']],
]);

/** A word that is whole: what is longer than it comes after what goes on behind it. */
const whole = new Set<TokenType>([t.Metric, t.Value, t.Noun, t.Section]);
const joints = new Set<TokenType>([t.And, t.Or, t.Plus]);
const dated = new Set<TokenType>([t.NamedDay, t.Last, t.This, t.ToDate, t.MonthName, t.AllTime, t.WrittenDate, t.Quarter, t.Weekend]);

/** The place behind `segments`. */
export function placeOf(segments: readonly Segment[], inThread: boolean): Place {
  const said = segments.filter(({ token }) => token !== null);
  const last = said.at(-1);
  const token = last?.token ?? null;
  const before = said.at(-2)?.token ?? null;
  const cut = before === t.By || before === t.Per || before === t.Which || before === t.Num || before === t.Top || before === t.Superlative;
  const noun = token === t.Noun && !cut && last?.payload.kind === 'noun' ? last.payload.dimension : null;
  const listed = segments.at(-1)?.norm === ',' || (token !== null && joints.has(token));
  const like = listed ? likeBefore(said.findLast((one) => one.token !== null && !joints.has(one.token))?.token ?? null) : null;
  const end = segments.at(-1);
  const place = { said, last: token, inThread, idle: end?.token === null ? end.norm : null };
  if (isBetween(said)) return { ...place, noun: null, fits: ['amount'], closed: true };
  if (like !== null) return { ...place, noun: null, fits: like, closed: true };
  if (inThread && token === t.Alert) return { ...place, noun: null, fits: ['alert', 'metric'], closed: true };
  const due = token === null ? undefined : token === t.By && isRanked(said) ? ranked : dueAfter.get(token);
  const asksWhen = token === t.Place && place.idle === null;
  const open = token === null && inThread ? atThread : asksWhen && isAlert(said) ? (['alert'] as const) : openFits(token, said);
  return { ...place, noun, fits: due ?? open, closed: due !== undefined };
}

/** Between the bounds of `between 10% and 20%`. */
function isBetween(said: readonly Segment[]): boolean {
  const [last, before, third] = said
    .slice(-3)
    .map(({ token }) => token)
    .toReversed();
  return (last === t.Num && before === t.Between) || (last === t.And && before === t.Num && third === t.Between);
}

/** Behind `,` and `and` more of the same comes. */
function likeBefore(token: TokenType | null): readonly Fit[] | null {
  if (token === t.Metric) return ['metric'];
  if (token === t.Value) return ['value', 'metric'];
  return token === t.Noun ? ['dimension', 'metric', 'grain'] : null;
}

function isAlert(said: readonly Segment[]): boolean {
  return said.some(({ token }) => token === t.Alert);
}

function isRanked(said: readonly Segment[]): boolean {
  return said.some(({ token }) => token === t.Top || token === t.Superlative);
}

function openFits(token: TokenType | null, said: readonly Segment[]): readonly Fit[] {
  if (token === null) return atStart;
  const asks = (wanted: TokenType): boolean => said.some((one) => one.token === wanted);
  if (asks(t.Alert)) return asks(t.Metric) ? ['alert', 'condition', 'value'] : ['metric', 'value', 'alert'];
  const fits = fitsAfter.get(token === t.Num ? (said.at(-2)?.token ?? token) : token);
  if (fits) return fits;
  if (asks(t.Metric) || asks(t.Section) || asks(t.Snapshot)) return afterWhole;
  return asks(t.Top) || asks(t.Superlative) ? ['breakdown', 'metric', 'time'] : ['metric', ...afterWhole];
}

/** How well an offer fits, 0 best; null where it does not stand here. */
export function fitOf(offer: Offer, place: Place): number | null {
  const { kind, dimension } = offer;
  if (offer.lower === place.idle) return null;
  if (!standsBehind(offer, place) || (kind === 'time' && isDated(place)) || isAgain(offer, place)) return null;
  // `desktop` and `mobile` are devices unless their class is named.
  if (dimension === 'device_class' && place.noun !== dimension) return null;
  if (place.noun !== null && dimension === place.noun) return 0;
  const at = place.fits.indexOf(dimension === null ? kind : 'value');
  if (at < 0 && (place.closed || opens.has(kind))) return null;
  return (at < 0 ? place.fits.length : at) + (place.noun === null ? 0 : 1);
}

/** Kinds of a question that begin it. */
const opens = new Set<OfferKind>(['question', 'list', 'alert', 'schedule', 'edit']);

/** Whether a time is said that another one would only add to. */
function isDated({ said, closed }: Place): boolean {
  return !closed && said.some(({ token }) => token !== null && dated.has(token));
}

/** Tokens of one thing, which a question says once: a second chart, a second ranking, a second comparison would stand against the first. */
const once: readonly ReadonlySet<TokenType>[] = [[t.Top, t.Superlative], [t.Chart, t.Graph], [t.Output], [t.OrderBy]].map(
  (tokens) => new Set(tokens),
);
const compares = new Set<TokenType>([t.OverUnit, t.PreviousPeriod]);

/** `every day` where it is said already how often, `alert me when` in an alert, `top 5` behind `top 5 campaigns`. */
function isAgain({ kind, behind, token: begins }: Offer, { said }: Place): boolean {
  if (behind !== null) return false;
  if (kind === 'comparison' && isCompared(said)) return true;
  const opening = kind === 'schedule' ? t.Every : kind === 'alert' ? t.Alert : null;
  const group = once.find((tokens) => tokens.has(begins));
  return said.some(({ token }) => token !== null && (token === opening || group?.has(token) === true));
}

/** Whether a time to compare with is said; members may be set against each other besides. */
function isCompared(said: readonly Segment[]): boolean {
  return said.some(({ token }, index) => {
    const next = said[index + 1]?.token ?? null;
    return token !== null && (compares.has(token) || (token === t.Versus && next !== null && dated.has(next)));
  });
}

/** Whether what stands before the place is whole by itself. */
export function isWhole({ last }: Place): boolean {
  return last !== null && whole.has(last);
}

/** Whether an offer may stand behind the words that it asks for. */
function standsBehind({ behind }: Offer, { said, last, inThread }: Place): boolean {
  if (behind === null) return true;
  const { tokens, directly, besides } = behind;
  // In a thread the metric may be that of the question before.
  const isWith = besides === null || (inThread && besides === t.Metric) || said.some(({ token }) => token === besides);
  if (!isWith) return false;
  return directly ? last !== null && tokens.has(last) : said.some(({ token }) => token !== null && tokens.has(token));
}

/** Whether a question says already what an offer would say once more; of `exposed rate` a part stands in `exposed` just before. */
export function isSaid(offer: Offer, { said: before }: Place, { said: after }: Place): boolean {
  const last = before.at(-1);
  if (last !== undefined && offer.lower.startsWith(`${last.text.toLowerCase()} `)) return true;
  return [...before, ...after].some(({ payload, text }) => {
    switch (payload.kind) {
      case 'metric':
        return offer.kind === 'metric' && payload.id === offer.meant;
      case 'value':
        return payload.readings.some(({ dimension, values }) => dimension === offer.dimension && values.includes(offer.meant ?? ''));
      case 'noun':
        return offer.kind === 'dimension' && payload.dimension === offer.meant;
      case 'word':
      case 'amount':
      case 'text':
        return offer.dimension === null && offer.lower === text.toLowerCase();
    }
  });
}
