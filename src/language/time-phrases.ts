/** The words of time and of comparisons in time. */
import * as t from '../../grammar/tokens.ts';
import { group, type PhraseGroup } from './phrase-group.ts';

const months = [
  'january|jan',
  'february|feb',
  'march|mar',
  'april|apr',
  'may',
  'june|jun',
  'july|jul',
  'august|aug',
  'september|sept|sep',
  'october|oct',
  'november|nov',
  'december|dec',
];

const weekdays = [
  'monday|mon',
  'tuesday|tue|tues',
  'wednesday|wed|weds',
  'thursday|thu|thur|thurs',
  'friday|fri',
  'saturday|sat',
  'sunday|sun',
];

const wholes = ['whole', 'the whole', 'entire', 'the entire', 'full', 'the full', 'a whole', 'a full'];

const units = [
  ['day', 'day|days|d'],
  ['week', 'week|weeks|wk|wks'],
  ['month', 'month|months|mth|mths|mo|mos'],
  ['quarter', 'quarter|quarters|qtr|qtrs'],
  ['year', 'year|years|yr|yrs'],
] as const;

/** `first half of the year` is that of the year that has begun. */
function calendarly(ordinal: string, unit: string): readonly string[] {
  return [`${ordinal} ${unit}`, `${ordinal} ${unit} of the year`, `${ordinal} ${unit} of this year`];
}

/** `first Monday of`, `1st Monday in` */
function inUnit(ordinals: string, names: string): string {
  const named = ordinals.split('|').flatMap((ordinal) => names.split('|').map((name) => `${ordinal} ${name}`));
  return named.flatMap((name) => [`${name} of`, `${name} in`]).join('|');
}

export const timePhrases: readonly PhraseGroup[] = [
  ...months.map((words, index) => group(t.MonthName, String(index + 1), words)),
  ...weekdays.map((words, index) => group(t.WeekdayName, String(index + 1), words)),
  ...units.map(([unit, words]) => group(t.Unit, unit, words)),
  ...[1, 2, 3, 4].map((n) => group(t.Quarter, String(n), `q${n}`)),
  ...[1, 2].map((n) => group(t.Half, String(n), `h${n}`)),
  ...['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th'].map((words, index) =>
    group(
      t.Quarter,
      String(index + 1),
      words
        .split('|')
        .flatMap((word) => calendarly(word, 'quarter'))
        .join('|'),
    ),
  ),
  group(t.Half, '1', ['first', '1st'].flatMap((word) => calendarly(word, 'half')).join('|')),
  group(t.Half, '2', ['second', '2nd'].flatMap((word) => calendarly(word, 'half')).join('|')),
  group(
    t.AllTime,
    '',
    'all time|of all time|since day one|since launch|since the launch|since go live|since inception|since the very beginning|since the start|since forever|until now|till now|up to now|to date|ever|all data|all the data|whole history|entire history',
  ),
  group(t.NamedDay, 'today', 'today|todays'),
  group(t.NamedDay, 'yesterday', "yesterday|yesterdays|yday|yest|ystd|yesterday's|last day|previous day"),
  group(t.NamedDay, 'tomorrow', 'tomorrow|tmrw|tomorrows'),
  group(t.NamedDay, 'day before yesterday', 'day before yesterday|the day before yesterday'),
  group(t.ToDate, 'week', 'wtd|week to date|week so far|this week to date|this week so far'),
  group(t.ToDate, 'month', 'mtd|month to date|month so far|this month to date|this month so far'),
  group(t.ToDate, 'quarter', 'qtd|quarter to date|quarter so far|this quarter to date|this quarter so far'),
  group(t.ToDate, 'year', 'ytd|year to date|year so far|this year to date|this year so far'),
  group(t.Last, '', 'last|past|previous|prior|preceding|latest|most recent|prev'),
  group(
    t.Last,
    '',
    wholes
      .filter((whole) => !whole.includes(' '))
      .concat('complete', 'calendar')
      .flatMap((whole) => ['last', 'past', 'previous'].map((last) => `${last} ${whole}`))
      .join('|'),
  ),
  group(t.This, '', 'this|current|the current|the running'),
  group(t.This, 'next', 'next|coming|upcoming'),
  group(t.Ago, '', 'ago|back'),
  // Also the latest whole one: `for the whole week`.
  ...units.map(([unit]) =>
    group(t.UnitAgo, unit, [`a ${unit} ago`, `one ${unit} ago`, ...wholes.map((whole) => `${whole} ${unit}`)].join('|')),
  ),
  ...units.map(([unit]) => group(t.UnitAgo, `${unit} 2`, `${unit} before last|the ${unit} before last`)),
  group(t.UnitAgo, 'weekend 2', 'weekend before last|the weekend before last'),
  group(t.Rolling, '', 'rolling|trailing|moving'),
  group(t.Weekend, '', 'weekend|the weekend'),
  group(t.Recently, '', 'recently|lately|these days|of late|nowadays'),
  group(t.WeekOf, '', 'week of|week containing|week beginning|week starting|week commencing|week ending|w/c|wc'),
  group(t.First, 'day', 'first day of|1st day of|first day in|very first day of'),
  group(t.Final, 'day', 'last day of|final day of|last day in|very last day of'),
  group(t.First, 'half', inUnit('first|1st', 'half')),
  group(t.Final, 'half', inUnit('second|2nd|last', 'half')),
  group(t.First, 'week', 'first week of|1st week of|first week in'),
  group(t.Final, 'week', 'last week of|final week of|last week in'),
  ...['second|2nd', 'third|3rd', 'fourth|4th'].map((words, index) =>
    group(
      t.First,
      `week ${String(index + 2)}`,
      words
        .split('|')
        .map((word) => `${word} week of`)
        .join('|'),
    ),
  ),
  // `first Monday of November`: the weekday, and which of them.
  ...weekdays.flatMap((words, day) => [
    ...['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th'].map((ordinals, index) =>
      group(t.First, `w${String(day + 1)} ${String(index + 1)}`, inUnit(ordinals, words)),
    ),
    group(t.Final, `w${String(day + 1)}`, inUnit('last|final', words)),
  ]),
  group(t.Beginning, '', 'beginning of|start of|early|the beginning of'),
  group(t.Beginning, 'middle', 'mid|middle of|the middle of'),
  group(t.Ending, '', 'end of|late|the end of'),
  group(t.Since, '', 'since|starting|from now back to'),
  group(t.Since, 'after', 'after|later than|starting after'),
  group(t.Until, '', 'until|till|through|thru|up to|up until|up to and including|as of'),
  group(t.Before, '', 'before|prior to|earlier'),
  group(t.From, '', 'from'),
  group(t.To, '', 'to'),
  group(t.Between, '', 'between|betw'),
  group(
    t.PartOfDay,
    '',
    'in the morning|in the afternoon|in the evening|in the mornings|in the afternoons|in the evenings|during the morning|during the afternoon|during the evening|at night|overnight|by night|business hours|office hours|working hours|opening hours|during business hours|during office hours|during working hours|outside business hours|outside of business hours|outside office hours|outside of office hours|outside working hours|outside of working hours|after hours|out of hours|lunchtime|at lunchtime|at lunch|at this time|last 24 hours|past 24 hours|24 hours|last 48 hours|past 48 hours|48 hours|last hour|past hour|hours ago|an hour ago|this hour|at the same time|at this hour|by this time|so far at this time|this morning|this afternoon|tonight|last night|same time|right now|currently|at the moment|at this moment',
  ),
];

