/** People in modals: sending them, closing them, and what the app answers to that. */

import { isObject, type Json } from '../blocks/shape.ts';
import type { Courier } from '../deliveries/courier.ts';
import { viewBody } from '../deliveries/payloads.ts';
import { checkedView, pushView, replaceView } from '../methods/views.ts';
import type { View } from '../state.ts';
import { Refusal, type World } from '../world.ts';
import { answerIn } from './people.ts';

/** What became of a modal that was sent: closed or replaced, sent back with complaints by block, or not taken at all. */
export type Submitted =
  | { readonly kind: 'done' }
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'failed'; readonly why: string };

export interface Modals {
  /** The modal on top of those that `user` has open; null where none is open. */
  modal(user: string): View | null;
  /** What stands in the view's inputs from now on, by block and action. */
  fill(view: View, values: Json): void;
  submit(user: string, view: View): Promise<Submitted>;
  /** Closes the top modal. */
  dismiss(user: string): Promise<void>;
}

/** The modals of `world`. */
export function modalsOf(world: World, courier: Courier): Modals {
  const { state } = world;
  const stackOf = (user: string): readonly string[] => state.stacks.get(user) ?? [];
  const top = (user: string): View | null => state.views.get(stackOf(user).at(-1) ?? '') ?? null;
  const drop = (user: string): void => {
    state.stacks.set(user, stackOf(user).slice(0, -1));
    state.changed();
  };

  /** Does what the app answered; throws Refusal where Slack would not. */
  function follow(answer: Json | null, user: string, view: View): Submitted {
    const sent = isObject(answer?.['view']) ? answer['view'] : null;
    switch (answer?.['response_action']) {
      case 'errors':
        return { kind: 'errors', errors: (answer['errors'] ?? {}) as Readonly<Record<string, string>> };
      case 'update':
        replaceView(view, checkedView(sent, 'modal', world), world);
        break;
      case 'push':
        pushView(user, checkedView(sent, 'modal', world), world);
        break;
      case 'clear':
        state.stacks.set(user, []);
        break;
      case undefined:
        if (view.body['clear_on_close'] === true) state.stacks.set(user, []);
        else drop(user);
        break;
      default:
        return { kind: 'failed', why: 'the app answered with an action that Slack does not know' };
    }
    state.changed();
    return { kind: 'done' };
  }

  return {
    modal: top,
    fill(view, values) {
      view.values = values;
    },
    async submit(user, view) {
      const { status, body } = await courier.deliver('interactive', viewBody('view_submission', view, user, world));
      if (status !== 200) return { kind: 'failed', why: 'We had some trouble connecting. Try again?' };
      try {
        return follow(answerIn(body), user, view);
      } catch (error) {
        if (error instanceof Refusal) return { kind: 'failed', why: `${error.message} ${JSON.stringify(error.fields)}` };
        throw error;
      }
    },
    async dismiss(user) {
      const view = top(user);
      if (view === null) return;
      drop(user);
      if (view.body['notify_on_close'] === true) await courier.deliver('interactive', viewBody('view_closed', view, user, world));
    },
  };
}
