/** What the items of a message say, gathered in order before it is decided what they mean together. */
import type { IToken } from 'chevrotain';
import type { Grain } from '../base/day.ts';
import type { Problem, Suggestion } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import type { DimensionId, Level } from '../catalogue/dimension.ts';
import type { MetricRef, Section } from '../catalogue/metric.ts';
import type { Lexicon } from './lexicon.ts';
import type { ValueReading } from './payload.ts';
import type {
  Amount,
  Assumption,
  ChartWord,
  CompareTerm,
  FilterTerm,
  HavingTerm,
  OrderTerm,
  RankingTerm,
  TransformTerm,
} from './question.ts';
import type { TimeContext } from './time/read-point.ts';
import type { TimeReading } from './time/read-time.ts';

/** A metric as named, not yet told apart into asked, ranked by or tested. */
export interface MetricUse {
  readonly metric: MetricRef;
  readonly level: Level | null;
  readonly at: Span;
  /** Asked for, only named in a condition, a ranking or an order, or after `by` (`top 5 campaigns by exposures`). */
  readonly role: 'asked' | 'tested' | 'ranked' | 'ordered' | 'by';
  readonly short: readonly string[] | null;
  readonly word: string;
}

export type Join = 'and' | 'or' | 'comma' | 'plus' | 'versus' | 'none';

/** A value as named, with all that it could be. */
export interface ValueUse {
  readonly readings: readonly ValueReading[];
  /** The dimension named beside it. */
  readonly noun: DimensionId | null;
  readonly negated: boolean;
  /** How it hangs on the value before it; `none` for the first of its clause. */
  readonly join: Join;
  /** Values of one clause share a number. */
  readonly clause: number;
  readonly quoted: boolean;
  readonly text: string;
  readonly at: Span;
}

export interface TimeUse {
  readonly time: TimeReading;
  /** Both ends of `from A to B`, where each is a time by itself. */
  readonly ends: readonly [TimeReading, TimeReading] | null;
  readonly at: Span;
  readonly sameElapsed: boolean;
}

export interface TestUse {
  readonly op: HavingTerm['op'];
  readonly value: Amount | null;
  readonly value2: Amount | null;
  readonly than: MetricRef | null;
  readonly metric: MetricRef | null;
  /** `fell by more than 10 %`: a bound of the change. */
  readonly moved: boolean;
  readonly at: Span;
}

/** A dimension or a unit of time named on its own: `campaigns`, `which day`. */
export interface NounUse {
  readonly of: DimensionId | Grain;
  readonly plural: boolean;
  readonly asked: boolean;
  readonly at: Span;
}

/** A word that stands where it cannot be read. */
export interface StrayUse {
  readonly text: string;
  /** `bound`: a comparison without a number (`above`); `versus`: nothing stands behind it; `negation`: what stands behind it cannot be left out. */
  readonly kind: 'unknown' | 'number' | 'misplaced' | 'bound' | 'versus' | 'negation';
  /** The dimension that the word clearly belongs to. */
  readonly dimension: DimensionId | null;
  readonly at: Span;
}

export interface Flags {
  readonly kind:
    | 'snapshot'
    | 'overview'
    | 'define'
    | 'what'
    | 'list'
    | 'extent'
    | 'why'
    | 'help'
    | 'compare'
    | 'together'
    | 'who'
    | 'close'
    | 'closers'
    | 'funnel'
    | 'rate'
    | 'only'
    | 'change'
    | 'day over day'
    | 'daily'
    | 'average'
    | 'versus'
    | 'moves'
    | 'manage'
    | 'post'
    | 'alert'
    | 'unusual'
    | 'target';
  readonly value: string;
  readonly at: Span;
}

