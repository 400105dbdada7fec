/** What Slack delivers of a builder, read with care: the bodies come from outside. Null: none of ours. */
import * as z from 'zod';
import type { Choice } from '../../../ask/building/choice.ts';
import { comparisons } from '../../../ask/building/choice.ts';
import { dimensionIds } from '../../../catalogue/dimension.ts';
import { type Opened, unpacked } from './opened.ts';
import { actionOf } from './view.ts';

const id = z.string().min(1).max(255);
const value = z.string().min(1).max(150);
const one = z.object({ selected_option: z.object({ value }).nullish() });
const several = z.object({ selected_options: z.array(z.object({ value })).max(100).nullish() });
const chosen = z.record(z.string(), z.record(z.string(), z.unknown()));
const viewBody = z.object({
  user: z.object({ id }),
  team: z.object({ id }),
  view: z.object({ id, hash: id.optional(), private_metadata: z.string().max(3000), state: z.object({ values: chosen }) }),
});
const searchBody = z.object({ user: z.object({ id }), team: z.object({ id }), view: z.object({ private_metadata: z.string().max(3000) }) });
const by = z.array(z.enum(dimensionIds));
const grain = z.enum(['day', 'week', 'month', 'quarter', 'year']).nullable();
const compare = z.enum([...comparisons, 'own']).nullable();
const chart = z.enum(['line', 'bar', 'stacked_bar', 'pie', 'number', 'combo', 'funnel', 'none']).nullable();
const clickBody = z.object({
  user: z.object({ id }),
  team: z.object({ id }),
  container: z.object({ message_ts: id, channel_id: id, thread_ts: id.optional(), is_ephemeral: z.boolean().default(false) }),
  trigger_id: id,
  actions: z.tuple([z.object({ value: z.string().min(1).max(100) })]),
});

export interface BuilderState {
  readonly team: string;
  readonly user: string;
  readonly viewId: string;
  readonly hash: string | undefined;
  readonly opened: Opened;
  readonly choice: Choice;
}

/** What stands in a builder that was changed or sent; null where a value in it is none that the form offers. */
export function builderIn(body: unknown): BuilderState | null {
  const read = viewBody.safeParse(body);
  if (!read.success) return null;
  const { user, team, view } = read.data;
  const opened = unpacked(view.private_metadata);
  const choice = opened === null ? null : choiceIn(view.state.values, opened.from);
  if (opened === null || choice === null) return null;
  return { team: team.id, user: user.id, viewId: view.id, hash: view.hash, opened, choice };
}

/** Who searches, and where the form was opened in which he does; null where it is none of ours. */
export function searchIn(body: unknown): { readonly team: string; readonly user: string; readonly opened: Opened } | null {
  const read = searchBody.safeParse(body);
  if (!read.success) return null;
  const { user, team, view } = read.data;
  const opened = unpacked(view.private_metadata);
  return opened && { team: team.id, user: user.id, opened };
}

function choiceIn(values: z.infer<typeof chosen>, from: string | null): Choice | null {
  const held = (part: string): unknown => values[part]?.[actionOf(part)] ?? {};
  const only = (part: string): string | null => one.safeParse(held(part)).data?.selected_option?.value ?? null;
  const all = (part: string): readonly string[] => several.safeParse(held(part)).data?.selected_options?.map((each) => each.value) ?? [];
  const read = z
    .object({ by, grain, compare, chart })
    .safeParse({ by: all('by'), grain: only('grain'), compare: only('compare'), chart: only('chart') });
  if (!read.success) return null;
  return {
    from,
    ...read.data,
    metrics: all('metrics'),
    time: only('time') ?? '',
    members: all('members'),
    others: all('others'),
    kept: all('kept'),
  };
}

export interface RefineClick {
  readonly team: string;
  readonly user: string;
  readonly trigger: string;
  readonly opened: Opened & { readonly from: string; readonly channel: string };
}

/** The click on *Refine* under an answer. */
export function refineIn(body: unknown): RefineClick | null {
  const read = clickBody.safeParse(body);
  if (!read.success) return null;
  const { user, team, container, trigger_id: trigger, actions } = read.data;
  const privately = container.is_ephemeral;
  const thread = privately ? (container.thread_ts ?? null) : (container.thread_ts ?? container.message_ts);
  const [{ value: from }] = actions;
  return { team: team.id, user: user.id, trigger, opened: { from, channel: container.channel_id, thread, privately } };
}
