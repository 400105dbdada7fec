/** The words that make a question of another kind: snapshots, definitions, lists, why, help. */
import * as t from '../../grammar/tokens.ts';
import { group, type PhraseGroup } from './phrase-group.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ordinals = ['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th'];

/** `is below target`, `goes under its target` */
function besideTarget(...sides: readonly string[]): string {
  const leads = ['', 'is ', 'goes ', 'falls ', 'drops ', 'rises '];
  return sides.flatMap((side) => leads.flatMap((lead) => ['', 'the ', 'its '].map((own) => `${lead}${side} ${own}target`))).join('|');
}

/** `every first Monday`, `first Monday of every month`: the weekday with its number, as a cron line has it. */
const firstWeekdays: readonly PhraseGroup[] = weekdays.flatMap((weekday) =>
  ordinals.map((words, index) => {
    const named = words.split('|').map((word) => `${word} ${weekday}`);
    const monthly = named.flatMap((name) => [`${name} of every month`, `${name} of each month`]);
    const every = named.flatMap((name) => [
      `every ${name}`,
      ...['every', 'each', 'the', 'a'].map((one) => `every ${name} of ${one} month`),
    ]);
    return group(t.Every, `${weekday.slice(0, 3).toUpperCase()}#${String(index + 1)}`, [...every, ...monthly].join('|'));
  }),
);

/** `the first of every month`, `every 1st of the month` */
const firstOfMonth = ['first', '1st', 'first day', '1st day'].flatMap((day) =>
  ['every month', 'each month', 'the month'].flatMap((month) => [
    `${day} of ${month}`,
    `the ${day} of ${month}`,
    `on the ${day} of ${month}`,
    `every ${day} of ${month}`,
  ]),
);