export const comparePhrases: readonly PhraseGroup[] = [
  group(
    t.Versus,
    '',
    'vs|versus|v|against|compared to|compared with|compare to|compare with|compare against|in comparison to|in comparison with|relative to|as compared to|as opposed to|compared against|vs all of|versus all of|against all of|compared to all of|compared with all of',
  ),
  group(t.Compare, '', 'compare|comparing|comparison of|comparison between|compare between'),
  group(
    t.PreviousPeriod,
    '',
    'previous period|prior period|period before|the period before|preceding period|last period|period over period|pop|previous|the one before|one before|the time before|before that',
  ),
  group(
    t.SamePeriod,
    '',
    'same period|same quarter|same month|same week|same days|same stretch|same days of|the same period|same period of|same dates|same day range|same days in|same point|the same point|same point in|this point',
  ),
  group(t.SamePeriod, 'day', 'same day|same weekday|the same day'),
  group(t.OverUnit, 'day', 'day over day|day on day|dod|d/d|d o d|day to day'),
  group(t.OverUnit, 'week', 'week over week|week on week|wow|w o w|w/w|weekly change|week to week'),
  group(t.OverUnit, 'month', 'month over month|month on month|mom|m/m|monthly change|month to month'),
  group(t.OverUnit, 'quarter', 'quarter over quarter|quarter on quarter|qoq|q/q|quarterly change'),
  group(t.OverUnit, 'year', 'year over year|year on year|yoy|yearly change|annual change|y o y|y/y'),
  group(t.UnitBefore, 'day', 'day before|day earlier|day before that'),
  group(t.UnitBefore, 'week', 'week before|week before that|week earlier|the week prior|week prior'),
  // A weekday before a weekday is that of the week before.
  ...weekdays.map((words) =>
    group(
      t.UnitBefore,
      'week',
      words
        .split('|')
        .map((word) => `${word} before`)
        .join('|'),
    ),
  ),
  group(t.UnitBefore, 'month', 'month before|month before that|month earlier|month prior'),
  group(t.UnitBefore, 'quarter', 'quarter before|quarter before that|quarter earlier|quarter prior'),
  group(
    t.UnitBefore,
    'year',
    'same time last year|the same time last year|this time last year|same time a year ago|year before|year before that|year earlier|year prior',
  ),
  group(t.Change, '', 'growth|growth in|change in|change|changes in|difference|delta|diff|diff in'),
  group(t.Change, 'rate', 'change rate|rate of change|percent change|% change|percentage change|relative change|growth rate'),
  group(
    t.Change,
    'mover',
    'biggest mover first|biggest movers|biggest mover|movers|mover|biggest change first|biggest changes|biggest change|largest change|largest change first|moved most|moved the most|biggest winners|biggest winner|top winners|changed most|changed the most',
  ),
];
