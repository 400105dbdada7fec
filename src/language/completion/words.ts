/** The words of the language that a completion may offer, each with what it does and the shortest ways to go on behind it. */
import type { TokenType } from 'chevrotain';
import * as t from '../../../grammar/tokens.ts';

/** What a word that is neither of the catalogue nor of the data does in a question. */
export type WordKind =
  | 'time'
  | 'grain'
  | 'breakdown'
  | 'filter'
  | 'ranking'
  | 'condition'
  | 'amount'
  | 'comparison'
  | 'calculation'
  | 'section'
  | 'chart'
  | 'output'
  | 'question'
  | 'schedule'
  | 'alert'
  | 'list'
  | 'edit';

export interface OfferedWord {
  readonly text: string;
  readonly kind: WordKind;
  readonly says: string;
  /** Endings that make it whole, one of which must; none: it is whole by itself. */
  readonly endings: readonly string[];
  /** Stands behind one of these tokens only, directly or anywhere before; null: anywhere. */
  readonly behind: Behind | null;
}

interface Behind {
  readonly tokens: ReadonlySet<TokenType>;
  readonly directly: boolean;
  /** Stands anywhere before as well. */
  readonly besides: TokenType | null;
}

type Lines = readonly (readonly [text: string, says: string, ...endings: string[]])[];

function words(kind: WordKind, lines: Lines, behind: Behind | null = null): readonly OfferedWord[] {
  return lines.map(([text, says, ...endings]) => ({ text, kind, says, endings, behind }));
}

const directlyBehind = (...tokens: readonly TokenType[]): Behind => ({ tokens: new Set(tokens), directly: true, besides: null });
const somewhereBehind = (...tokens: readonly TokenType[]): Behind => ({ tokens: new Set(tokens), directly: false, besides: null });
const withThe = (besides: TokenType, behind: Behind): Behind => ({ ...behind, besides });

const times = (
  'last week|yesterday|this month|last 30 days|last month|last 7 days|today|this week|last quarter|last weekend|this quarter|this year|' +
  'last 14 days|last 90 days|last 12 weeks|last 12 months|last year|all time|' +
  'January|February|March|April|May|June|July|August|September|October|November|December'
).split('|');

const dimensions = 'campaigns|devices|source types|LOBs|engagements|entry points|groups|agents|skills|goal types'.split('|');

const listed = 'metrics|campaigns|agents|engagements|entry points|LOBs|groups|skills|devices|source types|goal types|schedules|alerts';
const posted = [' snapshot', ' exposed by campaign', ' exposed'];
const amounts = ['10%', '20%', '50%', '70%', '90%', '100', '1000', '5000'];
const bounds = [' 10%', ' 100'];
const ranked = ['', ' campaigns', ' agents', ' campaigns by exposed'];

