/** The app in every workspace that installed it by OAuth. */
import { type Logger, webApi } from '@slack/bolt';
import type { Log } from '../../../ask/log.ts';
import type { OAuthSettings } from '../../../ask/oauth-settings.ts';
import type { Clock } from '../../../base/clock.ts';
import { ok, type Result } from '../../../base/result.ts';
import type { Installations } from '../../../store/installations.ts';
import type { Waits } from '../patience.ts';
import { authorizeIn } from './authorize.ts';
import { refreshAll } from './fresh.ts';
import { oauthPages } from './oauth-pages.ts';
import { listenForRemoval } from './removed.ts';
import { examineKeys, lockedWords, renewSeals, sealedIn } from './sealed.ts';
import type { Served } from './served.ts';
import { openVault } from './vault.ts';

/** What many workspaces need besides settings. */
export interface InstallDeps {
  /** As the database has them, with encrypted tokens. */
  readonly installations: Installations;
  /** Asked for at every installation. */
  readonly scopes: readonly string[];
  /** How often tokens are looked after, in milliseconds; ten minutes where left out. */
  readonly tendMs?: number;
}

export interface ManyParts extends InstallDeps {
  readonly oauth: OAuthSettings;
  readonly url: string;
  readonly apiUrl: string;
  readonly options: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly waits: Waits;
  readonly clock: Clock;
  readonly log: Log;
}

/** Installations that were encrypted with a key which is not given; a whole sentence. */
export interface KeyProblem {
  readonly code: 'token_key';
  readonly message: string;
}

const tendMs = 10 * 60_000;

/** Renews what older keys encrypted and looks after tokens from now on. Changes nothing where a key is missing. */
export async function manyWorkspaces(parts: ManyParts): Promise<Result<Served, KeyProblem>> {
  const { oauth, options, log } = parts;
  const vault = openVault(oauth.tokenKeys);
  const { all, locked, damaged } = await examineKeys(parts.installations, vault);
  if (locked.length > 0) return { ok: false, problems: { code: 'token_key', message: lockedWords(locked, all) } };
  if (damaged.length > 0) log.error({ damaged }, 'tokens do not open: they were changed, or moved from another workspace');
  if (oauth.allowed === null) log.warn({}, 'any workspace may install the app: PARLEY_WORKSPACES lists none');
  const renewed = await renewSeals(parts.installations, vault);
  if (renewed > 0) log.info({ renewed }, 'tokens were encrypted with the first key of PARLEY_TOKEN_KEY');
  const opened = { ...parts, installations: sealedIn(parts.installations, vault), client: new webApi.WebClient(undefined, options) };
  const tend = (): void => void refreshAll(opened);
  tend();
  const timer = setInterval(tend, parts.tendMs ?? tendMs);
  timer.unref();
  return ok({
    authorize: authorizeIn(opened),
    sourceOf: (team) => sourceIn(opened.installations, team),
    team: null,
    pages: oauthPages(opened),
    listen: (app) => listenForRemoval(app, parts.installations, log),
    close: () => clearInterval(timer),
  });
}

/** The workspace's own installation, else that of the organisation which it belongs to. */
async function sourceIn(installations: Installations, team: string): ReturnType<Served['sourceOf']> {
  const organisation = await installations.organisationOf(team);
  if ((await installations.of(team)) !== null) return { teamId: team, enterpriseId: organisation ?? undefined, isEnterpriseInstall: false };
  return organisation === null ? null : { teamId: team, enterpriseId: organisation, isEnterpriseInstall: true };
}
