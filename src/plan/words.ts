/** Names and recurrences as they are typed. */

const quotes = [
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
  ['`', '`'],
] as const;

/** `name` between quotation marks that it does not hold itself; where it holds them all, its own are doubled. */
export function quoted(name: string): string {
  const pair = quotes.find(([left, right]) => !name.includes(left) && !name.includes(right));
  return pair ? `${pair[0]}${name}${pair[1]}` : `"${name.replaceAll('"', '""')}"`;
}

const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const ordinals = ['first', 'second', 'third', 'fourth'] as const;

/** The last three fields of a cron line that have words of their own. */
const usual: Readonly<Record<string, string>> = {
  '* * *': 'every day',
  '* * 1-5': 'every weekday',
  '1 * *': 'every month',
  '1 1,4,7,10 *': 'every quarter',
  '1 1 *': 'every year',
};

/** A cron line of five fields in words: `every weekday at 09:00`; the line itself where it says more than that. */
export function recurrence(cron: string): string {
  const [minute = '', hour = '', ...rest] = cron.split(' ');
  const plain = /^\d+$/u.test(minute) && /^\d+$/u.test(hour);
  const days = plain ? daysText(rest) : null;
  return days === null ? `every ${quoted(cron)}` : `${days} at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function daysText(fields: readonly string[]): string | null {
  const [date = '', month = '', weekday = ''] = fields;
  const known = usual[fields.join(' ')];
  if (known !== undefined) return known;
  if (month !== '*') return null;
  if (weekday === '*') return /^([12]?\d|3[01])$/u.test(date) ? `every month on the ${ordinal(Number(date))}` : null;
  if (date !== '*') return null;
  const [name = '', nth = ''] = weekday.split('#');
  const number = ordinals[Number(nth) - 1];
  const spoken = weekdayNames.find((one) => one.slice(0, 3).toUpperCase() === name);
  if (number !== undefined && spoken !== undefined) return `every ${number} ${spoken}`;
  const list = weekday.split(',').map((day) => (/^[0-7]$/u.test(day) ? weekdayNames[Number(day) % 7] : undefined));
  return list.every((day) => day !== undefined) ? `every ${[...new Set(list)].join(' and ')}` : null;
}

function ordinal(day: number): string {
  const suffix = ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
  return `${String(day)}${day > 10 && day < 14 ? 'th' : suffix}`;
}

/** Who is told, in words that are read back: a person's own messages are `dm`. */
export function placesText(to: readonly string[]): string {
  return to.map((place) => (place === 'me' ? 'dm' : place)).join(' and ');
}

/** Where something is posted: `in #ops and here`, `by dm`, `to @dana`. */
export function postedText(to: readonly string[]): string {
  return to
    .map((place) => (place === 'me' ? 'by dm' : place === 'here' ? place : `${place.startsWith('@') ? 'to' : 'in'} ${place}`))
    .join(' and ');
}
