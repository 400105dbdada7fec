/** Clients for work that no delivery brought: a schedule that is due speaks in a workspace by itself. */
import { webApi } from '@slack/bolt';
import type { Servings } from '../access/servings.ts';
import type { Served } from '../install/served.ts';

/** The client for a workspace, its token refreshed where that was due; null where the app is not installed there. Rejects where that cannot be told. */
export type ClientFor = (team: string) => Promise<webApi.WebClient | null>;

/** Clients of the workspaces that are `served`; what they may show is looked up as for deliveries (`serving`). */
export function clientsFor(
  served: Pick<Served, 'authorize' | 'sourceOf'>,
  options: webApi.WebClientOptions,
  serving: Pick<Servings, 'add'>,
): ClientFor {
  const made = new Map<string, webApi.WebClient>();
  return async (team) => {
    const source = await served.sourceOf(team);
    if (source === null) return null;
    const { botToken = '' } = await served.authorize(source);
    const before = made.get(team);
    if (before?.token === botToken) return before;
    const client = new webApi.WebClient(botToken, options);
    serving.add(client, { team, organisation: source.isEnterpriseInstall ? (source.enterpriseId ?? null) : null });
    made.set(team, client);
    return client;
  };
}
