/** What people ask for that the product does not have: why not, and the nearest question that works. */

import { holidayNames } from './holidays.ts';
import { notKept } from './not-kept.ts';
import { missing, type NotOffered } from './not-offered-entry.ts';
import { againstAll, againstTarget, agentsReply, averages, decisions, notAgainstAll, waiting, whatRan } from './not-offered-phrases.ts';
import { partsOfMetrics } from './parts-of-metrics.ts';

/** What is set against an average; before a metric of that name (`vs average order value`) only what it says. */
export const againstAverage = 'averages';

/** `second best`: rankings begin at the first row. */
const nthRankings: readonly NotOffered[] = ['second|2nd', 'third|3rd', 'fourth|4th', 'fifth|5th'].flatMap((ordinals, index) =>
  [
    ['best', 'best'],
    ['worst', 'worst'],
    ['top', 'highest|most|biggest|largest|greatest|strongest'],
    ['bottom', 'lowest|least|fewest|smallest'],
  ].map(([rank = '', words = '']) => {
    const n = index + 2;
    const runnerUp = n === 2 && rank === 'top' ? ['runner up', 'runner-up', 'runners up'] : [];
    const phrases = ordinals.split('|').flatMap((ordinal) => words.split('|').map((word) => `${ordinal} ${word}`));
    return missing(
      `number ${String(n)} from the ${rank}`,
      [...phrases, ...runnerUp].join('|'),
      `A ranking begins at the first row: what is number ${String(n)} stands last of ${String(n)}.`,
      { swaps: [`${rank} ${String(n)}`] },
      `top ${String(n)} campaigns by exposed last week`,
    );
  }),
);

/** `which campaigns ran last week` */
const runs = [
  missing(
    'what ran',
    'was running|were running|were active|was active|were live|was live',
    whatRan,
    {},
    'exposures by campaign last week',
    'list campaigns',
  ),
];

/** What is so at this moment. */
export const liveStatus = 'live status';

/** Days that have a name. */
export const holidays = 'holidays';

