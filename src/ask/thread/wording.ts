/** The words by which a message in a thread points at what was asked before. They are read here; the rest of the message the language reads. */
import type { Span } from '../../base/span.ts';

export type ThreadUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface Wording {
  /** The message with the words that were read here as blanks: every other word keeps its place. */
  readonly rest: string;
  /** What the message does to the thread's plan; null where no word says so. */
  readonly how: 'replace' | 'add' | 'remove' | null;
  /** Speaks of the thread's question (`its`, `for that`, `the same`, `what about`). */
  readonly refers: boolean;
  /** Sets a member against those that are filtered to (`compare with day team`). */
  readonly against: boolean;
  /** Takes the breakdown away; `brand`: the filters of the levels too. */
  readonly whole: 'total' | 'brand' | null;
  /** What is named as the breakdown to go (`not each campaign`); empty where all of it goes. */
  readonly less: string;
  readonly command: 'undo' | 'reset' | null;
  /** Speaks of the members of the thread's question as of people (`how many did they close`). */
  readonly people: boolean;
  /** A row of the last result: counted from its start (1) or its end (-1), or the only one. */
  readonly row: number | 'only' | null;
  readonly asksWhy: boolean;
  /** `per 100 …`: the thread's metric over the one that follows. */
  readonly per: number | null;
  /** The thread's count as its rate. */
  readonly rate: boolean;
  /** `the week before`, `the following week`: the unit that ends before the thread's range (-1), or begins after it (1). */
  readonly beside: { readonly unit: ThreadUnit; readonly side: -1 | 1 } | null;
  /** `two weeks later`: the thread's range moved by so many units. */
  readonly shift: { readonly unit: ThreadUnit; readonly count: number } | null;
  /** `both days` */
  readonly both: boolean;
  /** `average per day`: of the thread's counts. */
  readonly daily: boolean;
  /** `facebook again`: what was left out before comes in again. */
  readonly again: boolean;
  /** `to the same day`: as many days as the thread's range has. */
  readonly elapsed: boolean;
  /** The places of the words that were read here. */
  readonly said: readonly Span[];
}

type Found = Partial<Omit<Wording, 'rest' | 'said'>>;

interface Rule {
  readonly pattern: RegExp;
  readonly finds: (match: RegExpExecArray) => Found;
}

/** What may stand before the words that point back. */
export const opening = String.raw`^(?:[\s.,!;:]|\b(?:ok|okay|thx|thanks|thank you|hm+|sorry|please|pls|now|can|could|would|you|we|i|and|but|so)\b)*`;
const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  top: 1,
  best: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
  last: -1,
  bottom: -1,
  worst: -1,
};
const units = 'day|week|month|quarter|year';
const onward = String.raw`${opening}(?:(?:what|how) about |the same(?: thing)? (?:for |but )?|same (?:thing )?(?:for |but )?|show(?: me)? |go )?`;
const ended = String.raw`(?: that| this| it)?(?: instead)?[\s.!?]*$`;
const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10, twelve: 12 };

/** `the week before` */
function beside(match: RegExpExecArray, side: -1 | 1): Found {
  return { beside: { unit: match.groups?.['unit']?.toLowerCase() as ThreadUnit, side }, refers: true };
}

const away = 'drop|remove|leave out|take out|take away|delete|lose|ditch|get rid of|no more|forget(?: about)?';
const ordinal = Object.keys(ordinals).join('|');
const thing = 'one|row|line|campaign|lob|engagement|entry point|device|source|group|team|agent|skill';

function rule(pattern: string, finds: Rule['finds'] | Found): Rule {
  return { pattern: new RegExp(pattern, 'iu'), finds: typeof finds === 'function' ? finds : () => finds };
}

const nth = (match: RegExpExecArray): Found => ({ row: ordinals[(match.groups?.['nth'] ?? '').toLowerCase()] ?? null, refers: true });

