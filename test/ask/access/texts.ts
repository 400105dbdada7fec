/** Questions about the sample brand as they are typed, names of every LOB in them. */
import * as fc from 'fast-check';

/** Names of the brand, some misspelt, some of nothing. */
export const nameText = fc.constantFrom(
  ...['Sales', 'Service', 'Mobile', 'Top 10', 'Exposed', 'Welcome', 'Old Offer', 'Sticky Button', 'Help Toast', 'Exit Banner'],
  ...['Home Page', 'Cart', 'Night Shift', 'Day Team', 'Dana', 'Priya', 'Marco', 'Scout', 'billing', 'sales chat', 'מבצע חורף', 'באנר'],
  ...['Hlep Toast', 'Sticky Buton', 'Servce', 'Wellcome', 'Danna', 'Secret Offer', 'Secret Banner', 'Zebra', 'Elsewhere', 'Nowhere'],
);
const noun = fc.constantFrom('', '', 'campaign ', 'engagement ', 'LOB ', 'entry point ', 'agent ', 'group ', 'skill ');
const named = fc.oneof(
  fc.tuple(noun, nameText).map(([one, name]) => `${one}"${name}"`),
  fc.tuple(noun, nameText).map(([one, name]) => `${one}${name}`),
);
const metric = fc.constantFrom(
  ...['exposed', 'exposed rate', 'prospects', 'prospect rate', 'exposures', 'sessions', 'accepted offers', 'accepted rate', 'engaged'],
  ...['closed conversations', 'abandoned rate', 'csat', 'mcs', 'transfers', 'handled conversations', 'opened conversations', 'revenue'],
  ...['conversions', 'conversions after exposure', 'aov', 'ccplh', 'online hours', 'avg conversation duration', 'response time'],
  ...['funnel metrics', 'conversation metrics', 'operations metrics'],
);
const dimension = fc.constantFrom(
  'campaign',
  'lob',
  'engagement',
  'entry point',
  'device',
  'source',
  'agent',
  'group',
  'skill',
  'goal type',
  'weekday',
  'day',
);
const time = fc.constantFrom('', 'last week', 'yesterday', 'last month', 'last 30 days', 'in October', 'since 1 November', 'last 7 days');
const listed = fc.constantFrom('campaigns', 'lobs', 'engagements', 'entry points', 'agents', 'groups', 'skills', 'metrics', 'goal types');
const ending = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '',
    'vs previous period',
    'as a percentage',
    'top 3',
    'with exposed above 3',
    'as pie',
    'as csv',
    'daily',
    'per day',
  ),
  named.map((one) => `not ${one}`),
  fc.constant('campaign contains e'),
);
const words = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((some) => some.filter((one) => one !== '').join(' '));

const by = dimension.map((one) => `by ${one}`);

/** A whole question. */
export const questionText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: words(metric, by, time, ending) },
  { weight: 4, arbitrary: words(metric, named, time, ending) },
  { weight: 3, arbitrary: words(metric, by, by, time) },
  { weight: 3, arbitrary: words(metric, named, by, time, ending) },
  { weight: 2, arbitrary: words(metric, time, ending) },
  { weight: 2, arbitrary: words(metric, fc.constant('by campaign'), named, fc.constant('vs'), named) },
  { weight: 2, arbitrary: words(fc.constant('list'), listed) },
  { weight: 1, arbitrary: words(listed, fc.constantFrom('containing e', 'containing o', 'containing sale')) },
  { weight: 1, arbitrary: words(listed, fc.constant('of'), named) },
  { weight: 2, arbitrary: words(fc.constant('what is'), metric) },
  { weight: 1, arbitrary: words(fc.constant('how is'), named, fc.constant('doing')) },
  { weight: 1, arbitrary: words(fc.constant('why did'), metric, fc.constant('drop last week')) },
  {
    weight: 1,
    arbitrary: words(
      fc.constantFrom('which campaign had the lowest', 'best engagement by', 'which agent has the highest', 'top 3 entry points by'),
      metric,
      time,
    ),
  },
  { weight: 1, arbitrary: words(named, fc.constant('vs'), named, fc.constant('on'), metric) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'help',
      'snapshot',
      'campaign panel yesterday',
      'how far back does the data go',
      'is today complete',
      'give me the numbers',
      'compare all campaigns',
      'qwerty asdf',
    ),
  },
);

/** What is said in a thread. */
export const replyText: fc.Arbitrary<string> = fc.oneof(
  by,
  named.map((one) => `only ${one}`),
  named.map((one) => `not ${one}`),
  named.map((one) => `and ${one}?`),
  named.map((one) => `vs ${one}`),
  named,
  metric.map((one) => `${one} too`),
  time.filter((one) => one !== ''),
  fc.constantFrom(
    'the second one',
    'that campaign',
    'the top one',
    'total',
    'whole brand',
    'undo',
    'reset',
    'vs last week',
    'top 2',
    'as a percentage',
    'daily',
  ),
);

/** The beginning of a question. */
export const bitText: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(metric, nameText, fc.integer({ min: 1, max: 6 })).map(([one, name, most]) => `${one} ${name.slice(0, most)}`),
  fc.tuple(nameText, fc.integer({ min: 1, max: 6 })).map(([name, most]) => name.slice(0, most)),
  fc.tuple(metric, by).map(([one, cut]) => `${one} ${cut.slice(0, -2)}`),
  fc.tuple(metric, noun).map(([one, kind]) => `${one} ${kind}`),
  fc.constantFrom('exposed campaign "', 'list ', 'top 3 ', ''),
);