export const notOffered: readonly NotOffered[] = [
  missing(
    'drop-off',
    'drop off|dropoff|drop-off|drop offs|dropoffs|fall off|falloff|leakage|attrition',
    'What is lost from one step to the next is no metric of its own: the steps stand side by side, and their rates say how many go on.',
    { swaps: [''] },
    'funnel by device last week',
  ),
  ...nthRankings,
  missing(
    'targets',
    `${againstTarget}|target|targets|target for|targets for`,
    'Targets stand in the snapshot, beside the numbers that have one.',
    { swaps: [''] },
    'snapshot',
  ),
  missing(
    'running totals',
    'running total of|running totals of|running total|running totals|running sum of|running sum|cumulative|cumulated|cumulatively|accumulated|cumulative total of|cumulative sum of|cumulative total|cumulative sum',
    'Nothing is added up from day to day here: by day the parts stand side by side, and a rolling total adds up a fixed number of days.',
    { swaps: ['daily', '7 day rolling total'] },
    'exposures by day this month',
  ),
  missing(
    'kinds of conversions',
    'indirect|indirectly|assisted|cross session|cross-session|in session|in-session|same session',
    'Conversions are counted all together and revenue the direct one only: by session, or by the way there, they are not told apart.',
    { swaps: [''] },
    'conversions after engagement last week',
    'revenue after engagement last week',
  ),
  ...runs,
  ...notKept,
  missing(
    'multiples',
    'doubled|halved|tripled|doubling|halving|tripling|twice as many|twice as much|twice as high|half as many|half as much|two times as many|three times as many',
    'How many times as much it is, a comparison shows by its rate of change: doubled is +100 %, halved is −50 %.',
    { swaps: ['vs previous period'] },
    'exposed by campaign last month vs previous period',
  ),
  missing(
    'both sides',
    'with and without|with or without|with vs without|with versus without|without and with',
    'What has a member and what has not are two questions; by its dimension, each member has a row.',
    { swaps: ['with', 'without'] },
    'exposures by device last week',
  ),
  missing(
    'new and returning visitors',
    'new vs returning|new versus returning|new and returning|new or returning|returning visitors|returning customers|returning users|new visitors|new customers|new users|repeat visitors|repeat customers|first time visitors|returning',
    'Visits are counted, not people: whether somebody was here before is not in the data.',
    { swaps: [''] },
    'sessions by day last week',
  ),
  missing(
    'calls',
    'calls|phone calls|voice calls|number of calls|tickets|support tickets',
    'Calls and tickets are not in the data; messaging conversations are.',
    { swaps: ['opened conversations'] },
    'opened conversations by day last week',
  ),
  missing(
    'transfer rate',
    'transfer rate|transfer rates|transfers rate|rate of transfers|rate of transfer|transfer percentage|transfer ratio',
    'Transfers have no rate of their own, since one conversation may be transferred many times; they can be set against conversations.',
    { swaps: ['transfers per 100 handled conversations'] },
    'transfers per 100 handled conversations by skill last month',
  ),
  missing(
    'the first or last time',
    'first day with|first day that|first day when|first day we had|last day with|last day that|last day when|last day we had|first time|last time|when was the last time|when was the first time|when did we last|when did we first',
    'No day is looked for by itself; the days that meet a condition can be listed, in order of time.',
    { swaps: ['days with'] },
    'days with csat below 60% last 30 days',
  ),
  missing(
    'messages',
    'messages|messages per|number of messages|messages sent|messages received|message count|message volume|message counts|msgs|texts sent',
    'Single messages are not counted; conversations are, and the consumers’ responses in time.',
    { swaps: ['opened conversations'] },
    'opened conversations by day last week',
  ),
  ...partsOfMetrics,
  missing(
    'handle time',
    'handle time|handling time|average handle time|avg handle time|average handling time|aht',
    'Handle time is not in the data; the duration of conversations comes nearest.',
    { swaps: ['avg conversation duration'] },
    'avg conversation duration last week',
  ),
  missing(
    holidays,
    `${holidayNames.join('|')}|easter|easter sunday|good friday|mothers day|mother's day|fathers day|father's day|labor day|labour day|memorial day|prime day|diwali|ramadan|lunar new year|chinese new year`,
    'Holidays are not in the calendar here: a day is asked for by its date.',
    {},
    'exposed by day last month',
  ),
  missing(
    againstAverage,
    averages,
    'Nothing is set against an average: by member, the values stand side by side with the total, and by day they show their course.',
    { swaps: [''] },
    'csat by agent last week',
  ),
  missing(
    'queues',
    `queue|queues|in queue|in the queue|queue time|queue length|queued|backlog|waiting now|waiting in queue|conversations waiting|${waiting}|long is the queue|how long is the queue|queue size`,
    'Queues and what waits in them now are not in the data.',
    { swaps: ['opened conversations'] },
    'opened conversations today',
  ),
  missing(
    liveStatus,
    "live status|real time|realtime|right now online|online now|currently online|logged in now|who is online|whos online|who's online|live|agents online now|available agents|active now|agents are online|who is away|whos away|who's away|agents are away|who is logged in|agents are logged in|who is working",
    'Live status is not in the data; agent hours are.',
    {},
    'online time by agent yesterday',
  ),
  missing(
    'waiting and answer times',
    `wait time|waiting time|how long do people wait|how long do customers wait|how long do consumers wait|how long people wait|how long they wait|wait in queue|wait in the queue|waiting in the queue|people wait in the queue|how long do people wait in the queue|how long do customers wait in the queue|wait times|time to answer|answer time|speed to answer|average speed of answer|asa|first response time|time to first response|frt|agent response time|agents response time|agent response times|agents' response time|time to first reply|wait|response time of agents|${agentsReply}|average wait time|avg wait time|sla|service level`,
    'Wait, answer and agents’ response times are not in the data; the consumers’ response time is.',
    { swaps: ['avg consumer response time'] },
    'avg consumer response time last week',
  ),
  missing(
    'orders',
    'orders|order count|number of orders|total orders|purchases|purchase count|units sold|items sold',
    'Orders are not a metric of their own; revenue and average order value come of them.',
    { swaps: ['aov after engagement', 'conversions after engagement'] },
    'aov after engagement last week',
    'conversions after engagement last week',
  ),
  missing(
    'bounce rate',
    'bounce rate|bounce|bounces|bounced|exit rate',
    'Bounces are not in the data.',
    { swaps: ['engaged rate'] },
    'engaged rate last week',
  ),
  missing(
    'occupancy',
    'occupancy|agent occupancy|utilization|utilisation|concurrency|agent utilization|capacity|shrinkage|adherence',
    'Occupancy is not in the data; closed conversations per login hour come nearest.',
    { swaps: ['closed conversations per login hour'] },
    'closed conversations per login hour last week',
  ),
  missing(
    'return on investment',
    'roi|return on investment|cost|costs|cost per conversation|roas|profit|profits|margin|spend|budget|cpa|cost per acquisition|expenses',
    'Costs are not in the data, so there is no return on them.',
    { swaps: ['revenue after engagement'] },
    'revenue after engagement last month',
  ),
  missing(
    'benchmarks',
    'benchmark|benchmarks|other brands|other companies|industry|our industry|industry average|industry standard|competitors|competition|peers|compare to other brands|vs industry|market average',
    'Numbers of other brands are not in the data.',
    { behind: 'last month vs previous month' },
    'csat score last month vs previous month',
  ),
  missing(
    'forecasts',
    'forecast|forecasts|predict|prediction|projection|projected|expected|will be|will we|going to be|estimate for|outlook|project',
    'There are no forecasts: answers are about days that have been.',
    { behind: 'over time this month' },
    'exposed over time this month',
  ),
  missing(
    'advice',
    'what should i do|what should we do|what can we do|what can i do|what do i do|how can we improve|how can i improve|how do we improve|how do i improve|how to improve|how could we improve|recommend|recommendation|recommendations|advice|suggestions for',
    'Parley counts; what to do about it is yours to decide.',
    {},
    'conversions by campaign last month vs previous period',
  ),
  missing(
    'decisions',
    decisions,
    'Parley counts; what to do about it is yours to decide.',
    { swaps: [''] },
    'conversions by campaign last month vs previous period',
  ),
  missing(
    'who belongs where',
    "who is on|who's on|whos on|who is in|who's in|whos in|who works in|who works on|who works for|who belongs to|who is part of|who was on|who was in|who are in|who are on",
    'Who belongs to which team is not in the data; the agents that a team’s conversations count for are.',
    { swaps: ['csat by agent'] },
    'csat by agent last week',
  ),
  missing(
    'the rest',
    `others|the others|other groups|other agents|other teams|other campaigns|other lobs|other skills|everyone else|everyone elses|everyone else's|everybody else|everybody elses|everybody else's|the rest|rest of the team|the rest of the team|team average|the team average|the average|group average|brand average|${againstAll}`,
    notAgainstAll,
    { swaps: [''] },
    'csat by agent last week',
  ),
  missing(
    'where transfers go',
    'transfers to|transfers into|transferred to|transferred into|transfer to|transfer into|agent to agent transfers|agent to agent',
    'Transfers are counted where they come from; where they go, and from agent to agent, is not in the data.',
    { swaps: ['transfers'] },
    'transfers by skill last week',
  ),
  missing(
    'medians',
    'median|medians|percentile|percentiles|p95|p90|p50|standard deviation|std dev|stdev|variance|quartile',
    'Medians and percentiles cannot be had from sums.',
    { behind: '' },
    'avg conversation duration last week',
  ),
  missing(
    'transcripts and personal data',
    'transcript|transcripts|chat history|conversation history|message history|message text|messages text|chat log|chat logs|email address|email addresses|email of|emails of|emails|phone number|phone numbers|customer name|customer names|consumer names|visitor id|visitor ids|ip address|personal data|what customers said|what did customers say|what people said|conversation text|names of customers|verbatims|comments|topics|intents|complain|complaints|complaining|complained',
    'Transcripts and personal data are not kept.',
    {},
    'csat score last week',
  ),
  missing(
    'other surveys',
    'nps|net promoter score|net promoter|ces|customer effort score|effort score',
    'Of surveys only the csat answers are in the data.',
    { swaps: ['csat score'] },
    'csat score last week',
  ),
  missing(
    'resolution',
    'fcr|first contact resolution|first call resolution|resolution rate|resolution time|time to resolution|time to resolve|resolved conversations|resolved|reopened',
    'Whether a question was solved is not in the data; how conversations were closed is.',
    { swaps: ['closed conversations'] },
    'closed by agent, closed by consumer and closed by system last week',
  ),
  missing(
    'personal attributes',
    'gender|age|age group|city|cities|country|countries|region|regions|state|language|languages|operating system|os|browser|browsers|ios|android|windows|location|locations|demographics|geography|chrome|safari|firefox|edge browser|web browser',
    'Gender, age, place, browser and operating system are not in the data; devices and source types are.',
    { swaps: ['device', 'source type'] },
    'exposed by device last week',
  ),
];

/** Questions that are offered whatever was asked: only where nothing closer works. */
export const general: ReadonlySet<string> = new Set(notOffered.flatMap(({ instead }) => instead));
