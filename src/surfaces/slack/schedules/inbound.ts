/** What Slack delivers from buttons on schedules, read with care: the bodies come from outside. */
import * as z from 'zod';

const id = z.string().min(1).max(255);
const body = z.object({
  user: z.object({ id }),
  team: z.object({ id }),
  trigger_id: id,
  container: z.object({
    type: z.string(),
    message_ts: id.optional(),
    channel_id: id.optional(),
    thread_ts: id.optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  actions: z.tuple([z.object({ action_id: id, value: id, action_ts: id })]),
});

export interface ScheduleClick {
  readonly team: string;
  readonly user: string;
  readonly trigger: string;
  /** The message clicked in; null on Home. */
  readonly message: { readonly channel: string; readonly ts: string; readonly threadTs: string | null; readonly privately: boolean } | null;
  readonly actionId: string;
  /** On the button: the id of a schedule or an answer, not to be trusted. */
  readonly value: string;
  /** What tells this click from every other. */
  readonly key: string;
  /** Seconds since the epoch. */
  readonly at: number;
}

/** The click in `delivered`; null where it is none of ours. */
export function scheduleClickIn(delivered: unknown): ScheduleClick | null {
  const read = body.safeParse(delivered);
  if (!read.success) return null;
  const { user, team, trigger_id: trigger, container, actions } = read.data;
  const [{ action_id: actionId, value, action_ts: actionTs }] = actions;
  const { channel_id: channel, message_ts: ts, thread_ts: threadTs = null, is_ephemeral: privately } = container;
  return {
    ...{ team: team.id, user: user.id, trigger, actionId, value },
    message: channel === undefined || ts === undefined ? null : { channel, ts, threadTs, privately },
    key: `schedule:${team.id}:${user.id}:${actionId}:${value}:${actionTs}`,
    at: Number(actionTs) || 0,
  };
}