/** What a schedule or an alert says besides its question. */
export interface WatchUse {
  /** How often, as the last three fields of a cron line or a whole one, and what it repeats. */
  every: { readonly days: string; readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year' | 'other'; readonly at: Span } | null;
  clock: { readonly hour: number; readonly minute: number; readonly at: Span } | null;
  /** Another time of day than that. */
  further: Span | null;
  zone: { readonly name: string; readonly at: Span } | null;
  readonly places: { readonly name: string; readonly at: Span }[];
  /** `drops by 20 %`: the bound of a change. */
  moved: { readonly value: Amount; readonly at: Span } | null;
  periods: number | null;
}

export interface Draft {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly time: TimeContext;
  /** What a bound or an order is about where nothing is named: the first metric of the thread's plan. */
  readonly subject: MetricRef | null;
  readonly metrics: MetricUse[];
  readonly sections: { readonly section: Section; readonly at: Span }[];
  readonly by: { readonly dimension: DimensionId; readonly at: Span }[];
  readonly nouns: NounUse[];
  readonly values: ValueUse[];
  readonly texts: FilterTerm[];
  readonly tests: TestUse[];
  readonly order: OrderTerm[];
  readonly times: TimeUse[];
  readonly flags: Flags[];
  readonly strays: StrayUse[];
  /** What is asked for that the product does not have. */
  readonly notOffered: { readonly what: string; readonly at: Span }[];
  readonly watch: WatchUse;
  grain: { readonly grain: Grain | 'auto'; readonly at: Span } | null;
  ranking: RankingTerm | null;
  compare: CompareTerm | null;
  transform: TransformTerm | null;
  chart: { readonly chart: ChartWord; readonly at: Span } | null;
  output: { readonly kind: 'csv' | 'png'; readonly at: Span } | null;
  /** What each clause means, for the coverage of words. */
  readonly meanings: { readonly at: Span; readonly meaning: string }[];
  readonly problems: Problem[];
  readonly assumptions: Assumption[];
  readonly alternatives: Suggestion[];
}

export function emptyDraft(text: string, lexicon: Lexicon, time: TimeContext, subject: MetricRef | null = null): Draft {
  return {
    text,
    lexicon,
    time,
    subject,
    metrics: [],
    sections: [],
    by: [],
    nouns: [],
    values: [],
    texts: [],
    tests: [],
    order: [],
    times: [],
    flags: [],
    strays: [],
    notOffered: [],
    watch: { every: null, clock: null, further: null, zone: null, places: [], moved: null, periods: null },
    grain: null,
    ranking: null,
    compare: null,
    transform: null,
    chart: null,
    output: null,
    meanings: [],
    problems: [],
    assumptions: [],
    alternatives: [],
  };
}

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
}

export function has(draft: Draft, kind: Flags['kind']): boolean {
  return draft.flags.some((flag) => flag.kind === kind);
}

/** What moves a cursor or turns the direction of writing. */
const controls = /[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** `text` with the stretch at `at` replaced: a corrected question, which is shown and so holds no control characters. */
export function spliced(text: string, at: Span, instead: string): string {
  const before = text.slice(0, at.start);
  // What leads to the words goes with them: `csat for frobnicate last week`, `sessions in by source type`.
  const lead =
    instead === '' || instead.startsWith('by ')
      ? before.replace(/\b(?:in|at|on|for|of|from|vs\.?|versus|against|compared (?:to|with))(?: (?:the|a|an|our))?\s+$/iu, '')
      : before;
  // What it was set against stands alone then: `frobnicate vs sms`.
  const rest =
    instead === '' && lead.trim() === '' ? text.slice(at.end).replace(/^\s*(?:vs\.?|versus|and|or)\b/iu, '') : text.slice(at.end);
  const whole = `${lead}${instead}${rest}`
    .replaceAll(controls, ' ')
    .replaceAll(/ (?=[?!,;.](?: |$))/g, '')
    .trim();
  // A mark that parted the words from what is left parts nothing now: `exposures - 5`.
  return instead === ''
    ? whole.replace(/\s+[-–:;+/&]+$/u, '').replace(/(?: (?:in|at|on|for|of|the|a|an|to|with|by|per|from|and|or))+$/i, '')
    : whole;
}
