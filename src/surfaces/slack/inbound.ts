/** What Slack delivers, read with care: the bodies come from outside. Null: not a question for us. */
import * as z from 'zod';
import { limits } from './limits.ts';
import type { Asked } from './place.ts';
import { questionIn } from './question-text.ts';

const id = z.string().min(1).max(255);
const written = z.object({
  channel: id,
  user: id,
  text: z.string().default(''),
  ts: id,
  thread_ts: id.optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  edited: z.unknown().optional(),
});
const envelope = z.object({ event_id: id, team_id: id });
const mentionBody = envelope.extend({ event: written.extend({ type: z.literal('app_mention') }) });
const messageBody = envelope.extend({ event: written.extend({ type: z.literal('message'), channel_type: z.string().optional() }) });
const clickBody = z.object({
  user: z.object({ id }),
  team: z.object({ id }),
  container: z.object({ message_ts: id, channel_id: id, thread_ts: id.optional() }),
  actions: z.tuple([z.object({ value: z.string().min(1).max(limits.buttonValue), action_ts: id })]),
});

const privateBody = z.object({ container: z.object({ is_ephemeral: z.literal(true), thread_ts: id.optional() }) });

/** The bot's own user in the workspace that a delivery came from: another in each. */
export function botIn({ botUserId }: { readonly botUserId?: string | undefined }): string {
  return botUserId ?? '';
}

/** The question of someone who mentioned the bot (`botUser`) in a channel. */
export function askedByMention(body: unknown, botUser: string): Asked | null {
  const read = mentionBody.safeParse(body);
  // A direct message that mentions the bot comes as a message, too: that one is answered.
  return read.success && !read.data.event.channel.startsWith('D') ? fromPerson(read.data, botUser) : null;
}

/** The question of someone who wrote to the bot directly. */
export function askedDirectly(body: unknown, botUser: string): Asked | null {
  const read = messageBody.safeParse(body);
  return read.success && read.data.event.channel_type === 'im' ? fromPerson(read.data, botUser) : null;
}

/** What someone said in a thread of a channel, to nobody by name; null for all else. */
export function saidInThread(body: unknown, botUser: string): Asked | null {
  const read = messageBody.safeParse(body);
  if (!read.success) return null;
  const { channel_type: where, thread_ts: thread, ts, text } = read.data.event;
  const inChannel = where === 'channel' || where === 'group';
  // What names the bot comes as a mention, too; what names others is theirs.
  if (!inChannel || thread === undefined || thread === ts || text.includes('<@')) return null;
  return fromPerson(read.data, botUser);
}

/** The question on a button that someone clicked. */
export function askedByClick(body: unknown): Asked | null {
  const read = clickBody.safeParse(body);
  if (!read.success) return null;
  const { user, team, container, actions } = read.data;
  const [{ value, action_ts: actionTs }] = actions;
  return {
    place: { team: team.id, channel: container.channel_id, threadTs: container.thread_ts ?? container.message_ts, user: user.id },
    text: value,
    by: 'button',
    keys: [`click:${team.id}:${container.channel_id}:${container.message_ts}:${user.id}:${actionTs}`],
  };
}

/** The thread in which a message that only one person sees was clicked, `within` null for none: it has none of its own. Null where everybody sees it. */
export function clickedPrivately(body: unknown): { readonly within: string | null } | null {
  const read = privateBody.safeParse(body);
  return read.success ? { within: read.data.container.thread_ts ?? null } : null;
}

/** Bots, edits and notices ("joined the channel") ask nothing. */
function fromPerson(
  { event, event_id: eventId, team_id: team }: z.infer<typeof mentionBody | typeof messageBody>,
  botUser: string,
): Asked | null {
  const ours = event.bot_id !== undefined || event.user === botUser;
  const notice = event.subtype !== undefined && event.subtype !== 'file_share';
  if (ours || notice || event.edited !== undefined) return null;
  return {
    place: { team, channel: event.channel, threadTs: event.thread_ts ?? event.ts, user: event.user },
    text: questionIn(event.text, botUser),
    by: 'message',
    // Slack has delivered one message under several event ids.
    keys: [`event:${eventId}`, `message:${team}:${event.channel}:${event.ts}:${event.type}`],
  };
}