/** In this order: a longer phrase before one that is part of it. */
const rules: readonly Rule[] = [
  rule(String.raw`${opening}(?:undo|revert|(?:go )?back|take (?:that|it) back)\b(?: (?:that|it|the last (?:edit|change|one)))?[\s.!?]*$`, {
    command: 'undo',
  }),
  rule(String.raw`${opening}(?:reset|start over|start again|forget (?:it|that|all that|everything))[\s.!?]*$`, { command: 'reset' }),
  rule(String.raw`${opening}(?:show|give)(?: me)? (?:only |just )?(?:the )?total[\s.!?]*$`, { whole: 'total' }),
  rule(String.raw`${opening}(?:with|add|include|show|keep)(?: me)?(?: the| a)? (?:totals|total row|total line|total)[\s.!?]*$`, {
    refers: true,
  }),
  rule(
    String.raw`${opening}(?:only |just )?(?:in )?(?:total|overall|altogether|all together|the total|in total|everything together)[\s.!?]*$`,
    {
      whole: 'total',
    },
  ),
  rule(
    String.raw`${opening}(?:${away}|not?|without|w/o)(?: (?:a|the|any|all|this|that))* (?:break ?downs?|split(?:s|ting)?|grouping)\b[\s.!?]*(?:please|pls)?[\s.!?]*$`,
    {
      whole: 'total',
    },
  ),
  rule(
    String.raw`${opening}(?:do not|don'?t|stop) (?:group(?:ing)?|split(?:ting)?|break(?:ing)?|cut(?:ting)?|slic(?:e|ing))(?: it| that| them)?(?: down| up)?(?= by\b)`,
    { how: 'remove', refers: true },
  ),
  // `drop the desktop filter`, `remove desktop from the filter`: what is left out says it.
  rule(String.raw`(?<=${opening}(?:${away})\b.*\p{L})(?: (?:from|of|in) the)? filters?(?=[\s.!?]*(?:please|pls)?[\s.!?]*$)`, {
    refers: true,
  }),
  rule(String.raw`\b(?:for )?(?:the )?(?:whole|entire) brand\b|\bbrand (?:total|wide)\b`, { whole: 'brand' }),
  rule(String.raw`\bnot (?:for |by |per )?(?:each|every)\b(?<less>.*)$`, (match) => ({
    whole: 'total',
    less: (match.groups?.['less'] ?? '').trim().toLowerCase(),
  })),
  rule(String.raw`${opening}(?:the )?(?:avg|average|mean)(?: (?:for|of|over|across) (?:the |all )?\p{L}+)?[\s.!?]*$`, { whole: 'total' }),
  rule(String.raw`\bthe (?<nth>${ordinal}) (?:${thing})\b`, nth),
  rule(String.raw`${opening}(?:only |just )?(?:the )?(?<nth>first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)[\s.!?]*$`, nth),
  rule(String.raw`\b(?:that|this) (?:${thing})\b`, { row: 'only', refers: true }),
  rule(String.raw`(?:^|[\s.,!])why\b(?: (?:is|are|was|were|did|does|do|has))?`, { asksWhy: true }),
  rule(
    String.raw`${opening}(?:but )?what(?:'s| is| was)? (?:drove|driving|caused|causing|explains|explained|behind|happened)(?: to)? (?:it|that|this|them|(?:the|this|that) (?:change|drop|rise|fall|increase|decrease|decline|difference|spike|dip))[\s.!?]*$`,
    { asksWhy: true },
  ),
  rule(String.raw`\bso (?:low|high|bad|good|slow|much|few|little|many)\b`, {}),
  rule(String.raw`${opening}(?:(?:show|give|make|have) )?(?:it |that |this |them |those )?(?:me )?(?:by|as) (?:a |the )?rate\b`, {
    rate: true,
    how: 'replace',
  }),
  rule(
    String.raw`${opening}(?:what|which) (?:percentage|percent|%|rate|share|proportion) (?:is|was|are|were) (?:it|that|this|those|they|these)[\s.!?]*$`,
    {
      rate: true,
      how: 'replace',
    },
  ),
  rule(
    String.raw`${opening}(?:show |give |make |as )?(?:me )?(?:it |that |this |them )?(?:a |the |an |as a |as )?(?:daily (?:average|avg|mean)s?|(?:average|avg|mean) (?:per |a |by )?day|(?:average|avg|mean) daily|on average per day|per day on average)[\s.!?]*$`,
    { daily: true, how: 'replace' },
  ),
  rule(String.raw`${opening}per (?<per>[1-9]\d{0,5})\b`, (match) => ({ per: Number(match.groups?.['per']) })),
  rule(String.raw`${onward}(?:the )?(?<unit>${units}) (?:before|earlier|prior)\b${ended}`, (match) => beside(match, -1)),
  rule(String.raw`${onward}(?:the )?(?<unit>${units}) (?:after|later|following)\b${ended}`, (match) => beside(match, 1)),
  rule(String.raw`${onward}(?:the )?(?:next|following) (?<unit>${units})${ended}`, (match) => beside(match, 1)),
  rule(
    String.raw`${onward}(?:(?<single>an?|one)|(?<count>\d{1,3}|${Object.keys(counts).join('|')})) (?<unit>${units})s? (?<way>earlier|sooner|later|back|after(?:wards)?|(?<=\b(?:an?|one) \p{L}+ )before)\b${ended}`,
    (match) => {
      const { single, count = '', unit = 'day', way = '' } = match.groups ?? {};
      const number = single === undefined ? (counts[count.toLowerCase()] ?? Number(count)) : 1;
      return { shift: { unit: unit.toLowerCase() as ThreadUnit, count: /^(?:later|after)/iu.test(way) ? number : -number }, refers: true };
    },
  ),
  rule(String.raw`${onward}both (?:of (?:the|these|those) )?(?:${units})s${ended}`, { both: true, refers: true }),
  rule(String.raw`\b(?:up )?(?:to|until|till) the same (?:day|date|point)\b`, { elapsed: true, refers: true }),
  rule(String.raw`${opening}(?:compare[sd]?(?: it| that| them)? (?:w/|w|with|to|against)|vs\.?|versus|against)(?=\s)`, {
    against: true,
    how: 'add',
  }),
  rule(
    String.raw`\b(?:break|split|cut|slice|drill)(?: it| that| this| them)?(?: down| up)? (?:further|more|deeper|again)(?: down)?(?= by\b)`,
    {
      how: 'add',
      refers: true,
    },
  ),
  rule(String.raw`\b(?:break|split|cut|slice)(?: it| that| this| them)?(?: down| up)?(?= by\b)`, { refers: true }),
  // `everything else the same but for mcs`
  rule(
    String.raw`\b(?:(?:keep|leave) )?(?:everything|all|the rest|rest|all the rest)(?: else)?(?: is| stays?| as| being| remains?)?(?: the)? (?:same|unchanged|as (?:it )?is|as before|as it was)\b(?:[\s,.;:-]*\bbut\b)?(?: for\b)?`,
    { how: 'replace', refers: true },
  ),
  rule(
    String.raw`\bthe same(?: thing)?\b(?! (?:day|days|weekday|week|month|quarter|year|period|dates|time)\b)|\bsame(?: again| thing)?(?= (?:for|but|with|by|in|on|last|this|yesterday))\b`,
    { refers: true },
  ),
  rule(String.raw`\b(?:i )?(?:meant|wanted|asked for)\b`, { how: 'replace', refers: true }),
  rule(String.raw`${opening}(?:nope|wrong(?: one)?|not quite)\b(?=\W+\w)`, { how: 'replace', refers: true }),
  rule(String.raw`${opening}(?:go )?back to\b(?= \S)`, { how: 'replace', refers: true }),
  rule(String.raw`${opening}(?:all|the) [\p{L} ]+ (?:together|combined|in total|taken together)[\s.!?]*$`, { whole: 'total' }),
  // `no weekly`, where weeks were not shown anyway, is how they are to be.
  rule(String.raw`${opening}no\b(?= +(?:daily|weekly|monthly|quarterly|yearly|last|this|yesterday|today|as|make it)\b)`, {
    how: 'replace',
    refers: true,
  }),
  rule(String.raw`${opening}(?:try|go with|pick|choose|select)\b(?= \S)`, { refers: true }),
  rule(
    String.raw`${opening}(?:change|switch|set|move|turn)(?: it| that| this| (?:the |my )?(?:dates?|time|range|period|date range|time frame|timeframe|days))?(?: over)? to\b(?= \S)`,
    { how: 'replace', refers: true },
  ),
  rule(
    String.raw`${opening}(?:zoom|drill|dig|dive|focus|narrow|filter|restrict|limit|home(?= in on)|look)(?: it| this| that| them)?(?: (?:down|in|further|deeper|closer|only))*(?: (?:into|in on|on|to|for|in|at))?(?= (?!by\b|it\b|this\b|that\b|more\b)\p{L})`,
    { refers: true },
  ),
  rule(String.raw`${opening}(?:zoom|drill|dig|dive|filter)(?: it| this| that| them)?(?: (?:down|in|further|deeper))*(?= by \S)`, {
    refers: true,
  }),
  rule(
    String.raw`${opening}(?:do |run |show |ask )?(?:it |that |this )?(?:repeat|rerun|re-run|refresh|again|once more)(?: it| that| this)?(?: (?:but|for|with))?(?=[\s.!?]|$)`,
    { refers: true },
  ),
  rule(String.raw`\b(?:again|once more)[\s.!?]*$`, { refers: true, again: true }),
  rule(String.raw`(?<=\p{L} )(?:break ?down|split)[\s.!?]*$`, { refers: true }),
  rule(String.raw`\binstead(?: of (?:that|it|this))?\b`, { how: 'replace' }),
  rule(String.raw`${opening}(?:${away})\b(?! (?:in|off)\b)`, { how: 'remove' }),
  rule(String.raw`${opening}(?:(?:add|include|plus|also)\b|\+(?=\s*\p{L}))`, { how: 'add' }),
  rule(String.raw`\b(?:too|as well|also)[\s.!?]*$`, { how: 'add' }),
  rule(String.raw`\b(?:do|does|did|have|has|are|were) (?:they|she|he)\b`, { refers: true, people: true }),
  rule(String.raw`${opening}(?:what|how) about\b`, { refers: true }),
  rule(String.raw`\b(?:its|their)\b|\b(?:for|of|with|by) (?:it|that|this|them|those)[\s.!?]*$`, { refers: true }),
];

