/** Work of the runner in Slack: held in the ledger while it is done, so that each of its messages is there once. */
import type { webApi } from '@slack/bolt';
import type { Ledger } from '../../../store/ledger.ts';
import { type AtWork, working, workOf } from '../delivery/at-work.ts';
import { codeOf } from '../patience.ts';
import type { Room } from '../room.ts';
import type { ClientFor } from './clients.ts';
import { type Refusal, refusalFor } from './refusals.ts';

export interface HeldWork {
  readonly id: string;
  readonly team: string;
  /** When it was begun, milliseconds since the epoch. */
  readonly at: number;
  /** Where it posts. */
  readonly to: string;
}

/** Why work has no outcome of its own: nobody knows whether a message arrived, a person can mend it, or it is ours or the network's. */
export type Broken =
  | { readonly state: 'unknown' }
  | ({ readonly state: 'refused' } & Refusal)
  | { readonly state: 'broken'; readonly error: unknown; readonly why: string };

/** Does work with the client of its workspace; never rejects. */
export function heldIn({ room, ledger, clientFor }: { readonly room: Room; readonly ledger: Ledger; readonly clientFor: ClientFor }) {
  return async <Done>({ id, team, at, to }: HeldWork, doing: (client: webApi.WebClient) => Promise<Done>): Promise<Done | Broken> => {
    let work: AtWork | null = null;
    try {
      const client = await clientFor(team);
      if (client === null) {
        const why = `the app is not installed in ${team}`;
        return { state: 'broken', error: new Error(why), why };
      }
      await ledger.hold(id);
      const held = workOf(id, [], at, await ledger.postsOf(id));
      work = held;
      return await working(held, () => doing(client));
    } catch (error) {
      if ([...(work?.known.values() ?? [])].some(({ state }) => state === 'lost')) return { state: 'unknown' };
      const refused = refusalFor(codeOf(error), to);
      return refused === null ? { state: 'broken', error, why: codeOf(error) } : { state: 'refused', ...refused };
    } finally {
      if (work !== null)
        await ledger.finish(id).catch((error: unknown) => room.log.warn({ code: codeOf(error), work: id }, 'work was not ended'));
    }
  };
}
