/** Times of day, zones and places as they are typed: `9:00`, `9 am`, `Europe/Berlin`, `#ops`. */
import type { TokenType } from 'chevrotain';
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import { itemAt } from '../base/item.ts';
import type { Payload } from './payload.ts';

interface Found {
  readonly token: TokenType;
  readonly payload: Payload;
  /** Index of the first piece after it. */
  readonly end: number;
}

/** Times of day that have a name. */
export const hours: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midnight', '00:00'],
]);

const halves = new Set(['am', 'pm', 'a.m', 'p.m']);

/** `9:00`, `8:30 pm`, `9am`, as `hh:mm`; null where the piece at `at` begins no time of day. */
export function clockAt(pieces: readonly Piece[], at: number): Found | null {
  const [hour, second, third] = [pieces[at], pieces[at + 1], pieces[at + 2]];
  const named = hours.get(hour?.norm ?? '');
  if (named !== undefined) return word(t.Clock, named, at + 1);
  if (!hour || !/^\d{1,2}$/.test(hour.norm) || hour.kind !== 'number') return null;
  const split = second?.norm === ':' && second.start === hour.end && third?.start === second.end && /^[0-5]\d$/.test(third.norm);
  const next = split ? at + 3 : at + 1;
  const half = halves.has(pieces[next]?.norm ?? '') ? pieces[next]?.norm[0] : undefined;
  const typed = Number(hour.norm);
  if ((!split && half === undefined) || typed > (half === undefined ? 23 : 12)) return null;
  const said = half === undefined ? typed : (typed % 12) + (half === 'p' ? 12 : 0);
  return word(t.Clock, clockText(said, split ? Number(third.norm) : 0), half === undefined ? next : next + 1);
}

/** `09:05` */
export function clockText(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const areas = new Set('africa america antarctica arctic asia atlantic australia europe indian pacific etc'.split(' '));
const shape = /^[a-z]+(?:\/[a-z0-9_+-]+){1,2}/i;

/** Zones of the world by their names (`Europe/Berlin`), and `UTC`. */
export function zoneAt(text: string, pieces: readonly Piece[], at: number): Found | null {
  const piece = itemAt(pieces, at);
  if (piece.norm === 'utc' || piece.norm === 'gmt') return word(t.Zone, 'UTC', at + 1);
  const city = cityAt(pieces, at);
  if (city) return city;
  if (!areas.has(piece.norm)) return null;
  const typed = shape.exec(text.slice(piece.start, piece.start + 60))?.[0];
  if (typed === undefined || !isZone(typed)) return null;
  const stop = piece.start + typed.length;
  const end = pieces.findIndex(({ start }) => start >= stop);
  return word(t.Zone, written(typed), end < 0 ? pieces.length : end);
}

const mostWords = 3;

/** `London time`, `New York time`, `Eastern`: the zone of a city, where `time` follows, or of a part of America. */
function cityAt(pieces: readonly Piece[], at: number): Found | null {
  for (let count = mostWords; count > 0; count -= 1) {
    if (pieces[at + count]?.norm !== 'time') continue;
    const name = pieces.slice(at, at + count).map(({ norm }) => norm);
    const zone = zonesByCity().get(name.join(' '));
    if (zone !== undefined) return word(t.Zone, zone, at + count + 1);
  }
  return null;
}

const american = [
  ['eastern', 'America/New_York'],
  ['central', 'America/Chicago'],
  ['mountain', 'America/Denver'],
  ['pacific', 'America/Los_Angeles'],
] as const;

let cities: ReadonlyMap<string, string> | null = null;

/** Made when first asked for: few questions name a zone. */
function zonesByCity(): ReadonlyMap<string, string> {
  cities ??= new Map([
    ...Intl.supportedValuesOf('timeZone').map(
      (zone) =>
        [
          zone
            .slice(zone.lastIndexOf('/') + 1)
            .replaceAll('_', ' ')
            .toLowerCase(),
          zone,
        ] as const,
    ),
    ...american,
  ]);
  return cities;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

const small = new Set(['of', 'es', 'au']);

/** The usual capitals: `america/new_york` is America/New_York. A name with capitals stays as typed. */
function written(name: string): string {
  if (name !== name.toLowerCase()) return name;
  return name.replaceAll(/[a-z]+/g, (part) => (small.has(part) ? part : `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`));
}

/** A mention as a chat writes it: `<@U123>`, `<@U123|dana>`. */
const mention = /^<@(?<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>$/u;
const channel = /^#[\p{L}\p{N}][\p{L}\p{N}_-]*/u;
/** A full stop ends the sentence, not the name. */
const person = /^@[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}_-])?/u;
const personId = /^@[UW][A-Z0-9]{5,}$/u;

/** `#ops-daily`: a channel; `@dana`, `<@U123>`: a person. */
export function placeAt(text: string, pieces: readonly Piece[], at: number): Found | null {
  const [before, sign, first] = [pieces[at - 1], itemAt(pieces, at), pieces[at + 1]];
  const id = mention.exec(text.slice(sign.start, sign.end))?.groups?.['id'];
  if (id !== undefined) return word(t.Place, `@${id}`, at + 1);
  if ((sign.norm !== '#' && sign.norm !== '@') || first?.start !== sign.end) return null;
  // An address of mail names nobody.
  if (sign.norm === '@' && before?.end === sign.start && before.kind !== 'mark') return null;
  const typed = (sign.norm === '#' ? channel : person).exec(text.slice(sign.start, sign.start + 90))?.[0];
  if (typed === undefined) return null;
  const stop = sign.start + typed.length;
  const end = pieces.findIndex(({ start }) => start >= stop);
  return word(t.Place, personId.test(typed) ? typed : typed.toLowerCase(), end < 0 ? pieces.length : end);
}

/** Whether a place is one that nobody names by chance: a channel or a person. */
export function isNamedPlace(norm: string): boolean {
  return norm === '#' || norm === '@' || norm.startsWith('<@');
}

function word(token: TokenType, value: string, end: number): Found {
  return { token, payload: { kind: 'word', value }, end };
}
