/** How often, as the form offers it: words that a sentence begins with. */
import { recurrence } from '../../../../plan/words.ts';

export interface Often {
  readonly value: string;
  readonly text: string;
}

/** In the words of whoever sets it up. */
export const ownWords = 'own';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const words = [
  'every weekday',
  'every day',
  ...weekdays.map((day) => `every ${day}`),
  'every month on the 1st',
  'every month on the 15th',
  'every first Monday',
  'every quarter',
] as const;

/** What can be chosen. */
export const oftenChoices: readonly Often[] = [
  ...words.map((value) => ({ value, text: `E${value.slice(1)}${value === 'every first Monday' ? ' of the month' : ''}` })),
  { value: ownWords, text: 'In my own words, below' },
];

export interface OftenParts {
  /** One of the choices. */
  readonly choice: string;
  /** In words; empty unless they are needed. */
  readonly own: string;
  /** `09:00` */
  readonly time: string;
}

/** A cron line as the form shows it. */
export function partsOf(cron: string): OftenParts {
  const said = recurrence(cron);
  const [, days = '', time = ''] = /^(.*) at (\d\d:\d\d)$/.exec(said) ?? [];
  const usual = days === 'every month' ? 'every month on the 1st' : days;
  if (time === '') return { choice: ownWords, own: said, time: '09:00' };
  return oftenChoices.some(({ value }) => value === usual) ? { choice: usual, own: '', time } : { choice: ownWords, own: days, time };
}
