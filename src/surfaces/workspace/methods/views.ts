/** views.*: modals and the Home tab. */
import { complaintsAboutView } from '../blocks/complaints.ts';
import type { Json } from '../blocks/shape.ts';
import type { View } from '../state.ts';
import { badArguments, type Methods, maybe, need, objectOf, Refusal, type World } from '../world.ts';
import { filesNotReady, withIds } from './content.ts';

const triggerMs = 3000;
const deepest = 3;

/** Who may open a view with this trigger. A trigger lives for three seconds and works once. */
function openedBy(args: Json, { state, clock, faults }: World): string {
  const trigger = state.triggers.get(need(args, 'trigger_id'));
  if (trigger === undefined) throw new Refusal('invalid_trigger_id');
  if (trigger.used) throw new Refusal('exchanged_trigger_id');
  if (faults.triggersExpired || clock.now() - trigger.at > triggerMs) throw new Refusal('expired_trigger_id');
  trigger.used = true;
  return trigger.user;
}

/** The view that was sent, with ids for its blocks; refuses what Slack refuses. */
export function checkedView(sent: Json | null, type: View['type'], world: World): Json {
  if (sent === null) throw badArguments('[ERROR] missing required field: view');
  if (JSON.stringify(sent).length > 250_000) throw new Refusal('view_too_large');
  const blocks: readonly Json[] = Array.isArray(sent['blocks']) ? sent['blocks'] : [];
  const wrongType = sent['type'] === type ? [] : [`[ERROR] must be a ${type} [json-pointer:/view/type]`];
  const complaints = [...wrongType, ...complaintsAboutView(sent), ...filesNotReady(blocks, world)];
  if (complaints.length > 0) throw badArguments(...complaints);
  return { ...sent, blocks: withIds(blocks, world) };
}

function add(user: string, type: View['type'], body: Json, previous: View | null, { state }: World): View {
  const id = state.nextId('V');
  const view: View = { id, user, type, root: previous?.root ?? id, previous: previous?.id ?? null, hash: state.nextTs(), body, values: {} };
  state.views.set(id, view);
  return view;
}

/** Puts a view on top of those that `user` has open. */
export function pushView(user: string, body: Json, world: World): View {
  const stack = world.state.stacks.get(user) ?? [];
  if (stack.length >= deepest) throw new Refusal('push_limit_reached');
  const view = add(user, 'modal', body, world.state.views.get(stack.at(-1) ?? '') ?? null, world);
  world.state.stacks.set(user, [...stack, view.id]);
  world.state.changed();
  return view;
}

/** Shows `body` in the place of what the view held. */
export function replaceView(view: View, body: Json, { state }: World): void {
  view.body = body;
  view.hash = state.nextTs();
  state.changed();
}

/** The view as Slack's answers and payloads carry it. */
export function viewJson(view: View, world: World): Json {
  return {
    private_metadata: '',
    callback_id: '',
    ...view.body,
    id: view.id,
    team_id: world.team,
    hash: view.hash,
    root_view_id: view.root,
    previous_view_id: view.previous,
    app_id: world.appId,
    bot_id: world.bot.botId,
    state: { values: view.values },
  };
}

function byId(args: Json, { state }: World): View {
  const id = maybe(args, 'view_id');
  const external = maybe(args, 'external_id');
  const view = [...state.views.values()].find((one) => one.id === id || (external !== null && one.body['external_id'] === external));
  if (view === undefined) throw new Refusal('not_found');
  return view;
}

function checkHash(args: Json, view: View | undefined): void {
  const hash = maybe(args, 'hash');
  if (hash !== null && hash !== view?.hash) throw new Refusal('hash_conflict');
}

export const views: Methods = {
  'views.open': {
    scope: null,
    run(args, world) {
      const user = openedBy(args, world);
      const body = checkedView(objectOf(args, 'view', 'invalid_arguments'), 'modal', world);
      world.state.stacks.set(user, []);
      return { view: viewJson(pushView(user, body, world), world) };
    },
  },
  'views.push': {
    scope: null,
    run(args, world) {
      const user = openedBy(args, world);
      const body = checkedView(objectOf(args, 'view', 'invalid_arguments'), 'modal', world);
      return { view: viewJson(pushView(user, body, world), world) };
    },
  },
  'views.update': {
    scope: null,
    run(args, world) {
      const view = byId(args, world);
      checkHash(args, view);
      replaceView(view, checkedView(objectOf(args, 'view', 'invalid_arguments'), view.type, world), world);
      return { view: viewJson(view, world) };
    },
  },
  'views.publish': {
    scope: null,
    run(args, world) {
      const { state, install } = world;
      const user = need(args, 'user_id');
      if (!state.users.has(user)) throw new Refusal('user_not_found');
      if (install.homeTab !== true) throw new Refusal('not_enabled');
      const known = state.views.get(state.homes.get(user) ?? '');
      checkHash(args, known);
      const body = checkedView(objectOf(args, 'view', 'invalid_arguments'), 'home', world);
      const view = known ?? add(user, 'home', body, null, world);
      replaceView(view, body, world);
      state.homes.set(user, view.id);
      return { view: viewJson(view, world) };
    },
  },
};