/** Offered in this order where nothing is typed. Times are said with their dates by who knows the day. */
export const offeredWords: readonly OfferedWord[] = [
  ...words(
    'time',
    times.map((time) => [time, 'time'] as const),
  ),
  ...words('time', [
    ['since', 'from a day until now', ' last month', ' last week'],
    ['until', 'up to a day', ' yesterday'],
  ]),
  ...words('breakdown', [
    ['by', 'cut by a dimension or a step of time', ' day', ' campaign', ' agent', ' weekday', ' exposed'],
    ['over time', 'in steps of days, weeks or months that fit the range'],
  ]),
  ...words(
    'grain',
    ['day', 'week', 'month', 'quarter', 'year'].map((unit) => [unit, `a row for each ${unit}`] as const),
    directlyBehind(t.By, t.Per, t.Which, t.Every),
  ),
  ...words('grain', [
    ['daily', 'a row for each day'],
    ['weekly', 'a row for each week'],
    ['monthly', 'a row for each month'],
  ]),
  ...words('comparison', [
    ['vs previous period', 'compared with the time just before'],
    ['vs last year', 'compared with last year'],
    ['vs last month', 'compared with last month'],
    ['week over week', 'compared with the week before'],
    ['month over month', 'compared with the month before'],
    ['year over year', 'compared with the year before'],
    ['vs', 'compared with another time, member or metric', ' last year', ' last month'],
  ]),
  ...words('ranking', [['name', 'from A to Z']], directlyBehind(t.OrderBy)),
  ...words('comparison', [['previous period', 'the time just before']], directlyBehind(t.Versus)),
  ...words('condition', [
    ['above', 'only what is more than a bound', ...bounds],
    ['below', 'only what is less than a bound', ...bounds],
    ['at least', 'only what reaches a bound', ...bounds],
    ['at most', 'only what stays within a bound', ...bounds],
    ['between', 'only what lies between two bounds', ' 10% and 20%', ' 10 and 100'],
  ]),
  ...words('edit', [
    ['undo', 'takes back the last change'],
    ['reset', 'forgets the question before'],
    ['total', 'without the breakdown'],
    ['no comparison', 'without what it is compared with'],
    ['no filters', 'without its filters'],
    ['add', 'one more metric or value', ' exposures', ' csat', ' facebook'],
    ['whole brand', 'without breakdown and filters of levels'],
    ...dimensions.map((plural) => [`all ${plural}`, `without the filter on ${plural}`] as const),
  ]),
  ...words('ranking', [
    ['top 5', 'the five that are highest', ...ranked],
    ['top 10', 'the ten that are highest', ...ranked],
    ['bottom 5', 'the five that are lowest', ...ranked],
    ['best', 'the best first', '', ' campaign', ' agent', ' campaign by csat'],
    ['worst', 'the worst first', '', ' campaign', ' agent', ' campaign by csat'],
    ['highest', 'the highest first', '', ' exposed by campaign'],
    ['lowest', 'the lowest first', '', ' exposed by campaign'],
    ['sorted by', 'in the order of a metric, of names or of the change', ' exposed', ' name', ' csat'],
    ['ascending', 'the lowest first'],
    ['descending', 'the highest first'],
  ]),
  ...words('filter', [
    ['not', 'leaves a value out', ' desktop', ' monday'],
    ['only', 'keeps one value', ' desktop', ' monday'],
    ['without', 'leaves a value out', ' desktop', ' monday'],
    ['except', 'leaves a value out', ' desktop', ' monday'],
    ['excluding', 'leaves a value out', ' desktop', ' monday'],
    ['weekdays only', 'Monday to Friday'],
    ['contains', 'names that hold a text', ' a'],
    ['starts with', 'names that begin with a text', ' a'],
  ]),
  ...words('calculation', [
    ['share of', 'each part as a percentage of the whole', ' exposures by device', ' exposures'],
    ['as a percentage', 'each part as a percentage of the whole'],
    ['7 day rolling average', 'each day as the average of the seven days that end on it'],
    ['average daily', 'per day of the range', ' exposed', ''],
  ]),
  ...words('section', [
    ['snapshot', 'all numbers of the panel'],
    ['funnel', 'the funnel part of the panel'],
    ['conversation metrics', 'the conversation part of the panel'],
    ['conversion metrics', 'the conversion and revenue part of the panel'],
    ['efficiency metrics', 'the efficiency part of the panel'],
    ['operations metrics', 'the operations part of the panel'],
  ]),
  ...words('chart', [
    ['as line', 'drawn as a line chart'],
    ['as bar', 'drawn as a bar chart'],
    ['as stacked bar', 'drawn as stacked bars'],
    ['as pie', 'drawn as a pie chart'],
    ['as table', 'a table without a chart'],
    ['no chart', 'a table without a chart'],
    ['efficiency graph', 'the efficiency graph of the dashboard'],
    ['conversion graph', 'the conversion graph of the dashboard'],
    ['consumer experience graph', 'the consumer experience graph of the dashboard'],
    ['funnel chart', 'the funnel as a chart'],
  ]),
  ...words('output', [
    ['as csv', 'the rows as a file'],
    ['as png', 'the chart as a picture'],
  ]),
  ...words('question', [
    ['what is', 'what a metric means', ' exposed'],
    ['list', 'what there is: metrics, campaigns, agents', ' campaigns', ' metrics'],
    ['how is', 'how a member is doing', ' exposed', ' desktop'],
    ['which', 'which member or day is highest or lowest', ' campaign had the highest exposed'],
    ['which campaign', 'the campaign that is highest or lowest', ' had the highest exposed'],
    ['which engagement', 'the engagement that is highest or lowest', ' had the highest exposed'],
    ['which agent', 'the agent that is highest or lowest', ' had the highest csat'],
    ['which group', 'the group that is highest or lowest', ' had the highest csat'],
    ['which device', 'the device that is highest or lowest', ' had the highest exposed'],
    ['which day', 'the day that is highest or lowest', ' had the highest exposed'],
    ['why did', 'what a change comes from', ' exposed drop last week'],
    ['how far back does the data go', 'the days that there are data for'],
    ['help', 'what can be asked'],
  ]),
  ...words(
    'list',
    listed.split('|').map((what) => [what, `all ${what} by name`] as const),
    directlyBehind(t.List),
  ),
  ...words('schedule', [
    ['every day', 'posted each day', ...posted],
    ['every weekday', 'posted from Monday to Friday', ...posted],
    ['every Monday', 'posted each Monday', ...posted],
    ['every week', 'posted once a week', ...posted],
    ['every month', 'posted once a month', ...posted],
    ['every', 'posted again and again', ' weekday snapshot', ' weekday exposed'],
  ]),
  ...words(
    'schedule',
    [
      ['at 9:00', 'at nine in the morning', '', ...posted],
      ['here', 'posted in this place', '', ...posted],
      ['send me', 'posted to yourself', ...posted],
    ],
    somewhereBehind(t.Every),
  ),
  ...words('alert', [
    ['alert me when', 'a message when a metric passes a bound', ' exposed below 10', ' csat below 50%'],
    ['tell me when', 'a message when a metric passes a bound', ' exposed below 10', ' csat below 50%'],
  ]),
  ...words(
    'alert',
    [
      ['is above', 'when it is more than a bound', ...bounds],
      ['is below', 'when it is less than a bound', ...bounds],
      ['drops by more than', 'when it falls by a percentage', ' 20%'],
      ['rises by more than', 'when it grows by a percentage', ' 20%'],
      ['is unusual', 'when it is far from what is usual'],
      ['misses target', 'when it is worse than its target'],
    ],
    withThe(t.Metric, somewhereBehind(t.Alert)),
  ),
  ...words(
    'alert',
    [['when', 'when a metric passes a bound', ' exposed below 10', ' csat below 50%']],
    withThe(t.Alert, directlyBehind(t.Place)),
  ),
  ...words(
    'amount',
    amounts.map((amount) => [amount, 'a bound'] as const),
    directlyBehind(t.Comparator),
  ),
  ...words(
    'amount',
    ['10% and 20%', '10% and 50%', '50% and 90%', '10 and 100', '100 and 1000', '1000 and 5000'].map(
      (bounded) => [bounded, 'the lower and the upper bound'] as const,
    ),
    directlyBehind(t.BetweenAmounts, t.Between),
  ),
  ...words(
    'amount',
    amounts.map((amount) => [`and ${amount}`, 'the upper bound'] as const),
    withThe(t.Between, directlyBehind(t.Num)),
  ),
  ...words(
    'amount',
    amounts.map((amount) => [amount, 'the upper bound'] as const),
    withThe(t.Between, directlyBehind(t.And)),
  ),
];