const nothing: Omit<Wording, 'rest' | 'said'> = {
  how: null,
  refers: false,
  against: false,
  whole: null,
  less: '',
  command: null,
  people: false,
  row: null,
  asksWhy: false,
  per: null,
  rate: false,
  beside: null,
  shift: null,
  both: false,
  elapsed: false,
  again: false,
  daily: false,
};

/** What the words of `text` say about the thread; without any, `rest` is the text. */
export function wordingOf(text: string): Wording {
  return rules.reduce<Wording>(
    (soFar, { pattern, finds }) => {
      const match = pattern.exec(soFar.rest);
      if (!match) return soFar;
      const at = { start: match.index, end: match.index + match[0].length };
      const rest = `${soFar.rest.slice(0, at.start)}${' '.repeat(match[0].length)}${soFar.rest.slice(at.end)}`;
      return { ...soFar, ...finds(match), rest, said: [...soFar.said, at] };
    },
    { ...nothing, how: leading(text), rest: text, said: [] },
  );
}

/** What may not stand behind a `no` that takes away: `no, mcs` and `no sorry` correct, and `no chart` and the like are said whole. */
const kept = String.raw`(?:sorry|i|that|this|thanks|but|wait|just|only|one|show|make|give|use|of|number|idea|problem|worries|need|(?:a )?(?:chart|graph|picture|engagement)|for|by|per|each|every)\b`;
const denial = new RegExp(String.raw`${opening}(?:no|not|without|w/o)(?: (?:the|a|any))?(?=\s+(?!${kept}|[\W]))`, 'iu');
const denies = new RegExp(String.raw`${opening}(?:no|not|without|w/o)(?=\s+(?:by|per) )`, 'iu');

/** `no top 3`, `without the rolling average`: the words as those of taking away; null where they begin otherwise. */
export function denialOf(text: string): Wording | null {
  const match = denial.exec(text) ?? denies.exec(text);
  if (!match) return null;
  const at = { start: match.index, end: match.index + match[0].length };
  const rest = `${' '.repeat(at.end)}${text.slice(at.end)}`;
  return { ...nothing, how: 'remove', rest, said: [at] };
}

const andFirst = new RegExp(String.raw`${opening.replace('|and', '')}and\b`, 'iu');

/** `and sms` adds; `and only service` does not. */
function leading(text: string): Wording['how'] {
  if (!andFirst.test(text)) return null;
  return /\b(?:only|just|not|no|without|except)\b/iu.test(text) ? null : 'add';
}
