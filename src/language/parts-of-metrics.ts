/** What people ask for that is a part of a metric, or stands near one, and is not counted by itself. */
import { missing, type NotOffered } from './not-offered-entry.ts';

export const partsOfMetrics: readonly NotOffered[] = [
  missing(
    'incremental revenue',
    'incremental revenue|incremental sales|incremental aov|incremental order value|incremental orders|revenue uplift|uplift in revenue|incremental money|incremental rev',
    'Only conversions are set against what they would have been without an engagement; revenue is not.',
    { swaps: ['incremental conversions'] },
    'incremental conversions last month',
  ),
  missing(
    'survey answers',
    'survey response|survey responses|survey response rate|response rate of survey|response rate of surveys|number of surveys|survey|surveys|surveys sent|surveys answered|survey count|survey answers|csat responses|csat answers|number of csat responses|csat distribution|distribution of csat|star ratings|star rating|ratings|rating distribution',
    'Survey answers are not counted by themselves: the csat score is the share of them that were 4 or 5 of 5.',
    { swaps: ['csat score'] },
    'csat score last week',
  ),
  missing(
    'positive and negative conversations',
    'positive conversations|negative conversations|neutral conversations|positive sentiment|negative sentiment|neutral sentiment|happy customers|unhappy customers|angry customers|positive chats|negative chats',
    'Positive and negative conversations are not counted by themselves: MCS is the difference between their shares.',
    { swaps: ['mcs'] },
    'mcs last week',
  ),
  missing(
    'time to close',
    'time to close|time till close|time until close|time until closed|closing time|time to closure',
    'How long it takes to close is not kept by itself; the duration of conversations comes nearest.',
    { swaps: ['avg conversation duration'] },
    'avg conversation duration last week',
  ),
  missing(
    'statements',
    'the sql for|the sql of|sql for|sql of|the sql behind|sql behind|the sql|sql|the query behind|the query for',
    'The statements behind an answer stand under its *How?*, and in the terminal behind `--sql`.',
    { swaps: [''] },
    'exposed rate by campaign last week',
  ),
  missing(
    'who was shown nothing',
    'shown nothing|not shown anything|were shown nothing|saw nothing|control group|control groups|the control group|control group size|size of control group|size of the control group|control group visits|holdout|holdout group|hold out group',
    'Visits that were shown nothing, the control group, are not counted by themselves: they are prospects and never exposed.',
    { swaps: ['prospects and exposed'] },
    'prospects and exposed by campaign last week',
  ),
  missing(
    'what an hour brought',
    ['revenue', 'conversions', 'sales', 'money']
      .flatMap((what) =>
        ['login hour', 'logged in hour', 'hour logged in', 'agent hour', 'hour worked', 'working hour'].map(
          (hour) => `${what} per ${hour}`,
        ),
      )
      .join('|'),
    'Revenue and conversions are set against the hours that agents were online.',
    { swaps: ['revenue per online hour', 'conversions per online hour'] },
  ),
];
