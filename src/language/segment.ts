/** Pieces of text joined into the longest phrases that mean something. */
import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import { type Piece, scan } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { DimensionId, MemberDimensionId } from '../catalogue/dimension.ts';
import { isCutShort } from './cut-short.ts';
import { dayInLetters } from './day-in-letters.ts';
import { type Lexicon, type Meaning, type MemberName, memberDimensions } from './lexicon.ts';
import { holidays } from './not-offered.ts';
import { hasUnit, readNumber, withUnit } from './number.ts';
import type { Payload, ValueReading } from './payload.ts';
import { percentBehind, percentOf } from './percent-of.ts';
import { openings } from './phrases.ts';
import { negative } from './signed.ts';
import { forgiving, named } from './tolerance.ts';
import { longest, type Match, strict } from './trie.ts';
import { clockAt, placeAt, zoneAt } from './watch-pieces.ts';

/** A stretch of the text with one meaning; `token` null: not part of the question. */
export interface Segment {
  readonly token: TokenType | null;
  readonly payload: Payload;
  readonly norm: string;
  /** As typed. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The segments of `pieces`, which lie in `text`. */
export function segment(text: string, pieces: readonly Piece[], lexicon: Lexicon): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  while (at < pieces.length) {
    const { end, ...rest } = next(text, pieces, at, lexicon, segments);
    const [start, stop] = [pieces[at]?.start ?? 0, pieces[end - 1]?.end ?? 0];
    segments.push({ ...rest, text: text.slice(start, stop), start, end: stop });
    at = end;
  }
  return segments;
}

/** The token of a segment that is part of the question. Throws for filler. */
export function tokenOf(text: string, { token, payload, start, end }: Segment): IToken {
  if (token === null) throw new Error('filler reached the parser');
  const made = createTokenInstance(token, text.slice(start, end), start, end - 1, 1, 1, start + 1, end);
  made.payload = payload;
  return made;
}

interface Taken extends Pick<Segment, 'token' | 'payload' | 'norm'> {
  readonly end: number;
}

function next(text: string, pieces: readonly Piece[], at: number, lexicon: Lexicon, before: readonly Segment[]): Taken {
  const piece = pieces[at] as Piece;
  const norm = piece.norm;
  if (piece.kind === 'quoted') return { ...quotedMeaning(norm, lexicon, nounOfList(before)), norm, end: at + 1 };
  const member = longest(lexicon.members, pieces, at, named);
  if (totals.has(norm) && isRolling(before)) return { token: t.Total, payload: { kind: 'word', value: '' }, norm, end: at + 1 };
  if (isAverageOf(pieces, at, before, lexicon)) return { token: t.Average, payload: { kind: 'word', value: '' }, norm, end: at + 1 };
  const asks = before.at(-1)?.token;
  const said = severed(divided(longest(lexicon.phrases, pieces, at, forgiving), pieces, at, lexicon), pieces, at, lexicon);
  // `best group by csat` ranks groups, and groups nothing.
  const ranksGroups = norm === 'group' && said?.found.entry?.token === t.By && isRanked(before);
  const asked = ranksGroups || ((asks === t.Which || asks === t.Per || asks === t.By) && said?.found.entry?.token !== t.NotOffered);
  const noun = asked ? longest(lexicon.nouns, pieces, at, strict) : null;
  // `top 5 by engagement views` ranks by a metric; `by agent online time` breaks one down.
  const ranked = asks === t.By && before.some(({ token }) => token === t.Top || token === t.Superlative);
  const ranks = ranked && noun !== null && said?.found.entry?.token === t.Metric && said.end > noun.end;
  const phrase = ranks ? said : (noun ?? said);
  const meant = member && memberMeaning(member, phrase, pieces, lexicon, before);
  if (meant) return { ...meant, norm };
  if (phrase && isCutShort(phrase, pieces, at, lexicon)) return { ...keyword(norm, lexicon), norm, end: at + 1 };
  const rated = percentOf(pieces, at, lexicon) ?? percentBehind(piece, before, lexicon);
  if (rated) return { ...rated, norm, end: Math.max(rated.end, at + 1) };
  if (phrase) return { ...phraseMeaning(phrase), norm, end: phrase.end };
  const watch = clockAt(pieces, at) ?? zoneAt(text, pieces, at) ?? placeAt(text, pieces, at);
  // Outside alerts and posts, `@dana` is the agent of that name.
  if (norm === '@' && watch !== null && isAskedAbout(pieces, at, before, lexicon)) return { ...keyword('', lexicon), norm, end: at + 1 };
  if (watch) return { ...watch, norm };
  const year = shortYear(text, piece, before);
  if (year) return { ...year, norm, end: at + 1 };
  const amount = readNumber(piece) ?? dayInLetters(pieces, at, lexicon) ?? negative(pieces, at, before);
  if (amount?.payload.value !== undefined && piece.kind === 'mark') return { ...amount, norm, end: at + 2 };
  if (amount) {
    const unit = counts(before) ? undefined : pieces[at + 1];
    return { ...withUnit(amount, unit), norm, end: hasUnit(amount, unit) ? at + 2 : at + 1 };
  }
  if (piece.kind === 'date') return { token: t.WrittenDate, payload: { kind: 'text', text: norm }, norm, end: at + 1 };
  if (piece.kind === 'mark') return { token: null, payload: { kind: 'word', value: norm }, norm, end: at + 1 };
  if (openings.has(norm) && before.every(({ token }) => token === null)) {
    return { token: null, payload: { kind: 'word', value: '' }, norm, end: at + 1 };
  }
  // A smile says nothing, unless it is a part of a name.
  if (/^(?::.+:$|\p{Extended_Pictographic})/u.test(norm)) return { token: null, payload: { kind: 'word', value: '' }, norm, end: at + 1 };
  return { token: t.Unknown, payload: { kind: 'text', text: text.slice(piece.start, piece.end) }, norm, end: at + 1 };
}

