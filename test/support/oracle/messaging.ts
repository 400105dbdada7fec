/** What conversations add: openings, closes, transfers, responses, handled (rules 3 and 9 to 14). */
import type { Event } from './line.ts';
import { type Occurrence, occurrence } from './occurrence.ts';
import type { Conversation, World } from './world.ts';

interface Credit {
  readonly agent: string;
  readonly group: string;
  readonly skill: string;
}

const nobody: Credit = { agent: '', group: '', skill: '' };

/** Every occurrence that the conversation adds to the two messaging datasets. */
export function messagingOf(conversation: Conversation, { local }: World): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const add = (measure: string, at: number, credit: Credit, amount = 1) => {
    const { device, source, place } = conversation;
    found.push(occurrence({ measure, amount, date: local(at).date, device, source, place, ...credit }));
  };
  const { event: opened, close, events } = conversation;
  if (opened.by === 'agent') add('opened_by_agent', opened.ms, named(opened));
  else add('opened_by_consumer', opened.ms, { ...nobody, skill: opened.skill ?? '' });
  for (const event of events)
    if (event.type === 'transferred' && event.kind !== 'takeover') add(`transfers_${event.kind ?? ''}`, event.ms, named(event));
  for (const { from, to } of responses(events))
    for (const [measure, amount] of [
      ['consumer_responses', 1],
      ['consumer_response_seconds', to.ms - from.ms],
    ] as const)
      add(measure, to.ms, { ...nobody, skill: latestAssignment(events, to).skill }, amount);
  if (close === null) return found;
  const last = latestAssignment(events, close);
  const { by = '', agent = '' } = close;
  add(`closed_by_${by}`, close.ms, by === 'agent' ? { ...latestAssignment(events, close, agent), agent } : last);
  const messages = events.filter(({ type }) => type === 'message');
  const firstAgent = messages.findIndex((message) => message.by === 'agent');
  if (firstAgent >= 0 && messages.slice(firstAgent).some((message) => message.by === 'consumer')) add('interactive', close.ms, last);
  if (firstAgent < 0 && opened.by !== 'agent') add('abandoned', close.ms, last);
  add('conversation_seconds', close.ms, last, close.ms - opened.ms);
  if (conversation.csat !== null) add(`csat_${String(conversation.csat)}`, close.ms, last);
  if (conversation.mcs !== null) add(mcsClass(conversation.mcs), close.ms, last);
  return found;
}

/** Once for each day, agent, group and skill that the conversation is credited to. */
export function handledOf(conversation: Conversation, { local }: World): readonly Occurrence[] {
  const { events, device, source, place } = conversation;
  const found = new Map<string, Occurrence>();
  for (const message of events) {
    if (message.type !== 'message' || message.by !== 'agent') continue;
    const { agent = '' } = message;
    const credit = { ...latestAssignment(events, message, agent), agent };
    const { date } = local(message.ms);
    found.set(JSON.stringify([date, credit]), occurrence({ measure: 'handled', date, device, source, place, ...credit }));
  }
  return [...found.values()];
}

/** The credit of the first or last assignment in the whole conversation. */
export function attributed({ events }: Conversation, attribution: string): Credit {
  const assignments = events.filter(({ type }) => type === 'assigned');
  const event = attribution === 'first' ? assignments[0] : assignments.at(-1);
  return event === undefined ? nobody : named(event);
}

function responses(events: readonly Event[]): readonly { readonly from: Event; readonly to: Event }[] {
  const found: { from: Event; to: Event }[] = [];
  let from: Event | null = null;
  for (const event of events) {
    if (event.type !== 'message') continue;
    if (event.by === 'agent') from ??= event;
    if (event.by === 'consumer' && from !== null) {
      found.push({ from, to: event });
      from = null;
    }
  }
  return found;
}

function latestAssignment(events: readonly Event[], before: Event, agent?: string): Credit {
  const event = events.findLast((one) => one.type === 'assigned' && one.ms <= before.ms && (agent === undefined || one.agent === agent));
  return event === undefined ? nobody : named(event);
}

function named({ agent = '', group = '', skill = '' }: Event): Credit {
  return { agent, group, skill };
}

function mcsClass(score: number): string {
  if (score === 0) return 'mcs_neutral';
  return score > 0 ? 'mcs_positive' : 'mcs_negative';
}