export const kindPhrases: readonly PhraseGroup[] = [
  group(
    t.Snapshot,
    '',
    'snapshot|daily snapshot|summary|daily summary|exec summary|executive summary|panel|dashboard|report card|recap|daily panel|daily report|overall snapshot',
  ),
  group(
    t.Overview,
    'member',
    "how is|hows|how's|how are|how did|how was|how were|how has|how have|how does|everything for|everything about|everything on|overview of|overview for|overview on|what's up with|whats up with|what is up with|what's going on with|whats going on with|what is going on with|what happened to|what happened with|stats for|stats on|numbers for|numbers of|figures for|kpis for|kpis of|metrics for|all metrics for|all metrics of|all about|tell me about|performance of|performance|how do|anything happening|status of|rundown of|rundown on|full picture of|full picture on",
  ),
  group(
    t.Overview,
    'brand',
    "overview|give me an overview|an overview|quick overview|give me the numbers|the numbers|all the numbers|how are we doing|how did we do|how is business|how's business|hows business|all numbers|our numbers|key numbers|kpis|the kpis|how we doing|how we did|what happened|what's new|whats new|what is new|what changed|what's changed|whats changed|what has changed|did anything change|has anything changed|anything new",
  ),
  group(
    t.Overview,
    'brand',
    "how are things|how are things going|how were things|how is it going|hows it going|how's it going|how did it go|how did we go|how was it|how was it going|how was business|how were we doing|how were things going",
  ),
  group(t.WhatIs, '', "what is|what's|whats|what are|what's a|what is a|what is an"),
  group(
    t.Define,
    '',
    "define|definition of|what does|what counts as|what qualifies as|what is considered|what do you count as|what is counted as|how do you count|meaning of|what is the meaning of|what is meant by|how is calculated|explain|describe|what do you mean by|how do you calculate|how do you define|how is defined|difference between|what is the difference between|whats the difference between|what's the difference between|diff between|the diff between|whats the diff between|what's the diff between|what is the diff between|the formula for|formula for|formula of|definition for",
  ),
  group(
    t.Term,
    'mean',
    'mean|means|mean exactly|be broken down by|be broken down|be split by|be split|be cut by|be cut|be sliced by|be sliced|be grouped by|be filtered by|be filtered|stand for|calculated|computed|defined|worked out|measured',
  ),
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
    'do you have data for|do we have data for|is there data for|have you got data for|do you have data from|do we have data from|do you have any data for|data available for|how many days of data|timezone|time zone|which timezone|which time zone|what timezone|what time zone|how far back does the data go|how far back|is today complete|data complete|the data complete|data is complete|the data from today complete|the data for today complete|data from today complete|todays data complete|yesterdays data complete|the data of today complete|complete yet|data is in|is the data in|data in yet|data in already|data there yet|data here yet|data loaded|data ready|data final|data available yet|numbers in yet|numbers final|numbers complete|data up to date|the data up to date|how fresh is the data|how recent is the data|how old is the data|when does the data start|when does the data end|data freshness|data last updated|was the data last updated|the data last updated|data updated|last updated|last update|latest update|last refresh|last data refresh|last data|latest data|most recent data|newest data|data up to|data up to when|data until when|since when do we have data|since when do you have data|since when is there data|since when|from when is data available|from when is there data|from when do we have data|data range|range of the data|latest date|what dates do you have|which days do you have|is yesterday complete|how current is the data|when was the data last updated|how up to date is the data|what days do you have data for|how much data do you have|how much history',
  ),
  group(t.Every, '', 'every'),
  group(t.Every, 'day', 'every morning|each morning|every single day|nightly'),
  group(t.Every, 'weekday', 'every weekday|each weekday|every working day|every business day|every workday|every week day|on weekdays at'),
  ...firstWeekdays,
  group(t.Every, 'month', firstOfMonth.join('|')),
  group(t.Post, '', 'post|send|post it|send it|schedule a|set up a|set up a scheduled'),
  group(t.Post, 'me', 'subscribe me to|subscribe to|sign me up for|send me|dm me|remind me|remind me of|message me|mail me|email me'),
  group(t.Place, 'here', 'here|in here|in this channel|to this channel|this channel'),
  group(t.Place, 'me', 'dm|in dm|by dm|direct message|as a direct message'),
  group(t.Unusual, '', 'unusual|abnormal|out of the ordinary|odd|strange|weird|anomalous|behaves unusually|looks off|unexpected'),
  group(t.Unusual, 'up', 'unusually high|abnormally high|strangely high|unexpectedly high'),
  group(t.Unusual, 'down', 'unusually low|abnormally low|strangely low|unexpectedly low'),
  group(
    t.Target,
    'missed',
    'misses target|misses its target|misses the target|missing target|off target|behind target|worse than target|short of target|target is missed',
  ),
  group(t.Target, 'below', besideTarget('below', 'under')),
  group(t.Target, 'above', besideTarget('above', 'over', 'beyond')),
  group(
    t.Alert,
    'here',
    'alert me|alert us|notify me|notify us|let me know when|let me know if|let us know when|let us know if|tell me when|tell me if|tell us when|tell us if|warn me|warn us|ping me|ping us|set an alert|set up an alert|create an alert',
  ),
  group(t.Alert, 'me', 'dm me when|dm me if|message me when|message me if'),
  group(t.Alert, '', 'alert|notify|warn|tell|ping|message|inform|flag'),
  group(t.Manage, '', 'pause|stop|cancel|unsubscribe|unschedule|mute|snooze|resume|turn off|switch off'),
  group(
    t.Why,
    '',
    "why|why did|why is|why was|why are|what drove|what caused|what explains|reason for|how come|what is driving|what was driving|why were|why has|why have|whats driving|whats causing|what's causing|what is causing|whats behind|what's behind|what is behind|what's driving|reasons for|root cause of",
  ),
  group(t.Help, '', 'are you chatgpt|are you gpt|are you ai|are you an ai|are you human|are you a human|are you real|are you there'),
  group(
    t.Help,
    '',
    'help|examples|example|some examples|example questions|sample questions|give me examples|show examples|show me examples|glossary|synonyms|list synonyms|dimensions|list dimensions|which dimensions|what dimensions|what dimensions are there|what can i group by|what can i break down by|what can i split by|what can i filter by|what can i slice by|what can i filter on|which breakdowns are there|what breakdowns are there|how do i|how do i ask|how do i ask for|how can i ask|how can i filter|how do i filter|how do i group|how do i compare|tips|tutorial|manual|documentation|getting started|what can i ask|what can you do|what can i ask you|how does this work|how do i use this|what can i ask about|how do you work|what do you know|what questions can i ask|commands|instructions|how to use|who are you|what are you|who made you|who built you|are you a bot|are you human|are you a human|are you a robot|are you an ai|are you real|do you support|can you handle|what do you support|what do you do|what is parley|how can you help',
  ),
];
