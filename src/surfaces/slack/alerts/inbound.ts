/** Clicks on alerts and their form, read with care: the bodies come from outside. */
import * as z from 'zod';
import { limits } from '../limits.ts';
import { alertForm } from './ids.ts';

const id = z.string().min(1).max(255);
const value = z.string().min(1).max(limits.buttonValue);
const action = z.union([
  z.object({ action_id: id, action_ts: id, value }),
  z
    .object({ action_id: id, action_ts: id, selected_option: z.object({ value }) })
    .transform(({ selected_option: { value: chosen }, ...one }) => ({ ...one, value: chosen })),
]);
const clickBody = z.object({
  user: z.object({ id }),
  team: z.object({ id }),
  trigger_id: id,
  container: z.object({
    channel_id: id.optional(),
    message_ts: id.optional(),
    thread_ts: id.optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  actions: z.tuple([action]),
});

export interface AlertClick {
  readonly team: string;
  readonly user: string;
  readonly trigger: string;
  /** The message clicked in; null on Home. */
  readonly message: { readonly channel: string; readonly threadTs: string; readonly privately: boolean } | null;
  readonly actionId: string;
  /** The id of an alert or an event, perhaps with a choice; not to be trusted. */
  readonly value: string;
  /** Seconds since the epoch. */
  readonly at: number;
}

/** The click in `body`; null where it is none of ours. */
export function alertClickIn(body: unknown): AlertClick | null {
  const read = clickBody.safeParse(body);
  if (!read.success) return null;
  const { user, team, trigger_id: trigger, container, actions } = read.data;
  const [{ action_id: actionId, value: chosen, action_ts: ts }] = actions;
  const { channel_id: channel, message_ts: messageTs, thread_ts: threadTs = messageTs, is_ephemeral: privately } = container;
  const message = channel === undefined || threadTs === undefined ? null : { channel, threadTs, privately };
  return { team: team.id, user: user.id, trigger, message, actionId, value: chosen, at: Number(ts) || 0 };
}

const opened = z.object({ alert: id, channel: id.nullable() });
export type OpenedAlertForm = z.infer<typeof opened>;

const formBody = z.object({
  user: z.object({ id }),
  team: z.object({ id }),
  view: z.object({
    private_metadata: z.string().max(3000),
    state: z.object({
      values: z.object({
        [alertForm.sentence]: z.object({ [alertForm.sentence]: z.object({ value: z.string().min(1).max(limits.questionLength) }) }),
      }),
    }),
  }),
});

export interface SentAlertForm extends OpenedAlertForm {
  readonly team: string;
  readonly user: string;
  readonly sentence: string;
}

/** The form in `body`; null where it is none of ours. */
export function alertFormIn(body: unknown): SentAlertForm | null {
  const read = formBody.safeParse(body);
  if (!read.success) return null;
  const { user, team, view } = read.data;
  const from = opened.safeParse(parsed(view.private_metadata));
  const sentence = view.state.values[alertForm.sentence][alertForm.sentence].value;
  return from.success ? { ...from.data, team: team.id, user: user.id, sentence } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