/** What one word of the language means by itself. */
function keyword(norm: string, lexicon: Lexicon): Pick<Segment, 'token' | 'payload'> {
  return lexicon.phrases.next.get(norm)?.found?.entry ?? { token: null, payload: { kind: 'word', value: '' } };
}

/** `Nov '26` */
function shortYear(text: string, { norm, start }: Piece, before: readonly Segment[]): Pick<Segment, 'token' | 'payload'> | null {
  const month = before.findLast(({ token }) => token !== null)?.token === t.MonthName;
  if (!month || !/^\d\d$/.test(norm) || !/['’]/u.test(text.charAt(start - 1))) return null;
  return { token: t.YearNumber, payload: { kind: 'amount', value: 2000 + Number(norm), unit: null } };
}

const totals = new Set(['total', 'totals', 'sum', 'sums']);

/** `7 day rolling total`, `rolling 7 day total`: elsewhere `total` says nothing. */
function isRolling(before: readonly Segment[]): boolean {
  // `rolling 2 weeks, avg exposures > 34`: a range, and what is said of it next.
  if (/^[,;]$/u.test(before.at(-1)?.norm ?? '')) return false;
  const said = before.filter(({ token }) => token !== null);
  const counted = said.at(-1)?.token === t.Unit && said.at(-2)?.token === t.Num ? said.at(-3) : said.at(-1);
  return counted?.token === t.Rolling;
}

/** `7 day rolling avg exposures`: the average is that of the days, not a part of the metric's name. */
function isAverageOf(pieces: readonly Piece[], at: number, before: readonly Segment[], { phrases }: Lexicon): boolean {
  if (!/^(?:avg|average|mean)$/u.test(pieces[at]?.norm ?? '') || !isRolling(before)) return false;
  return longest(phrases, pieces, at + 1, forgiving)?.found.entry?.token === t.Metric;
}

function isAskedAbout(pieces: readonly Piece[], at: number, before: readonly Segment[], { members }: Lexicon): boolean {
  const posted = new Set<TokenType | null>([t.Alert, t.Post, t.Every, t.Clock, t.Place]);
  if (pieces[at + 1]?.norm === 'parley') return true;
  const told = pieces[at - 1]?.norm === 'to' || before.some(({ token }) => posted.has(token));
  return !told && longest(members, pieces, at + 1, named)?.found.some(({ dimension }) => dimension === 'agent') === true;
}

/** Whether what comes is ranked: it stands behind `best` or `top 5`. */
function isRanked(before: readonly Segment[]): boolean {
  const said = before.flatMap(({ token }) => token ?? []);
  const last = said.at(-1) === t.Num ? said.at(-2) : said.at(-1);
  return last === t.Top || last === t.Superlative || last === t.Which;
}

/** Whether the number that comes counts what is ranked: the top 3 hours are three of them, no length of time. */
function counts(before: readonly Segment[]): boolean {
  const last = before.findLast(({ token }) => token !== null)?.token;
  return last === t.Top || last === t.Superlative || last === t.Which;
}

const joins = new Set(['+', '&', '/', '-', '–']);

/** A mark between two values keeps them apart, though both together name a third: `mobile + tablet` is not `mobile tablet`. */
function severed(phrase: Match<Meaning> | null, pieces: readonly Piece[], at: number, { phrases }: Lexicon): Match<Meaning> | null {
  const mark = pieces.slice(0, phrase?.end ?? 0).findIndex(({ norm }, index) => index > at && joins.has(norm));
  const [before, join, after] = [pieces[mark - 1], pieces[mark], pieces[mark + 1]];
  if (phrase === null || before === undefined || join === undefined || after === undefined) return phrase;
  // `mobile-tablet` and `desktop/laptop` are written so.
  if (/[-–]/u.test(join.norm) && (before.end === join.start || join.end === after.start)) return phrase;
  const left = longest(phrases, pieces.slice(0, mark), at, forgiving);
  const right = longest(phrases, pieces, mark + 1, forgiving);
  if (left?.end !== mark || right?.end !== phrase.end) return phrase;
  const [one, other] = [left.found.readings, right.found.readings];
  return one.length > 0 && other.length > 0 && JSON.stringify(one) !== JSON.stringify(other) ? left : phrase;
}

/** A slash inside the name of a metric divides where another metric reads on behind it, past the name: `exposures / online time`. */
function divided(phrase: Match<Meaning> | null, pieces: readonly Piece[], at: number, { phrases }: Lexicon): Match<Meaning> | null {
  const slash = pieces.slice(0, phrase?.end ?? 0).findIndex((piece, index) => index > at && piece.norm === '/');
  if (phrase === null || slash === -1) return phrase;
  const above = longest(phrases, pieces.slice(0, slash), at, forgiving);
  const below = longest(phrases, pieces, slash + 1, forgiving);
  const isRatio = above?.end === slash && [phrase, above, below].every((match) => match?.found.entry?.token === t.Metric);
  return isRatio && below !== null && below.end > phrase.end ? above : phrase;
}

function phraseMeaning({ found }: Match<Meaning>): Pick<Segment, 'token' | 'payload'> {
  if (found.entry?.token) return found.entry;
  if (found.readings.length > 0) return { token: t.Value, payload: { kind: 'value', readings: found.readings, quoted: false } };
  return found.entry ?? { token: null, payload: { kind: 'word', value: '' } };
}

/** A name of the data, where it is longer than what the language reads there, or its dimension is named; null otherwise. */
function memberMeaning(
  member: Match<readonly MemberName[]>,
  phrase: Match<Meaning> | null,
  pieces: readonly Piece[],
  lexicon: Lexicon,
  before: readonly Segment[],
): (Pick<Segment, 'token' | 'payload'> & { readonly end: number }) | null {
  const noun = nounBefore(before);
  const own = member.found.filter((name) => name.dimension === noun && !(name.shadowed && isCut(before)));
  const after = nounAt(pieces, member.end, lexicon);
  const asked = own.length > 0 ? own : member.found.filter((name) => name.dimension === after);
  const longer = phrase === null || member.end > phrase.end;
  const same = phrase !== null && member.end === phrase.end;
  const open = member.found.filter((name) => !name.shadowed);
  // `without top 10`: no ranking is left out of a question, a member is.
  const leftOut = longer && isOfTop(phrase) && before.findLast(({ token }) => token !== null)?.token === t.Not;
  const names = asked.length > 0 ? asked : leftOut ? member.found : longer || same ? open : [];
  if (names.length === 0) return null;
  const fixed = same && asked.length === 0 ? phrase.found.readings : [];
  // A campaign of a holiday's name is that campaign.
  const holiday = phrase?.found.entry?.payload.kind === 'word' && phrase.found.entry.payload.value === holidays;
  if (same && asked.length === 0 && phrase.found.entry?.token && !holiday) return null;
  return { token: t.Value, payload: { kind: 'value', readings: [...fixed, ...readingsOf(names)], quoted: false }, end: member.end };
}

function isOfTop(phrase: Match<Meaning> | null): boolean {
  return phrase?.found.entry?.token === t.Top;
}

/** Deleted members count only where no live one is called so. */
function readingsOf(names: readonly MemberName[]): readonly ValueReading[] {
  const live = names.filter((name) => !name.deleted);
  return (live.length > 0 ? live : names).map(({ dimension, name }) => ({ dimension, values: [name] }));
}

/** The dimension named just before a place, unless a breakdown or a ranking asks for it. */
function nounBefore(before: readonly Segment[]): DimensionId | null {
  let at = before.length - 1;
  while (at >= 0 && isBetween(before[at])) at -= 1;
  const noun = before[at];
  if (noun?.token !== t.Noun || noun.payload.kind !== 'noun') return null;
  const { dimension } = noun.payload;
  const owner = before[at - 1]?.payload;
  // `mobile campaign on mobile devices`: the noun is that of the value before it.
  if (owner?.kind === 'value' && owner.readings.some((reading) => reading.dimension === dimension)) return null;
  const asks = before[at - 1]?.token;
  return asks === t.By || asks === t.Per || asks === t.Which ? null : dimension;
}

/** What may stand between a dimension and its value; a comma parts them: `list lobs, campaign …`. */
function isBetween(segment: Segment | undefined): boolean {
  return segment !== undefined && (segment.token === t.Equals || (segment.token === null && segment.norm !== ','));
}

/** `by campaign and agent`: the noun at the end may be a further breakdown as well as the beginning of a filter. */
function isCut(before: readonly Segment[]): boolean {
  const said = before.filter(({ token }) => token !== null);
  const start = said.findLastIndex(({ token }) => token !== t.Noun && token !== t.And && token !== t.Unit);
  return said.at(-2)?.token === t.And && [t.By, t.Per].some((token) => token === said[start]?.token);
}

function nounAt(pieces: readonly Piece[], at: number, lexicon: Lexicon): DimensionId | null {
  const entry = longest(lexicon.phrases, pieces, at, strict)?.found.entry;
  return entry?.token === t.Noun && entry.payload.kind === 'noun' && !entry.payload.plural ? entry.payload.dimension : null;
}

/** The dimension named before a place, with other values of it in between. */
function nounOfList(before: readonly Segment[]): DimensionId | null {
  const listed = before.findLastIndex(({ token }) => token !== t.Value && token !== t.Or && token !== null);
  return nounBefore(before.slice(0, listed + 1));
}

/** The values of `dimension` that are called exactly so, else so but for the case; among them what means nothing by itself (`unknown`, `USD`). */
function called(name: string, dimension: DimensionId, { catalogue, directory }: Lexicon): readonly string[] {
  const { values, fixed } = catalogue.dimensions.find(({ id }) => id === dimension) ?? { values: 'found', fixed: [] };
  const alike = (one: string): boolean => one.toLowerCase() === name.toLowerCase();
  if (values !== 'member') return (values === 'found' ? directory.currencies : fixed.map(({ value }) => value)).filter(alike);
  const member = dimension as MemberDimensionId;
  const found = directory.named(member, name).map((one) => (alike(one.name) ? one.name : (directory.label(member, one.id) ?? one.name)));
  return found.includes(name) ? [name] : found.slice(0, 1);
}

/** A quoted text is a name of the data before it is anything else; a metric's name in quotes is that metric. */
function quotedMeaning(name: string, lexicon: Lexicon, noun: DimensionId | null): Pick<Segment, 'token' | 'payload'> {
  const { members, phrases } = lexicon;
  const dimensions = noun === null ? memberDimensions : [noun];
  const exact = [name, name.trim()].map((text) =>
    dimensions.flatMap((dimension) => called(text, dimension, lexicon).map((value) => ({ dimension, values: [value] }))),
  );
  const literal = exact.find((found) => found.length > 0);
  if (literal) return { token: t.Value, payload: { kind: 'value', readings: literal, quoted: true } };
  const key = [...scanned(name)];
  const whole = <Found>(match: Match<Found> | null): Found | null => (match?.end === key.length && key.length > 0 ? match.found : null);
  const names = whole(longest(members, key, 0, strict)) ?? [];
  const asked = names.filter((member) => member.dimension === noun);
  const meaning = whole(longest(phrases, key, 0, strict));
  const readings = names.length > 0 ? readingsOf(asked.length > 0 ? asked : names) : (meaning?.readings ?? []);
  if (readings.length > 0) return { token: t.Value, payload: { kind: 'value', readings, quoted: true } };
  if (meaning?.entry?.token === t.Metric && noun === null) return meaning.entry;
  return { token: t.Unknown, payload: { kind: 'text', text: name } };
}

function scanned(name: string): readonly Piece[] {
  return scan(name).filter((piece) => piece.kind !== 'mark');
}
