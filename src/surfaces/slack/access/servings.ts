/** Which workspace each client of Bolt works for: the one whose installation served the delivery, whatever ids its body holds. */
import type { AllMiddlewareArgs, webApi } from '@slack/bolt';
import type { Serving } from './look-up.ts';

export interface Servings {
  /** Global middleware: notes whom the client of a delivery works for. Bolt keeps one client for each workspace and token. */
  readonly note: (delivery: Pick<AllMiddlewareArgs, 'client' | 'context' | 'next'>) => Promise<void>;
  /** Notes whom a client works for that was made for no delivery. */
  readonly add: (client: webApi.WebClient, serving: Serving) => void;
  /** Null where no delivery came with that client. */
  readonly of: (client: webApi.WebClient) => Serving | null;
}

/** Nothing is noted yet. */
export function servings(): Servings {
  const noted = new WeakMap<webApi.WebClient, Serving>();
  return {
    async note({ client, context: { teamId, enterpriseId, isEnterpriseInstall }, next }) {
      if (teamId !== undefined) noted.set(client, { team: teamId, organisation: isEnterpriseInstall ? (enterpriseId ?? null) : null });
      await next();
    },
    add: (client, serving) => void noted.set(client, serving),
    of: (client) => noted.get(client) ?? null,
  };
}
