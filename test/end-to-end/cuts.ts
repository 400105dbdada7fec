/** Breakdowns and filters of the sample brand: the words that ask for them, and what they select. */
import type { SelectedDimension, Tests } from '../support/oracle/count.ts';
import type { Reach } from './metrics-by-hand.ts';

type Test = (value: string) => boolean;

/** One row of a breakdown: how the answer names it, and what it selects. */
export interface Group {
  readonly shown: string | number | null;
  readonly test: Test;
}

export interface Breakdown {
  readonly words: string;
  readonly id: string;
  readonly dimension: SelectedDimension;
  readonly reach: Reach | null;
  readonly groups: readonly Group[];
}

export interface Filter {
  readonly words: string;
  readonly dimension: SelectedDimension;
  readonly reach: Reach | null;
  readonly test: Test;
}

const is =
  (value: string): Test =>
  (one) =>
    one === value;
const isOneOf =
  (...values: readonly string[]): Test =>
  (one) =>
    values.includes(one);

/** Members as [id, name]; events without one form a row of their own. */
function members(...named: readonly (readonly [id: string, shown: string])[]): readonly Group[] {
  return [...named.map(([id, shown]) => ({ shown, test: is(id) })), { shown: null, test: is('') }];
}

function values(...each: readonly string[]): readonly Group[] {
  return each.map((value) => ({ shown: value, test: is(value) }));
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const levels: readonly Breakdown[] = [
  { words: 'by lob', id: 'lob', dimension: 'lob', reach: 'tree', groups: members(['l1', 'Sales'], ['l2', 'Service']) },
  {
    words: 'by campaign',
    id: 'campaign',
    dimension: 'campaign',
    reach: 'tree',
    groups: members(
      ['c1', 'Mobile'],
      ['c2', 'Top 10'],
      ['c3', 'Exposed'],
      ['c4', 'Welcome (Sales)'],
      ['c5', 'Welcome (Service)'],
      ['c6', 'Winter "Warm" 20% 🎉'],
      ['c7', 'מבצע חורף'],
      ['c8', 'Old Offer'],
    ),
  },
  {
    words: 'by engagement',
    id: 'engagement',
    dimension: 'engagement',
    reach: 'tree',
    groups: members(
      ['e1', 'Sticky Button'],
      ['e2', 'Exit Banner'],
      ['e3', "O'Brien's Embed"],
      ['e4', 'Help Toast'],
      ['e5', '50% off; drop table'],
      ['e6', 'Welcome'],
      ['e7', '🧣 Scarf'],
      ['e8', 'באנר'],
      ['e9', 'Old Button'],
    ),
  },
  {
    words: 'by entry point',
    id: 'entry_point',
    dimension: 'entry_point',
    reach: 'entry_point',
    groups: members(['p1', 'Home Page'], ['p2', 'Cart'], ['p3', 'Account']),
  },
];

const devices = ['desktop/laptop', 'mobile smartphone', 'mobile tablet', 'unknown'];

export const otherBreakdowns: readonly Breakdown[] = [
  { words: 'by device', id: 'device', dimension: 'device', reach: 'visit', groups: values(...devices) },
  {
    words: 'by device class',
    id: 'device_class',
    dimension: 'device',
    reach: 'visit',
    groups: [
      { shown: 'desktop', test: is('desktop/laptop') },
      { shown: 'mobile', test: isOneOf('mobile smartphone', 'mobile tablet') },
      { shown: 'unknown', test: is('unknown') },
    ],
  },
  {
    words: 'by source type',
    id: 'source_type',
    dimension: 'source_type',
    reach: 'visit',
    groups: values('web', 'brand app', 'twilio sms', 'facebook', 'apple business chat', 'google', 'line'),
  },
  {
    words: 'by goal type',
    id: 'goal_type',
    dimension: 'goal_type',
    reach: 'goal_type',
    groups: [
      ...values('sale', 'lead', 'service', 'interaction', 'page_views', 'other').map(({ shown, test }) => ({ shown, test })),
      { shown: null, test: is('') },
    ],
  },
  { words: 'by group', id: 'group', dimension: 'group', reach: 'agent', groups: members(['gr1', 'Night Shift'], ['gr2', 'Day Team']) },
  {
    words: 'by agent',
    id: 'agent',
    dimension: 'agent',
    reach: 'agent',
    groups: members(['a1', 'Dana'], ['a2', 'Priya'], ['a3', 'Marco'], ['a4', 'José "Pepe" Núñez'], ['a5', 'Scout']),
  },
  { words: 'by skill', id: 'skill', dimension: 'skill', reach: 'skill', groups: members(['s1', 'billing'], ['s2', 'sales chat']) },
  {
    words: 'by weekday',
    id: 'weekday',
    dimension: 'weekday',
    reach: null,
    groups: weekdays.map((shown) => ({ shown, test: is(shown.toLowerCase()) })),
  },
  {
    words: 'by hour',
    id: 'hour',
    dimension: 'hour',
    reach: 'hour',
    groups: Array.from({ length: 24 }, (_, hour) => ({ shown: hour, test: is(String(hour)) })),
  },
];

/** For each dimension one value, several, and all but one or two. */
export const filters: readonly (readonly Filter[])[] = [
  cut('lob', 'tree', ['lob sales', isOneOf('l1')], ['lob sales or service', isOneOf('l1', 'l2')], ['not lob sales', (lob) => lob !== 'l1']),
  cut(
    'campaign',
    'tree',
    ['in campaign mobile', isOneOf('c1')],
    ['in campaign exposed or "top 10"', isOneOf('c2', 'c3')],
    // A name that two share is both of them.
    ['in campaign welcome', isOneOf('c4', 'c5')],
  ),
  cut(
    'engagement',
    'tree',
    ['sticky button', isOneOf('e1')],
    ['engagement "50% off; drop table" or help toast', isOneOf('e4', 'e5')],
    ["engagement o'brien's embed", isOneOf('e3')],
  ),
  cut(
    'entry_point',
    'entry_point',
    ['entry point cart', isOneOf('p2')],
    ['entry point home page or account', isOneOf('p1', 'p3')],
    ['not home page', isOneOf('p2', 'p3')],
  ),
  cut(
    'goal_type',
    'goal_type',
    ['goal type sale', isOneOf('sale')],
    ['goal type sale or lead', isOneOf('sale', 'lead')],
    ['goal type service', isOneOf('service')],
  ),
  cut(
    'device',
    'visit',
    ['mobile tablet', isOneOf('mobile tablet')],
    ['device mobile', isOneOf('mobile smartphone', 'mobile tablet')],
    ['not desktop', isOneOf('mobile smartphone', 'mobile tablet', 'unknown')],
  ),
  cut(
    'source_type',
    'visit',
    ['only web', isOneOf('web')],
    ['source facebook or sms', isOneOf('facebook', 'twilio sms')],
    ['not web', (value) => value !== 'web'],
  ),
  cut(
    'group',
    'agent',
    ['group night shift', isOneOf('gr1')],
    ['group night shift or day team', isOneOf('gr1', 'gr2')],
    ['day team', isOneOf('gr2')],
  ),
  cut(
    'agent',
    'agent',
    ['agent dana', isOneOf('a1')],
    ['agent dana or marco', isOneOf('a1', 'a3')],
    ['by José "Pepe" Núñez', isOneOf('a4')],
  ),
  cut(
    'skill',
    'skill',
    ['skill billing', isOneOf('s1')],
    ['skill billing or sales chat', isOneOf('s1', 's2')],
    ['billing skill', isOneOf('s1')],
  ),
  cut('weekday', null, ['weekdays only', (day) => !weekend(day)], ['on weekends', weekend], ['weekends', weekend]),
];

function weekend(day: string): boolean {
  return day === 'saturday' || day === 'sunday';
}

function cut(
  dimension: SelectedDimension,
  reach: Reach | null,
  ...forms: readonly (readonly [words: string, test: Test])[]
): readonly Filter[] {
  return forms.map(([words, test]) => ({ words, dimension, reach, test }));
}

/** Both tests on one dimension hold, others each on theirs. */
export function both(one: Tests, dimension: SelectedDimension, test: Test): Tests {
  const own = one[dimension];
  return { ...one, [dimension]: own ? (value: string) => own(value) && test(value) : test };
}
