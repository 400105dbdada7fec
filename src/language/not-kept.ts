/** What is asked about members, values and pictures that is not kept or not told: who is new, who is a bot, what is good, how large a chart is. */
import { missing, type NotOffered } from './not-offered-entry.ts';

const states = ['deleted', 'removed', 'archived', 'paused', 'inactive', 'active', 'new', 'expired', 'dead'];
const happened = [
  'are new',
  'are deleted',
  'are inactive',
  'are paused',
  'were added',
  'were deleted',
  'were launched',
  'started',
  'stopped',
  'went live',
];

/** `deleted campaigns`, `active engagements`, `which campaigns are new`; what shows who there was. */
const keptOrNew = [
  { one: 'campaign', shows: 'exposures' },
  { one: 'engagement', shows: 'exposures' },
  { one: 'agent', shows: 'closed conversations' },
  { one: 'group', shows: 'closed conversations' },
  { one: 'skill', shows: 'closed conversations' },
].map(({ one, shows }) => ({
  plural: `${one}s`,
  asked: `${shows} by ${one}`,
  phrases: [
    ...states.flatMap((state) => [`${state} ${one}s`, `${state} ${one}`]),
    ...['which', 'what'].flatMap((which) => happened.flatMap((state) => [`${which} ${one}s ${state}`, `${one}s ${state}`])),
  ].join('|'),
}));

const humans = ['human', 'humans', 'human agent', 'human agents', 'real agents', 'real people'];

/** `vs human` behind a bot's name, `human agents`, `bots vs agents`: the bots themselves may have a name here. */
const people = ['vs', 'versus', 'against', 'compared to', 'by', 'and', 'or', '']
  .flatMap((joint) => humans.flatMap((human) => [`${joint} ${human}`.trim(), `${joint} a ${human}`.trim()]))
  .concat(
    ['bots', 'the bots'].flatMap((bot) =>
      ['vs', 'versus', 'against', 'compared to'].flatMap((joint) =>
        ['agents', 'the agents'].flatMap((all) => [`${bot} ${joint} ${all}`, `${all} ${joint} ${bot}`]),
      ),
    ),
  )
  .join('|');

export const notKept: readonly NotOffered[] = [
  ...keptOrNew.map(({ plural, phrases, asked }) =>
    missing(
      `which ${plural} are new or gone`,
      phrases,
      `Which ${plural} are new, active or deleted is not kept here: the list names all there are, and numbers show who took part in a time.`,
      { swaps: [`list all ${plural}`, asked] },
    ),
  ),
  missing(
    'bots and people',
    people,
    'Whether an agent is a bot or a human is not told apart here; agents and groups are, by name.',
    { swaps: ['by group', 'by agent'] },
    'closed conversations by agent last week',
  ),
  missing(
    'good values',
    "what is a good|what's a good|whats a good|what would be a good|what counts as a good|what is a healthy|what's a healthy|whats a healthy|what is a normal|what's a normal|whats a normal",
    'What is good is not in the data: numbers of other brands are not, and targets of your own stand in the snapshot.',
    { swaps: ['define'], behind: 'last month vs previous month' },
    'define csat',
  ),
  missing(
    'how pictures are laid out',
    [
      ...['bigger', 'larger', 'smaller', 'wider', 'taller', 'nicer'].flatMap((how) =>
        ['chart', 'graph', 'picture', 'plot', 'table', 'font', 'text'].flatMap((what) => [`${how} ${what}`, `a ${how} ${what}`]),
      ),
      ...['transposed', 'transpose', 'pivot', 'pivoted', 'swap rows and columns', 'rows as columns', 'other colors', 'other colours'],
    ].join('|'),
    'How a picture or a table is laid out cannot be changed; what it shows can, and a csv opens anywhere.',
    { swaps: ['as csv', 'as table'] },
  ),
];
