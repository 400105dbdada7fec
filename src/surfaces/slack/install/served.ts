/** Whom the app works for: the one workspace of a token, or all that installed it. */
import type { App, Authorize, AuthorizeSourceData } from '@slack/bolt';
import type { Log } from '../../../ask/log.ts';
import type { Page } from './page.ts';

export interface Served {
  /** The token for a delivery; rejects with `NotServed` for workspaces that the app is not installed in. */
  readonly authorize: Authorize<boolean>;
  /** What `authorize` is asked with for a workspace from which no delivery came; null where the app is not installed in it. */
  sourceOf(team: string): Promise<AuthorizeSourceData<boolean> | null>;
  /** The one workspace; null for many. */
  readonly team: string | null;
  /** Pages for browsers. */
  readonly pages: readonly Page[];
  /** Registers what is heard of installations. */
  listen(app: App): void;
  /** Ends what goes on beside deliveries. */
  close(): void;
}

/** Thrown by `authorize` for a delivery that is not for us. Whatever else it throws may pass: then the delivery is to be done later. */
export class NotServed extends Error {}

/** What Slack says of the bot whose token it is. */
export interface Identity {
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
}

/** The workspace of one token. What is kept for it stays when the app is taken away: whoever runs it for one workspace has `parley forget`. */
export function oneWorkspace(who: Identity, log: Log): Served {
  return {
    authorize: ({ teamId }) => (teamId === who.teamId ? Promise.resolve(who) : Promise.reject(new NotServed('another workspace'))),
    sourceOf: (teamId) => Promise.resolve(teamId === who.teamId ? { teamId, enterpriseId: undefined, isEnterpriseInstall: false } : null),
    team: who.teamId,
    pages: [],
    listen(app) {
      const lost = (message: string) => () => {
        log.warn({ team: who.teamId }, message);
        return Promise.resolve();
      };
      app.event('app_uninstalled', lost('the app was uninstalled'));
      app.event('tokens_revoked', lost('tokens were revoked'));
    },
    close: () => undefined,
  };
}
