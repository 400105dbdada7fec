/** The words of the language that are neither in the catalogue nor in the data, each with the token it makes. */
import type { TokenType } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';

/** Words of one token: each phrase in lower case; `value` is the variant that the token carries. */
export interface PhraseGroup {
  readonly token: TokenType;
  readonly value: string;
  readonly phrases: readonly string[];
}

function group(token: TokenType, value: string, phrases: string): PhraseGroup {
  return { token, value, phrases: phrases.split('|').map((phrase) => phrase.trim()) };
}

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

const units = [
  ['day', 'day|days'],
  ['week', 'week|weeks|wk|wks'],
  ['month', 'month|months|mth|mths'],
  ['quarter', 'quarter|quarters|qtr|qtrs'],
  ['year', 'year|years|yr|yrs'],
] as const;

const timePhrases: readonly PhraseGroup[] = [
  ...months.map((words, index) => group(t.MonthName, String(index + 1), words)),
  ...weekdays.map((words, index) => group(t.WeekdayName, String(index + 1), words)),
  ...units.map(([unit, words]) => group(t.Unit, unit, words)),
  ...[1, 2, 3, 4].map((n) => group(t.Quarter, String(n), `q${n}`)),
  ...[1, 2].map((n) => group(t.Half, String(n), `h${n}`)),
  group(t.Half, '1', 'first half'),
  group(t.Half, '2', 'second half'),
  group(t.NamedDay, 'today', 'today|todays'),
  group(t.NamedDay, 'yesterday', 'yesterday|yesterdays|last day|previous day'),
  group(t.NamedDay, 'day before yesterday', 'day before yesterday|the day before yesterday'),
  group(t.ToDate, 'week', 'wtd|week to date|week so far|this week to date|this week so far'),
  group(t.ToDate, 'month', 'mtd|month to date|month so far|this month to date|this month so far'),
  group(t.ToDate, 'quarter', 'qtd|quarter to date|quarter so far|this quarter to date|this quarter so far'),
  group(t.ToDate, 'year', 'ytd|year to date|year so far|this year to date|this year so far'),
  group(t.Last, '', 'last|past|previous|prior|preceding|latest|most recent'),
  group(t.This, '', 'this|current|the current|the running'),
  group(t.Ago, '', 'ago|back'),
  group(t.Rolling, '', 'rolling|trailing|moving'),
  group(t.Weekend, '', 'weekend|the weekend'),
  group(t.Recently, '', 'recently|lately|these days|of late|nowadays'),
  group(t.First, 'week', 'first week of|1st week of|first week in'),
  group(t.Final, 'week', 'last week of|final week of|last week in'),
  group(t.Beginning, '', 'beginning of|start of|early|the beginning of'),
  group(t.Ending, '', 'end of|late|the end of'),
  group(t.Since, '', 'since|starting|as of|from now back to'),
  group(t.Until, '', 'until|till|through|thru|up to|up until|up to and including'),
  group(t.Before, '', 'before|prior to|earlier'),
  group(t.From, '', 'from'),
  group(t.To, '', 'to'),
  group(t.Between, '', 'between|betw'),
  group(
    t.PartOfDay,
    '',
    'at this time|at the same time|at this hour|by this time|so far at this time|this morning|this afternoon|tonight|last night|same time',
  ),
];

const comparePhrases: readonly PhraseGroup[] = [
  group(
    t.Versus,
    '',
    'vs|versus|v|against|compared to|compared with|compare to|compare with|compare against|in comparison to|in comparison with|relative to|as compared to|as opposed to|compared against|vs the',
  ),
  group(t.Compare, '', 'compare|comparing|comparison of|comparison between|compare between'),
  group(
    t.PreviousPeriod,
    '',
    'previous period|prior period|period before|the period before|preceding period|last period|period over period|pop|previous|the one before|the time before|before that',
  ),
  group(
    t.SamePeriod,
    '',
    'same period|same days|same time|same days of|the same period|same period of|same dates|same day range|same days in',
  ),
  group(t.OverUnit, 'week', 'week over week|week on week|wow|w o w|weekly change|week to week'),
  group(t.OverUnit, 'month', 'month over month|month on month|mom|monthly change|month to month'),
  group(t.OverUnit, 'quarter', 'quarter over quarter|quarter on quarter|qoq|quarterly change'),
  group(t.OverUnit, 'year', 'year over year|year on year|yoy|yearly change|annual change|y o y'),
  group(t.UnitBefore, 'day', 'day before|day earlier|day before that'),
  group(t.UnitBefore, 'week', 'week before|week before that|week earlier|the week prior|week prior'),
  group(t.UnitBefore, 'month', 'month before|month before that|month earlier|month prior'),
  group(t.UnitBefore, 'quarter', 'quarter before|quarter before that|quarter earlier|quarter prior'),
  group(t.UnitBefore, 'year', 'year before|year before that|year earlier|year prior'),
  group(t.Change, '', 'growth|growth in|change in|change|changes in|difference|delta'),
  group(
    t.Change,
    'mover',
    'biggest mover first|biggest movers|biggest mover|movers|mover|biggest change first|biggest changes|biggest change|largest change|largest change first|moved most|moved the most|changed most|changed the most',
  ),
];

