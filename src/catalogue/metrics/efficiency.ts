/** What an hour of an agent brings. Formulas: the business activity dashboard's metric table. */
import { constant, ratio, sum } from '../formula.ts';
import type { MeasureId } from '../measure.ts';
import type { Formula } from '../metric.ts';
import { conversationPanels, metricsOf } from './shape.ts';

const closed = sum('closed_by_agent', 'closed_by_consumer', 'closed_by_system');
const hours = (seconds: MeasureId): Formula => ratio(seconds, constant(3600));

export const efficiencyMetrics = metricsOf('efficiency', conversationPanels, [
  {
    id: 'closed_conversations_per_login_hour',
    label: 'CLOSED CONVERSATIONS PER LOGIN HOUR',
    definition: 'Conversations closed per hour that agents were logged in.',
    inWords: 'closed ÷ logged in hours',
    formula: ratio(closed, hours('logged_in_seconds')),
    unit: 'per_hour',
    decimals: 2,
    words: [
      'ccplh',
      'closed per login hour',
      'closed conversations per logged in hour',
      'closed convs per login hour',
      'conversations per login hour',
      'closed per logged in hour',
      'conversations closed per login hour',
    ],
    shortForms: ['closed', 'closed conversations', 'conversations closed', 'conversations', 'convos', 'chats', 'chats closed'].map(
      (what) => ({
        word: `${what} per hour`,
        instead: ['closed_conversations_per_online_hour'],
      }),
    ),
  },
  {
    id: 'closed_conversations_per_online_hour',
    label: 'CLOSED CONVERSATIONS PER ONLINE HOUR',
    definition: 'Conversations closed per hour that agents were online.',
    inWords: 'closed ÷ online hours',
    formula: ratio(closed, hours('online_seconds')),
    unit: 'per_hour',
    decimals: 2,
    words: [
      'ccpoh',
      'closed per online hour',
      'closed convs per online hour',
      'conversations per online hour',
      'conversations closed per online hour',
    ],
  },
  {
    id: 'conversions_per_online_hour',
    label: 'CONVERSIONS PER ONLINE HOUR',
    definition: 'Conversions after engagement per hour that agents were online.',
    inWords: 'conversions after engagement ÷ online hours',
    formula: ratio('conversions_after_engagement', hours('online_seconds')),
    unit: 'per_hour',
    decimals: 2,
    words: ['cpoh', 'conversions after engagement per online hour', 'conversion per online hour'],
    shortForms: [{ word: 'conversions per hour', instead: [] }],
  },
  {
    id: 'revenue_per_online_hour',
    label: 'REVENUE PER ONLINE HOUR',
    definition: 'Direct revenue after engagement per hour that agents were online.',
    inWords: 'direct revenue after engagement ÷ online hours',
    formula: ratio('revenue_after_engagement', hours('online_seconds')),
    unit: 'currency_per_hour',
    words: ['rpoh', 'revenue after engagement per online hour', 'direct revenue per online hour'],
    shortForms: [{ word: 'revenue per hour', instead: [] }],
  },
]);
