/** What Slack delivers from Home, read with care: the bodies come from outside. Null: nothing for us. */
import * as z from 'zod';
import { panels } from '../../../ask/home/home.ts';
import type { Section } from '../../../catalogue/metric.ts';
import { limits } from '../limits.ts';
import type { Visitor } from './publish.ts';

const id = z.string().min(1).max(255);
const openedBody = z.object({ team_id: id, event: z.object({ user: id, tab: z.literal('home') }) });
const usedBody = z.object({
  user: z.object({ id }),
  team: z.object({ id }),
  actions: z.tuple([
    z.object({
      value: z.string().min(1).max(limits.buttonValue).optional(),
      selected_option: z.object({ value: id }).nullish(),
      action_ts: id,
    }),
  ]),
});

/** Who opened his Home. */
export function openedHome(body: unknown): Visitor | null {
  const read = openedBody.safeParse(body);
  return read.success ? { team: read.data.team_id, user: read.data.event.user } : null;
}

export interface Used {
  readonly visitor: Visitor;
  /** The value of the button; empty for the menu. */
  readonly value: string;
  /** What was chosen in the menu of panels. */
  readonly panel: Section | null;
  /** What tells this click from every other. */
  readonly key: string;
}

/** What someone clicked or chose on his Home. */
export function usedOnHome(body: unknown): Used | null {
  const read = usedBody.safeParse(body);
  if (!read.success) return null;
  const { user, team, actions } = read.data;
  const [{ value = '', selected_option: option, action_ts: actionTs }] = actions;
  return {
    visitor: { team: team.id, user: user.id },
    value,
    panel: panels.find((panel) => panel === option?.value) ?? null,
    key: `home:${team.id}:${user.id}:${actionTs}`,
  };
}