const clausePhrases: readonly PhraseGroup[] = [
  group(t.And, '', 'and|&|as well as|along with|plus also'),
  group(t.Or, '', 'or'),
  group(t.Together, '', 'together|combined|in total|altogether|all together|taken together|summed'),
  group(
    t.By,
    '',
    'by|split by|broken down by|break down by|breakdown by|split into|grouped by|group by|sliced by|cut by|segmented by|split up by',
  ),
  group(t.Per, '', 'per|for each|for every|each|in each|across each|by each'),
  group(t.GrainWord, 'day', 'daily|day by day|per day|by day|each day|every day|day over day|by date|per date'),
  group(t.GrainWord, 'week', 'weekly|week by week|per week|by week|each week'),
  group(t.GrainWord, 'month', 'monthly|month by month|per month|by month|each month'),
  group(t.GrainWord, 'quarter', 'quarterly|quarter by quarter|per quarter|by quarter|each quarter'),
  group(t.GrainWord, 'year', 'yearly|annually|year by year|per year|by year|each year'),
  group(t.GrainWord, 'auto', 'over time|trend|trends|trended|trending|time series|timeline|development|evolution|history of|by time'),
  group(t.ByRate, '', 'by rate|as rate|as a rate|in rate'),
  group(
    t.Not,
    '',
    'not|without|except|excluding|exclude|excl|but not|other than|except for|w/o|no|minus|leaving out|leave out|ignoring|apart from|besides|everything but|not including|ex',
  ),
  group(t.Only, '', 'only|just|solely|exclusively'),
  group(t.Equals, '', '=|==|is|equals|called|named|equal to'),
  group(
    t.Contains,
    '',
    'contains|containing|contain|that contain|including the word|with the word|like|whose name contains|name contains|with name containing|with name like',
  ),
  group(t.StartsWith, '', 'starts with|starting with|start with|beginning with|begins with|begin with|that start with'),
  group(t.Top, 'top', 'top|the top|leading'),
  group(t.Top, 'bottom', 'bottom|the bottom'),
  group(t.Superlative, 'top', 'highest|most|biggest|largest|greatest|maximum|max|strongest'),
  group(t.Superlative, 'bottom', 'lowest|least|fewest|smallest|minimum|min'),
  group(
    t.Superlative,
    'best',
    'best|best performing|top performing|best-performing|performs best|performed best|doing best|did best|does best',
  ),
  group(
    t.Superlative,
    'worst',
    'worst|worst performing|worst-performing|poorest|performs worst|performed worst|weakest|doing worst|did worst|does worst',
  ),
  group(
    t.Direction,
    'desc',
    'highest first|descending|desc|biggest first|largest first|most first|high to low|from high to low|best first|from highest to lowest|highest to lowest|largest to smallest',
  ),
  group(
    t.Direction,
    'asc',
    'lowest first|ascending|asc|smallest first|least first|low to high|from low to high|worst first|lowest to highest|smallest to largest|from lowest to highest',
  ),
  group(t.OrderBy, '', 'order by|ordered by|sort by|sorted by|sorted on|order on|ranked by|rank by|sorting by|arranged by|ranked on'),
  group(
    t.Comparator,
    '>',
    '>|above|over|more than|greater than|higher than|exceeding|exceeds|exceed|bigger than|larger than|is more than|is above|better than|upwards of|beyond|goes above|goes over|went above|rises above|climbs above',
  ),
  group(t.Comparator, '>=', '>=|=>|at least|no less than|not less than|minimum of|min of|or more|≥|not below|not under|a minimum of'),
  group(
    t.Comparator,
    '<',
    '<|below|under|less than|lower than|fewer than|smaller than|is below|is under|worse than|beneath|short of|goes under|goes below|falls below|drops below|fell below|falls under|drops under',
  ),
  group(t.Comparator, '<=', '<=|at most|no more than|not more than|maximum of|max of|up to a maximum of|≤|not above|not over'),
  group(t.Comparator, '=', 'exactly|equal to exactly'),
  group(t.Which, '', 'which|what|any|whichever|which of the|which of our'),
  group(t.Who, '', 'who|by who|whom|by whom'),
  group(t.Close, '', 'close|closes|closing'),
  group(
    t.Share,
    '',
    'share of|share|shares of|as a percentage|as percentage|as percent|in percent|in percentage|percentage of|percent of|what percentage of|what percent of|what % of|% of|as % of total|% of total|percent of total|share of total|as a share|proportion of|as %|as a share of total|as a percentage of total|what share of|what proportion of|distribution of|mix of|contribution of|contribution',
  ),
  group(t.Average, '', 'average|avg|mean|on average|on avg|averaged'),
  group(t.Total, '', 'sum of|the sum of|sum|grand total'),
  group(
    t.AverageDaily,
    '',
    'average daily|avg daily|daily average|daily avg|mean daily|average per day|avg per day|on average per day|per day on average|daily mean',
  ),
];

