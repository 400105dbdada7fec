/** The dimensions as data: what they are called, and the words for values that are fixed. */
import type { Dimension, DimensionId, FixedValue } from './dimension.ts';

function members(id: DimensionId, label: string, plural: string, words: readonly string[]): Dimension {
  return { id, label, plural, words: [label.toLowerCase(), plural.toLowerCase(), ...words], values: 'member', fixed: [] };
}

function fixed(id: DimensionId, label: string, plural: string, words: readonly string[], values: readonly FixedValue[]): Dimension {
  return { id, label, plural, words: [label.toLowerCase(), plural.toLowerCase(), ...words], values: 'fixed', fixed: values };
}

/** The values of the dimension weekday, Monday first. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Those of the working week. */
export const workdays: readonly string[] = weekdays.slice(0, 5);

export const dimensions: readonly Dimension[] = [
  members('lob', 'LOB', 'LOBs', ['line of business', 'lines of business', 'business line', 'business lines']),
  members('campaign', 'Campaign', 'Campaigns', ['camp', 'camps']),
  members('engagement', 'Engagement', 'Engagements', ['eng', 'engs']),
  members('entry_point', 'Entry point', 'Entry points', [
    'entrypoint',
    'entrypoints',
    'entry',
    'entry-point',
    'entry-points',
    'page',
    'pages',
  ]),
  fixed(
    'device',
    'Device',
    'Devices',
    ['device type', 'device types'],
    [
      {
        value: 'desktop/laptop',
        words: ['desktop', 'laptop', 'pc', 'desktops', 'laptops', 'desktop/laptop', 'computer', 'desktop laptop'],
      },
      { value: 'mobile smartphone', words: ['phone', 'smartphone', 'phones', 'smartphones', 'mobile smartphone', 'mobile phone'] },
      { value: 'mobile tablet', words: ['tablet', 'tablets', 'mobile tablet', 'ipad'] },
      { value: 'unknown', words: ['unknown device'] },
    ],
  ),
  fixed(
    'device_class',
    'Device class',
    'Device classes',
    [],
    [
      { value: 'desktop', words: [] },
      { value: 'mobile', words: [] },
      { value: 'unknown', words: [] },
    ],
  ),
  fixed(
    'source_type',
    'Source type',
    'Source types',
    ['source', 'sources', 'channel', 'channels'],
    [
      { value: 'web', words: ['web', 'site', 'website', 'web site'] },
      { value: 'brand app', words: ['brand app', 'app', 'in-app', 'in app', 'mobile app'] },
      { value: 'twilio sms', words: ['twilio sms', 'twilio', 'sms', 'text', 'texts', 'text message'] },
      { value: 'facebook', words: ['facebook', 'fb', 'messenger', 'facebook messenger'] },
      {
        value: 'apple business chat',
        words: ['apple business chat', 'apple', 'imessage', 'abc', 'apple messages', 'apple messages for business'],
      },
      { value: 'google', words: ['google', 'google messages'] },
      { value: 'line', words: ['line', 'line app'] },
    ],
  ),
  fixed(
    'goal_type',
    'Goal type',
    'Goal types',
    ['goal', 'goals', 'type of goal'],
    [
      { value: 'sale', words: ['sale', 'sale goal', 'sale goals'] },
      { value: 'lead', words: ['lead', 'lead goal', 'lead goals'] },
      { value: 'service', words: ['service', 'service goal', 'service goals'] },
      { value: 'interaction', words: ['interaction', 'interaction goal'] },
      { value: 'page_views', words: ['page views', 'page_views', 'page view goal'] },
      { value: 'other', words: ['other', 'other goal'] },
    ],
  ),
  members('group', 'Group', 'Groups', ['agent group', 'agent groups', 'team', 'teams']),
  members('agent', 'Agent', 'Agents', ['rep', 'reps', 'agent name']),
  members('skill', 'Skill', 'Skills', []),
  fixed(
    'weekday',
    'Weekday',
    'Weekdays',
    ['day of week', 'day of the week', 'days of the week', 'dow'],
    weekdays.map((value) => ({ value, words: [value, `${value}s`] })),
  ),
  {
    id: 'hour',
    label: 'Hour',
    plural: 'Hours',
    words: ['hour', 'hours', 'hourly', 'hour of day', 'hour of the day', 'time of day'],
    values: 'fixed',
    fixed: Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), words: [] })),
  },
  { id: 'currency', label: 'Currency', plural: 'Currencies', words: ['currency', 'currencies'], values: 'found', fixed: [] },
];

/** Devices of each class; they partition, so a class is exact. */
export const deviceClasses: Readonly<Record<string, readonly string[]>> = {
  desktop: ['desktop/laptop'],
  mobile: ['mobile smartphone', 'mobile tablet'],
  unknown: ['unknown'],
};

/** Words that mean several values of a dimension at once. */
export const groupWords: readonly { readonly word: string; readonly dimension: DimensionId; readonly values: readonly string[] }[] = [
  { word: 'mobile', dimension: 'device', values: ['mobile smartphone', 'mobile tablet'] },
  { word: 'mobiles', dimension: 'device', values: ['mobile smartphone', 'mobile tablet'] },
  { word: 'mobile devices', dimension: 'device', values: ['mobile smartphone', 'mobile tablet'] },
  { word: 'weekdays only', dimension: 'weekday', values: workdays },
  ...['weekdays', 'business days', 'working days', 'workdays'].map((word) => ({ word, dimension: 'weekday' as const, values: workdays })),
  { word: 'weekends', dimension: 'weekday', values: ['saturday', 'sunday'] },
  { word: 'weekends only', dimension: 'weekday', values: ['saturday', 'sunday'] },
];

/** The dimension called `id`. Throws where there is none: ids come from the catalogue itself. */
export function dimensionOf(id: DimensionId): Dimension {
  const found = dimensions.find((dimension) => dimension.id === id);
  if (!found) throw new Error(`no dimension ${id}`);
  return found;
}
