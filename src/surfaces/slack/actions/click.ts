/** A click under an answer, read with care: the body comes from outside, and values may have been edited. */
import * as z from 'zod';
import { limits } from '../limits.ts';
import type { Place } from '../place.ts';

/** The text in a message's first block, for the line that says who asked by a button. */
const firstLine = z.object({ elements: z.array(z.object({ type: z.string(), text: z.string() })).length(1) });

const id = z.string().min(1).max(255);
const value = z.string().min(1).max(limits.buttonValue);
const action = z.union([
  z.object({ action_id: id, action_ts: id, value }).transform((one) => ({ ...one, chosen: one.value })),
  z.object({ action_id: id, action_ts: id, selected_option: z.object({ value }) }).transform((one) => ({
    action_id: one.action_id,
    action_ts: one.action_ts,
    chosen: one.selected_option.value,
  })),
]);
const clickBody = z.object({
  user: z.object({ id }),
  team: z.object({ id }),
  container: z.object({ message_ts: id, channel_id: id, thread_ts: id.optional(), is_ephemeral: z.boolean().default(false) }),
  message: z.object({ blocks: z.array(z.unknown()).default([]) }).optional(),
  trigger_id: id,
  actions: z.tuple([action]),
});

export interface Click {
  /** Who clicked, and the thread of the message clicked in. */
  readonly place: Place;
  readonly messageTs: string;
  /** The thread that the message stands in; null for one that stands in the channel itself. */
  readonly within: string | null;
  /** The message is seen by the clicker alone. */
  readonly privately: boolean;
  readonly actionId: string;
  /** Seconds since the epoch, with a fraction. */
  readonly at: number;
  /** What is on the button, or the option chosen. */
  readonly value: string;
  readonly trigger: string;
  /** `<@U…> asked: …` above the answer, as mrkdwn; null where it answers a message. */
  readonly askedBy: string | null;
}

/** The click in `body`; null where it is none of ours. */
export function clickIn(body: unknown): Click | null {
  const read = clickBody.safeParse(body);
  if (!read.success) return null;
  const { user, team, container, message, trigger_id: trigger, actions } = read.data;
  const [used] = actions;
  const first = firstLine.safeParse(message?.blocks[0]);
  const line = first.success ? (first.data.elements[0]?.text ?? '') : '';
  return {
    place: { team: team.id, channel: container.channel_id, threadTs: container.thread_ts ?? container.message_ts, user: user.id },
    messageTs: container.message_ts,
    within: container.thread_ts ?? null,
    privately: container.is_ephemeral,
    actionId: used.action_id,
    at: Number(used.action_ts) || 0,
    value: used.chosen,
    trigger,
    askedBy: /^<@\w+> asked: /.test(line) ? line : null,
  };
}

/** Keys of which one is taken where the same was clicked in the `seconds` before: a double click does its work once, a later one again. */
export function keysOf({ place, messageTs, at }: Click, what: string, seconds: number): readonly string[] {
  const stretch = Math.floor(at / seconds);
  return [stretch, stretch + 1].map((one) => `${what}:${place.team}:${place.channel}:${messageTs}:${one}`);
}
