/** Reads ISO 8601 instants without making Date objects: it runs once per event. */

const dayMs = 86_400_000;

/**
 * Milliseconds since the epoch of `2026-10-19T06:15:58.250Z` or `…+02:00`; fractions of a millisecond are cut off. Null where `text` is
 * no instant: no offset, no such day, no such hour. Seconds and fraction may be missing, the offset's colon too.
 */
export function readInstant(text: string): number | null {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || (text[10] !== 'T' && text[10] !== 't')) return null;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month) && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59))
    return null;
  let at = 16;
  let second = 0;
  let fraction = 0;
  if (text[at] === ':') {
    second = digits(text, at + 1, 2);
    if (!(second >= 0 && second <= 59)) return null;
    at += 3;
    if (text[at] === '.' || text[at] === ',') {
      const end = endOfDigits(text, at + 1);
      if (end === at + 1) return null;
      fraction = digits(text.slice(at + 1, Math.min(end, at + 4)).padEnd(3, '0'), 0, 3);
      at = end;
    }
  }
  const offset = readOffset(text, at);
  if (year < 0 || offset === null) return null;
  return daysFromEpoch(year, month, day) * dayMs + ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction;
}

/** The number that `count` digits at `from` make; -1 where one is no digit. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function endOfDigits(text: string, from: number): number {
  let index = from;
  while (text.charCodeAt(index) >= 48 && text.charCodeAt(index) <= 57) index += 1;
  return index;
}

/** Minutes ahead of UTC of the offset that ends `text` at `from`. */
function readOffset(text: string, from: number): number | null {
  const sign = text[from];
  if (sign === 'Z' || sign === 'z') return text.length === from + 1 ? 0 : null;
  if (sign !== '+' && sign !== '-') return null;
  const hours = digits(text, from + 1, 2);
  const colon = text[from + 3] === ':' ? 1 : 0;
  const short = text.length === from + 3;
  const minutes = short ? 0 : digits(text, from + 3 + colon, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || (!short && text.length !== from + 5 + colon)) return null;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01 in the Gregorian calendar: years counted from March, so that the leap day comes last. */
function daysFromEpoch(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const sinceMarch = month > 2 ? month - 3 : month + 9;
  const leaps = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leaps + Math.floor((153 * sinceMarch + 2) / 5) + day - 719_469;
}