const picturePhrases: readonly PhraseGroup[] = [
  group(t.Chart, 'line', 'as line|line chart|line graph|as a line|as line chart|as a line chart|as lines|linechart'),
  group(t.Chart, 'bar', 'as bar|bar chart|bar graph|as bars|as a bar chart|as bar chart|as a bar|barchart|column chart|as columns'),
  group(
    t.Chart,
    'stacked_bar',
    'as stacked bar|stacked bar|stacked bars|stacked bar chart|as a stacked bar|stacked chart|as stacked bars|stacked',
  ),
  group(t.Chart, 'pie', 'as pie|pie chart|as a pie|as pie chart|as a pie chart|pie|donut|doughnut'),
  group(
    t.Chart,
    'none',
    'as table|as a table|no chart|without chart|without a chart|table only|just the table|in a table|no graph|table view',
  ),
  group(
    t.Chart,
    'default',
    'chart|graph|plot|as chart|as a chart|as graph|as a graph|with chart|with a chart|visualize|visualise|as chart please|plotted|graphed|picture',
  ),
  group(
    t.Chart,
    'scatter',
    'scatter plot|scatter chart|scatterplot|as scatter|heat map|heatmap|as map|on a map|map chart|bubble chart|radar chart|gauge|histogram|area chart|treemap|sankey',
  ),
  group(t.Chart, 'funnel', 'funnel chart|as funnel|as a funnel|funnel graph|funnel picture|funnel diagram'),
  group(t.Graph, 'efficiency', 'efficiency graph|efficiency chart'),
  group(t.Graph, 'conversion', 'conversion graph|conversion chart|conversions graph'),
  group(t.Graph, 'consumer experience', 'consumer experience graph|consumer experience chart|customer experience graph'),
  group(
    t.Output,
    'csv',
    'as csv|csv|export|export as csv|export to csv|as a csv|download|as csv file|in csv|to csv|as excel|excel|as spreadsheet|spreadsheet|export this',
  ),
  group(t.Output, 'png', 'as png|png|as image|as an image|as a picture|as picture'),
  group(t.Section, 'funnel', 'funnel|funnel metrics|the funnel|funnel section|funnel numbers'),
  group(t.Section, 'conversation', 'conversation metrics|conversation section|conversation numbers|messaging metrics'),
  group(
    t.Section,
    'conversion',
    'conversion metrics|conversion section|conversion and revenue|conversion and revenue metrics|revenue metrics|conversion numbers',
  ),
  group(t.Section, 'efficiency', 'efficiency metrics|efficiency section|efficiency|efficiency numbers'),
  group(t.Section, 'operations', 'operations metrics|operations section|operational metrics|operations|ops metrics|operations numbers'),
  group(t.Stage, 'after_engagement', 'after engagement|post engagement'),
  group(t.Stage, 'after_exposure', 'after exposure|post exposure'),
  group(
    t.Stage,
    'after_exposure_not_engagement',
    'after exposure not engagement|after exposure without engagement|exposure not engagement|without engagement',
  ),
];

