/** Words of the trade that are no metrics, each explained in a sentence or two. */

export interface GlossaryEntry {
  readonly term: string;
  /** Other words for it, lower case. */
  readonly words: readonly string[];
  readonly text: string;
}

function entry(term: string, text: string, ...words: readonly string[]): GlossaryEntry {
  return { term, words: [term.toLowerCase(), ...words], text };
}

export const glossary: readonly GlossaryEntry[] = [
  entry('week over week', 'Set against the same days a week before: last week against the week before it.', 'wow', 'w/w'),
  entry('month over month', 'Set against the month before, or as many of its days.', 'mom', 'm/m'),
  entry('quarter over quarter', 'Set against the quarter before, or as many of its days.', 'qoq', 'q/q'),
  entry('year over year', 'Set against the same days a year before.', 'yoy', 'y/y'),
  entry(
    'to date',
    'From the first day of the week, month, quarter or year to today.',
    'wtd',
    'mtd',
    'qtd',
    'ytd',
    'month to date',
    'year to date',
  ),
  entry(
    'level',
    'Where a visit is counted: for the whole brand, in each LOB, campaign or engagement, or at each entry point. An answer is at the finest level that it groups or filters by.',
    'levels',
  ),
  entry(
    'suffix',
    'The level behind the name of a funnel metric: EXPOSED (CAMP) is exposed visits counted in each campaign. Suffixes are BRAND, LOB, CAMP, ENG and ENTRY POINT.',
    'suffixes',
    'level suffix',
  ),
  entry(
    'visit-distinct',
    'A visit adds 1 however often the event happened in it, afresh at each level. One that saw two campaigns is 1 in each of them and 1 for the brand, so that rows do not add up to the total.',
    'visit distinct',
    'distinct visits',
    'unique visits',
  ),
  entry(
    'engagement-distinct',
    'A visit adds 1 for each engagement that it saw, however often the engagement was displayed again.',
    'engagement distinct',
  ),
  entry(
    'event',
    'Something that counts every time it happens: a view, an accepted offer, a closed conversation. Events add up over anything.',
    'events',
    'event measure',
  ),
  entry(
    'partitioning',
    'Every visit, conversation or hour has exactly one value of it, such as its device or date. Rows by it add up, and filters to several values are exact.',
    'partition',
    'partitioning attribute',
  ),
  entry(
    'overlapping',
    'A visit can have several values of it: LOB, campaign, engagement, entry point, goal type. Rows by it may count a visit more than once, the total does not.',
    'overlap',
    'overlapping attribute',
  ),
  entry(
    'LOB',
    'A line of business: the top of the tree. Each campaign belongs to one LOB.',
    'lobs',
    'line of business',
    'lines of business',
  ),
  entry('campaign', 'A set of engagements with one goal, inside one LOB.', 'campaigns'),
  entry(
    'engagement',
    'What a visitor is shown and can click to begin a conversation: a button, a banner, an embed. Each belongs to one campaign.',
    'engagements',
  ),
  entry(
    'entry point',
    'The page or place where an engagement is shown. Entry points stand across LOBs, campaigns and engagements.',
    'entry points',
    'entry_point',
  ),
  entry(
    'device',
    'What the visitor uses: desktop/laptop, mobile smartphone, mobile tablet or unknown. Mobile is smartphone and tablet together.',
    'devices',
    'device type',
  ),
  entry('device class', 'Devices in three groups: desktop, mobile, unknown.', 'device_class'),
  entry(
    'source type',
    'The channel of a visit: web, brand app, twilio sms, facebook, apple business chat, google or line.',
    'source types',
    'source',
    'channel',
    'source_type',
  ),
  entry(
    'goal type',
    'What a campaign wants to reach, or what a conversion was: a sale, a lead, a service case, an interaction.',
    'goal types',
    'goal',
    'goal_type',
  ),
  entry('group', 'The team that an agent belongs to.', 'groups', 'agent group', 'team'),
  entry('agent', 'Somebody who answers conversations, a person or a bot.', 'agents'),
  entry('skill', 'What a conversation is about, as it is routed to agents: billing, sales.', 'skills'),
  entry(
    'funnel',
    'The way from the session to the accepted offer: sessions, prospects, exposed, exposures, views, accepted offers and their rates.',
    'funnel metrics',
  ),
  entry('prospect', 'A visit for which at least one engagement was eligible, the control group included.', 'prospective visit'),
  entry(
    'control group',
    'Visits that are eligible but deliberately shown nothing, so that results can be compared. They are prospects and never exposed.',
  ),
  entry(
    'brand hours',
    "Agents' hours belong to no campaign. Beside LOBs, campaigns and engagements the hours of the whole brand, or of the filtered group, are repeated in each row and never summed.",
    'brand hour',
  ),
  entry('after engagement', 'Conversions and revenue of visitors who had a conversation.', 'post engagement'),
  entry(
    'after exposure',
    'Conversions and revenue of visitors who saw an engagement, whether or not they had a conversation.',
    'post exposure',
  ),
  entry(
    'after exposure not engagement',
    'Conversions and revenue of visitors who saw an engagement and had no conversation: what would have come without talking.',
    'exposure not engagement',
    'exposed not engaged',
  ),
  entry(
    'direct',
    'A conversion of the goal of the campaign that the visitor met. Revenue and AOV count direct ones only.',
    'direct conversion',
    'direct revenue',
  ),
  entry('indirect', 'A conversion of another goal than that of the campaign that the visitor met.', 'indirect conversion'),
  entry('in-session', 'The goal was reached in the visit in which the engagement was met.', 'in session'),
  entry(
    'cross-session',
    'The goal was reached in a later visit of the same visitor, within the window of the brand. It counts on the day of the first visit, so that recent days may still grow.',
    'cross session',
    'attribution window',
  ),
  entry('provisional', 'Still able to grow: a goal that is reached later, within the cross-session window, counts on the earlier day.'),
  entry('small base', 'A rate whose denominator is under 30. It is right, but a few visits more or less would move it a lot.'),
  entry('panel', 'The metrics that the daily snapshot shows together for a level.', 'panels'),
  entry('snapshot', 'The panel of a level for one day, yesterday unless another is named.', 'daily snapshot'),
  entry('total', 'A number of its own at the right level: never the sum of the rows above it.', 'totals', 'total row'),
];

const byWord = new Map(glossary.flatMap((one) => one.words.map((word) => [word, one] as const)));

/** The entry that `word` names, without regard to case; undefined where there is none. */
export function glossaryEntry(word: string): GlossaryEntry | undefined {
  return byWord.get(word.trim().toLowerCase().replaceAll(/\s+/g, ' '));
}
