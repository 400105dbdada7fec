/** Names and recurrences as they are typed. */

const quotes = [
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
  ['`', '`'],
] as const;

/** `name` between quotation marks that it does not hold itself. */
export function quoted(name: string): string {
  const [open, close] = quotes.find(([left, right]) => !name.includes(left) && !name.includes(right)) ?? quotes[0];
  return `${open}${name}${close}`;
}

const weekdayNames: Readonly<Record<string, string>> = {
  '*': 'day',
  '1-5': 'weekday',
  '0': 'Sunday',
  '1': 'Monday',
  '2': 'Tuesday',
  '3': 'Wednesday',
  '4': 'Thursday',
  '5': 'Friday',
  '6': 'Saturday',
  '7': 'Sunday',
};

/** A cron line of five fields in words: `every weekday at 09:00`; the line itself where it says more than that. */
export function recurrence(cron: string): string {
  const [minute = '', hour = '', date = '', month = '', weekday = ''] = cron.split(' ');
  const day = weekdayNames[weekday];
  const plain = /^\d+$/u.test(minute) && /^\d+$/u.test(hour) && month === '*';
  if (!plain || day === undefined) return `every ${quoted(cron)}`;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (date === '*') return `every ${day} at ${time}`;
  return weekday === '*' && date === '1' ? `every month at ${time}` : `every ${quoted(cron)}`;
}
