/** The words of clauses: breakdown, filter, ranking, condition, calculation, picture and output. */
import * as t from '../../grammar/tokens.ts';
import { group, type PhraseGroup } from './phrase-group.ts';

const sorting = ['order', 'ordered', 'sort', 'sorted', 'rank', 'ranked', 'sorting', 'arranged'];
const sortingThem = ['order', 'sort', 'rank'].flatMap((verb) =>
  ['it', 'them', 'that', 'this', 'these', 'rows', 'the rows'].map((what) => `${verb} ${what}`),
);
const orders = [...sorting, ...sortingThem].flatMap((verb) => [`${verb} by`, `${verb} on`]);
const names = ['name', 'names', 'the name', 'the names', 'their name', 'their names'];
const alphabetic = 'alphabetically|in alphabetical order|alphabetical order|alphabetical|a to z|from a to z|a-z';

/** Each of `phrases` alone and behind `sort`: `sort descending`. */
function sorted(phrases: string): string {
  return ['', 'sort ', 'sorted ', 'order ', 'ordered ', ...sortingThem.map((verb) => `${verb} `)]
    .flatMap((verb) => phrases.split('|').map((phrase) => `${verb}${phrase}`))
    .join('|');
}

/** `dips below`, `climbs past`: where it stands then, not by how much it moved. */
function reaching(verbs: string, sides: string): string {
  return verbs
    .split('|')
    .flatMap((verb) => sides.split('|').map((side) => `${verb} ${side}`))
    .join('|');
}

const falling = reaching(
  'drop|dropped|dropping|fall|fell|falling|dip|dipped|dipping|slip|slipped|slide|slid|sink|sank|plunge|plunged|plummet|plummeted|tank|tanked|crash|crashed|decline|declined|decrease|decreased|shrink|shrank|go|went|get|got',
  'below|under|beneath',
);
const rising = reaching(
  'rise|rose|rising|climb|climbed|climbing|jump|jumped|spike|spiked|soar|soared|surge|surged|increase|increased|grow|grew|shoot|shot|go|went|get|got',
  'above|past|beyond',
);