const kindPhrases: readonly PhraseGroup[] = [
  group(
    t.Snapshot,
    '',
    'snapshot|daily snapshot|summary|daily summary|panel|dashboard|report card|recap|daily panel|daily report|overall snapshot',
  ),
  group(
    t.Overview,
    'member',
    "how is|hows|how's|how are|how did|how was|how were|how has|how have|how does|everything for|everything about|everything on|overview of|overview|all metrics for|all metrics of|all about|tell me about|performance of|performance|how do|anything happening|status of|rundown of|rundown on|full picture of|full picture on",
  ),
  group(
    t.Overview,
    'brand',
    "give me the numbers|the numbers|all the numbers|how are we doing|how did we do|how is business|how's business|hows business|all numbers|our numbers|key numbers|kpis|the kpis|how we doing|how we did",
  ),
  group(t.WhatIs, '', "what is|what's|whats|what are|what's a|what is a|what is an"),
  group(
    t.Define,
    '',
    "define|definition of|what does|meaning of|what is the meaning of|what is meant by|how is calculated|explain|describe|what do you mean by|how do you calculate|how do you define|how is defined|difference between|what is the difference between|whats the difference between|what's the difference between|the formula for|formula for|formula of|definition for",
  ),
  group(t.Term, 'mean', 'mean|means|mean exactly|stand for|calculated|computed|defined|worked out|measured'),
  group(
    t.List,
    '',
    'list|list all|list the|list of|list of all|show all|name all|are there|do we have|do i have|have we got|there are|which do we have|names of|available',
  ),
  group(t.ListedThing, 'metrics', 'metrics|metric|kpis available|measures'),
  group(t.ListedThing, 'schedules', 'schedules|schedule|my schedules|scheduled posts|scheduled reports'),
  group(t.ListedThing, 'alerts', 'alerts|my alerts'),
  group(
    t.Extent,
    '',
    'how far back does the data go|how far back|is today complete|how fresh is the data|how recent is the data|how old is the data|when does the data start|when does the data end|data freshness|what dates do you have|which days do you have|is yesterday complete|how current is the data|when was the data last updated|how up to date is the data|what days do you have data for|how much data do you have|how much history',
  ),
  group(
    t.Why,
    '',
    "why|why did|why is|why was|why are|what drove|what caused|what explains|reason for|how come|what is driving|what was driving|why were|why has|why have|whats driving|what's driving|reasons for|root cause of",
  ),
  group(
    t.Help,
    '',
    'help|what can i ask|what can you do|what can i ask you|how does this work|how do i use this|what can i ask about|how do you work|what do you know|what questions can i commands|instructions|how to use|who are you|what are you',
  ),
];

/** Words that carry no meaning of their own: filler, greetings, thanks, remarks. */
export const fillerPhrases: readonly string[] =
  `show me|show|shows|showing|give me|give|get|get me|please|pls|plz|the|a|an|of|for|on|in|at|me|my|our|us|we|i|you|your|it|its|that|these|those|them|they|their|there|this one|with|where|how many|how much|number of|amount of|count of
was|were|been|be|being|are|am|did|do|does|had|have|has|having|got|came|come|comes|coming|went|go|going|get|getting|make|made|see|seen|look|looking|look at|like to see|id like to see|i'd like to see|i would like to see|would|could|can|should|want|wanna|need|let|lets|let's|us|know|tell me|find|find me|pull|pull up|fetch|display|present|report|report on|report for|data|data for|figures|figure|numbers|value|values|level|levels|stats|stat|statistics|results|result|info|information|view of|overall|total number of|in terms of|regarding|about|concerning|with regard to|respect|across all|across|across the|as|so|then|also|too|all|every one of|both|either
hi|hello|hey|hi there|hello there|good morning|good afternoon|good evening|morning|hi team|hey team|hi all|hi folks|folks|everyone|guys|team hi|yo|greetings|dear|parley|bot
thanks|thank you|thx|ty|cheers|thanks a lot|many thanks|thank you very much|ta|great|cool|nice|ok|okay|alright|sure|perfect|awesome|good|got it|understood|k
quick one|quick question|quickly|real quick|right|yes or no|yes|exactly|roughly|approximately|about right|hm|hmm|hm thats high|thats high|that's high|thats low|that's low|wow thats|interesting|well|um|uh|oh|ah|actually|basically|simply|again|now|right now|currently|kindly|just wondering|wondering|curious|by the way|btw|fyi|asap|urgent|i mean|sorry|my bad|oops|huh|eh|lol|eod|if possible|if you can|for me|for us|to me|happen|happened|happening|occurred|occur|took place|generated|made by|came from|come from|coming from|came in|brought in|bring in|unique|distinct|no double counting|without double counting|deduplicated|side by side|next to each other|respectively|please and thank you|in the|of the|during|over the|over|under|within|throughout|while|when|via|through the|using|used|use|than|to|from|into|onto|between|w|whats|what's|what is|what was|what were|what are|people|users|customers|consumers|visitors|doing|looks|look like|look|perform|performed|performing|done|up|out|off|time frame|timeframe|period|range|date range|dates|our brand|brand|company|business|there was|there were|is there|were there|is|who|ones|one|whose|has been|have been|had been|if|but|any|some|set|full|whole|entire|complete|particular|specific|given|certain|respective|different|various|individual|separate|separately|individually|each of|of our|of my|many|much|more|ask|ask about|really|very|most of|even|still|yet|already|ever|lot|s|t|d|re|ve|ll|m`
    .split(/[|\n]/)
    .map((phrase) => phrase.trim());

export const phraseGroups: readonly PhraseGroup[] = [
  ...timePhrases,
  ...comparePhrases,
  ...clausePhrases,
  ...picturePhrases,
  ...kindPhrases,
];

/** Numbers in letters. */
export const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  hundred: 100,
};
