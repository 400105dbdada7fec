/** What tells a delivery from every other. Repetitions share a key, whatever way they come. */
import { createHash } from 'node:crypto';
import * as z from 'zod';

export type Kind = 'event' | 'command' | 'action' | 'view' | 'shortcut' | 'options' | 'other';

export interface Identified {
  readonly kind: Kind;
  /** Null: nothing is done for it that may be done only once. */
  readonly keys: readonly [string, ...string[]] | null;
}

const text = z.string().min(1).max(255).optional();
const shape = z.object({
  type: z.string().optional(),
  team_id: text,
  team: z.object({ id: text }).nullish(),
  command: text,
  trigger_id: text,
  event_id: text,
  event: z
    .object({
      type: text,
      channel: z.unknown(),
      ts: text,
      subtype: text,
      bot_id: text,
      function_execution_id: text,
    })
    .optional(),
});
type Body = z.infer<typeof shape>;

const kinds: Readonly<Record<string, Kind>> = {
  event_callback: 'event',
  block_actions: 'action',
  interactive_message: 'action',
  view_submission: 'view',
  view_closed: 'view',
  shortcut: 'shortcut',
  message_action: 'shortcut',
  block_suggestion: 'options',
  dialog_suggestion: 'options',
};

/** The kind and the keys of a delivered body, which comes from outside and may hold anything. */
export function identify(body: unknown): Identified {
  const read = shape.safeParse(body);
  if (!read.success) return { kind: 'other', keys: [digest(body)] };
  const kind = read.data.command === undefined ? (kinds[read.data.type ?? ''] ?? 'other') : 'command';
  // Looking options up changes nothing, and the same letters typed twice must find them twice.
  if (kind === 'options') return { kind, keys: null };
  if (kind === 'event') return { kind, keys: isNotice(read.data) ? null : eventKeys(read.data, body) };
  const { trigger_id: trigger } = read.data;
  return { kind, keys: [trigger === undefined ? digest(body) : `trigger:${teamOf(read.data)}:${trigger}`] };
}

/** Bots' messages, our own among them, edits and notices: nobody is answered. */
function isNotice({ event }: Body): boolean {
  const edit = event?.subtype !== undefined && event.subtype !== 'file_share';
  return event?.type === 'message' && (edit || event.bot_id !== undefined);
}

function eventKeys(read: Body, body: unknown): readonly [string, ...string[]] {
  const { event, event_id: id } = read;
  const first = id === undefined ? digest(body) : `event:${id}`;
  // Slack has delivered one message under several event ids.
  const message =
    event?.ts !== undefined && typeof event.channel === 'string'
      ? [`message:${teamOf(read)}:${event.channel}:${event.ts}:${event.type ?? ''}`]
      : [];
  const step = event?.function_execution_id === undefined ? [] : [`step:${teamOf(read)}:${event.function_execution_id}`];
  return [first, ...message, ...step];
}

function teamOf({ team_id: id, team }: Body): string {
  return id ?? team?.id ?? '';
}

function digest(body: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify({ body }));
  return `body:${hash.digest('hex')}`;
}