export const clausePhrases: readonly PhraseGroup[] = [
  group(t.And, '', 'and|&|n|as well as|along with|plus also'),
  group(t.Or, '', 'or|nor'),
  group(t.Together, '', 'together|combined|in total|altogether|all together|taken together|summed'),
  group(
    t.By,
    '',
    'by|split by|split on|split per|split across|broken out by|break out by|breakout by|down by|broken down by|break down by|breakdown by|split into|grouped by|group by|sliced by|cut by|segmented by|split up by',
  ),
  group(t.Per, '', 'per|for each|for every|each|in each|across each|by each'),
  group(t.GrainWord, 'day', 'daily|day by day|per day|by day|each day|every day|day over day|by date|per date'),
  group(t.GrainWord, 'week', 'weekly|week by week|per week|by week|each week'),
  group(t.GrainWord, 'month', 'monthly|month by month|per month|by month|each month'),
  group(t.GrainWord, 'quarter', 'quarterly|quarter by quarter|per quarter|by quarter|each quarter'),
  group(t.GrainWord, 'year', 'yearly|annually|year by year|per year|by year|each year'),
  group(t.GrainWord, 'auto', 'over time|trend|trends|trended|trending|time series|timeline|development|evolution|history of|by time'),
  group(t.ByRate, '', 'rate of|by rate|as rate|as a rate|in rate'),
  group(
    t.Not,
    '',
    'not|!=|neither|without|except|excluding|exclude|excludes|excluded|left out|not included|omitted|not counted|excl|but not|other than|except for|w/o|no|non|minus|leaving out|leave out|ignoring|apart from|aside from|besides|everything but|all but|all of them but|anything but|anyone but|everyone but|everybody but|anybody but|not including|not counting|save for|with the exception of|with exception of|exclusive of|outside|outside of|omit|omitting|hide|hiding|skip|skipping|sans|ex',
  ),
  group(t.Only, '', 'only|just|solely|exclusively'),
  group(t.Equals, '', '=|==|is|equals|called|named|equal to'),
  // Says nothing but beside what it is taken from: `all agents save dana`.
  group(t.Equals, 'save', 'save'),
  group(t.Equals, 'including', 'including|includes|incl'),
  group(
    t.Contains,
    '',
    'contains|containing|contain|that contain|including the word|with the word|like|whose name contains|name contains|with name containing|with name like',
  ),
  group(t.StartsWith, '', 'starts with|starting with|start with|beginning with|begins with|begin with|that start with'),
  group(t.Top, 'top', 'top|the top|leading'),
  group(t.Top, 'bottom', 'bottom|the bottom'),
  group(t.Superlative, 'top', 'highest|most|biggest|largest|greatest|maximum|max|strongest|busiest|longest|peak'),
  group(t.Superlative, 'bottom', 'lowest|least|fewest|smallest|minimum|min|quietest|shortest'),
  group(t.Superlative, 'worst', 'slowest'),
  group(t.Superlative, 'best', 'fastest|quickest'),
  group(
    t.Superlative,
    'best',
    'best|better|best performing|top performing|best-performing|performs best|performed best|doing best|did best|does best',
  ),
  group(
    t.Superlative,
    'worst',
    'worst|worse|worst performing|worst-performing|poorest|performs worst|performed worst|weakest|doing worst|did worst|does worst',
  ),
  group(
    t.Direction,
    'desc',
    sorted(
      'highest first|descending|desc|biggest first|largest first|most first|high to low|from high to low|from highest to lowest|highest to lowest|largest to smallest|in descending order|descending order',
    ),
  ),
  group(
    t.Direction,
    'asc',
    sorted(
      'lowest first|ascending|asc|smallest first|least first|low to high|from low to high|lowest to highest|smallest to largest|from lowest to highest|in ascending order|ascending order',
    ),
  ),
  group(t.Direction, 'best', 'best first|best to worst|from best to worst'),
  group(t.Direction, 'worst', 'worst first|worst to best|from worst to best'),
  group(t.OrderBy, '', [...orders, ...orders.map((order) => `${order} size`)].join('|')),
  group(t.OrderBy, 'name', [...orders.flatMap((order) => names.map((name) => `${order} ${name}`)), sorted(alphabetic)].join('|')),
  group(t.OrderBy, 'name desc', sorted('z to a|from z to a|z-a|reverse alphabetically|in reverse alphabetical order')),
  group(
    t.Comparator,
    '>',
    '>|above|over|more than|greater than|higher than|exceeding|exceeds|exceeded|exceed|bigger than|larger than|is more than|is above|better than|upwards of|beyond|goes above|goes over|went above|rises above|climbs above|beat|beats|topped',
  ),
  group(
    t.Comparator,
    '>=',
    '>=|=>|at least|no less than|not less than|minimum of|min of|or more|≥|not below|not under|a minimum of|hits|hit|reaches|reach|reached|climbs to|rises to',
  ),
  group(
    t.Comparator,
    '<',
    '<|below|under|less than|lower than|fewer than|smaller than|is below|is under|worse than|beneath|short of|goes under|goes below|falls below|drops below|fell below|falls under|drops under',
  ),
  group(t.Comparator, '<=', '<=|at most|no more than|not more than|maximum of|max of|up to a maximum of|≤|not above|not over'),
  group(t.Comparator, '>', rising),
  group(t.Comparator, '<', falling),
  group(t.Comparator, '=', 'exactly|equal to exactly'),
  group(t.Which, '', 'which|what|any|whichever|which of the|which of our'),
  group(t.Who, '', 'who|by who|whom|by whom'),
  group(
    t.Closers,
    '',
    'by who closed them|by who closed it|by who closed|by who closes them|by whom they were closed|by who ended them|by closer|by closing party|by who closed the conversation',
  ),
  group(t.Close, 'closed_conversations', 'close|closes|closing'),
  group(t.Close, 'handled_conversations', 'handle|handles|handling'),
  group(
    t.Moves,
    'down',
    'drop|dropped|drops|dropping|fall|fell|falls|falling|decline|declined|declining|decrease|decreased|decreasing|went down|going down|go down|so low|that low|too low|lower|down so much|losses|loss|lost|lose|loses|losing|decreases|declines|drop first|drops first|decline first|fall first|decrease first|loss first|losses first|tank|tanked|tanking|plunge|plunged|plunging|plummet|plummeted|plummeting|crash|crashed|dip|dipped|dips|dipping|slip|slipped|slipping|sink|sank|sinking|slump|slumped|collapse|collapsed|shrink|shrank|shrinking|drop off a cliff|nosedive|nosedived|tumble|tumbled|slide|slid',
  ),
  group(
    t.Moves,
    'up',
    'increase|increased|increasing|rise|rose|rises|rising|went up|going up|go up|spike|spiked|jump|jumped|grow|grew|growing|so high|that high|too high|higher|up so much|climb|climbed|gain|gains|increases|increase first|rise first|gain first|gains first|jump first|soar|soared|soaring|surge|surged|surging|skyrocket|skyrocketed|shoot up|shot up|shooting up|jumped up|spiking|jumping|climbing',
  ),
  // Which way that is follows from the metric.
  group(
    t.Moves,
    'better',
    'improve|improves|improved|improving|improvement|improvements|improvement first|get better|got better|getting better|gets better',
  ),
  group(t.Moves, 'worse', 'worsen|worsens|worsened|worsening|get worse|got worse|getting worse|gets worse|deteriorated|deteriorate'),
  group(t.Moves, '', 'up or down|better or worse|changed|moved'),
  group(
    t.Share,
    '',
    'share of|share|shares of|as a percentage|as percentage|as percent|in percent|in percentage|percentage of|percent of|what percentage of|what percent of|what % of|% of|as % of total|% of total|percent of total|share of total|as a share|proportion of|as %|as a share of total|as a percentage of total|as pct|in pct|in %|as a pct|% share|as percents|in percents|as percentages|in percentages|pct of|pct share|what share of|what proportion of|portion of|what portion of|fraction of|what fraction of|distribution of|mix of|contribution of|contribution',
  ),
  group(t.Slash, '', 'divided by|÷'),
  group(
    t.Slash,
    'percent',
    'as a % of|as % of|as a percentage of|as percentage of|as a percent of|as percent of|as a share of|as share of|as a proportion of|as a fraction of|out of',
  ),
  group(t.Average, '', 'average|avg|mean|on average|on avg|averaged'),
  group(t.Total, '', 'sum of|the sum of|sum|grand total'),
  group(
    t.AverageDaily,
    '',
    'average daily|avg daily|daily average|daily avg|mean daily|average per day|avg per day|on average per day|per day on average|daily mean',
  ),
];

/** `change the chart to bars`, `turn it into a pie`, `make it a line` */
function drawn(...shapes: readonly string[]): string {
  const charts = ['chart', 'graph', 'picture', 'plot'].flatMap((what) => [what, `the ${what}`]);
  const leads = [
    ...charts.flatMap((chart) => [`${chart} to`, `${chart} into`, `${chart} as`]),
    ...charts.flatMap((chart) => ['change', 'switch', 'turn', 'set'].flatMap((verb) => [`${verb} ${chart} to`, `${verb} ${chart} into`])),
    ...['it', 'that', 'this', ...charts].flatMap((one) => [`make ${one}`, `turn ${one} into`, `draw ${one} as`]),
  ];
  return leads.flatMap((lead) => shapes.flatMap((shape) => [`${lead} ${shape}`, `${lead} a ${shape}`])).join('|');
}

export const picturePhrases: readonly PhraseGroup[] = [
  group(t.Chart, 'line', drawn('line', 'lines', 'line chart', 'line graph')),
  group(t.Chart, 'bar', drawn('bar', 'bars', 'bar chart', 'bar graph')),
  group(t.Chart, 'stacked_bar', drawn('stacked bar', 'stacked bars', 'stacked bar chart')),
  group(t.Chart, 'pie', drawn('pie', 'pie chart')),
  group(t.Chart, 'none', drawn('table')),
  group(t.Chart, 'combo', 'as combo|combo chart|as a combo|as combo chart|combination chart'),
  group(t.Chart, 'number', 'as number|as a number|as a single number|as one number|number only'),
  group(t.Chart, 'line', 'as line|line chart|line graph|as a line|as line chart|as a line chart|as lines|linechart'),
  group(t.Chart, 'bar', 'as bar|bar chart|bar graph|as bars|bars|as a bar chart|as bar chart|as a bar|barchart|column chart|as columns'),
  group(
    t.Chart,
    'stacked_bar',
    'as stacked bar|stacked bar|stacked bars|stacked bar chart|as a stacked bar|stacked chart|as stacked bars|stacked',
  ),
  group(t.Chart, 'pie', 'as pie|pie chart|as a pie|as pie chart|as a pie chart|pie|donut|doughnut'),
  group(
    t.Chart,
    'none',
    'as table|as a table|no chart|without chart|without a chart|table only|just the table|in a table|table|in table form|as a tabular view|tabular|table form|no graph|table view|back to numbers|back to the numbers|back to a table|back to the table|just numbers|just the numbers|numbers only|only numbers|only the numbers|as numbers',
  ),
  group(
    t.Chart,
    'default',
    'chart|graph|plot|as chart|as a chart|as graph|as a graph|with chart|with a chart|visualize|visualise|as chart please|plotted|graphed|picture',
  ),
  group(
    t.Chart,
    'scatter',
    'scatter plot|scatter chart|scatterplot|as scatter|heat map|heatmap|as map|as a map|map|on a map|map chart|bubble chart|radar chart|gauge|histogram|area chart|treemap|sankey',
  ),
  group(t.Chart, 'funnel', 'as funnel|as a funnel'),
  group(t.Graph, 'efficiency', 'efficiency graph|efficiency chart'),
  group(t.Graph, 'conversion', 'conversion graph|conversion chart|conversions graph'),
  group(
    t.Graph,
    'consumer experience',
    'consumer experience|customer experience|consumer experience graph|consumer experience chart|customer experience graph|customer experience chart|cx graph|cx chart',
  ),
  group(
    t.Output,
    'csv',
    'as csv|csv|export|export as csv|export to csv|as a csv|download|as csv file|in csv|to csv|as excel|excel|as spreadsheet|spreadsheet|export this',
  ),
  group(t.Output, 'png', 'as png|png|as image|as an image|as a picture|as picture'),
  group(t.Graph, 'funnel', 'funnel chart|funnel graph|funnel picture|funnel diagram'),
  group(
    t.Section,
    'funnel',
    'funnel|conversion funnel|sales funnel|funnel metrics|the funnel|funnel section|funnel numbers|funnel part|funnel block|funnel panel|funnel snapshot',
  ),
  group(
    t.Section,
    'conversation',
    'conversation metrics|conversation section|conversation numbers|messaging metrics|conversation part|conversations part|messaging part|conversation panel|conversations panel|messaging panel|conversation snapshot|conversations snapshot',
  ),
  group(
    t.Section,
    'conversion',
    'conversion metrics|conversion section|conversion and revenue|conversion and revenue metrics|revenue metrics|conversion numbers|conversion part|conversions part|conversion panel|conversions panel|revenue panel|conversion snapshot|conversions snapshot',
  ),
  group(
    t.Section,
    'efficiency',
    'efficiency metrics|efficiency section|efficiency|efficiency numbers|efficiency part|efficiency panel|efficiency snapshot',
  ),
  group(
    t.Section,
    'operations',
    'operations metrics|operations section|operational metrics|operations|ops metrics|operations numbers|operations part|operations panel|ops panel|operations snapshot|ops snapshot|ops numbers|ops section',
  ),
  group(t.Stage, 'after_engagement', 'after engagement|post engagement'),
  group(t.Stage, 'after_exposure', 'after exposure|post exposure'),
  group(
    t.Stage,
    'after_exposure_not_engagement',
    'after exposure not engagement|after exposure without engagement|exposure not engagement|without engagement',
  ),
];
