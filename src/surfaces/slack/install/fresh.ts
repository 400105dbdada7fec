/** Tokens that end (token rotation): they are refreshed ahead of time, by one process at a time, since a refresh token is good once. */
import { setTimeout as pause } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Log } from '../../../ask/log.ts';
import type { OAuthSettings } from '../../../ask/oauth-settings.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Installation, Installations } from '../../../store/installations.ts';
import { codeOf, patiently, type Waits } from '../patience.ts';

export interface FreshParts {
  /** With open tokens (`sealedIn`). */
  readonly installations: Installations;
  readonly oauth: OAuthSettings;
  /** A client without a token. */
  readonly client: webApi.WebClient;
  readonly waits: Waits;
  readonly clock: Clock;
  readonly log: Log;
}

/** Tokens live twelve hours. */
const aheadMs = 2 * 3_600_000;
/** A process that said it would refresh and is silent for so long has died. */
const leaseMs = 30_000;
/** Before a refresh that failed is tried again. */
const againMs = 5000;

/** The installation called `id` with a token that is good now; null where there is none. Rejects where its time is over and it could not be refreshed. */
export async function freshInstallation(id: string, parts: FreshParts): Promise<Installation | null> {
  const found = await parts.installations.of(id);
  if (found === null || !isEnding(found, parts.clock.now() + aheadMs)) return found;
  if (found.refreshToken === null) return found;
  const now = parts.clock.now();
  if (!(await parts.installations.beginRefresh(id, found.version, now, now + leaseMs))) return refreshedElsewhere(found, parts);
  try {
    return await refreshed(found, found.refreshToken, parts);
  } catch (error) {
    parts.log.warn({ team: id, code: codeOf(error) }, 'a token was not refreshed');
    await parts.installations.endRefresh(id, found.version, parts.clock.now() + againMs);
    if (isEnding(found, parts.clock.now())) throw error;
    return found;
  }
}

/** Refreshes whatever ends soon, also where nobody asks. Never rejects. */
export async function refreshAll(parts: FreshParts): Promise<void> {
  const { installations, clock, log } = parts;
  const failed = (error: unknown): void => log.warn({ code: codeOf(error) }, 'tokens were not looked after');
  const all = await installations.all().catch((error: unknown) => {
    failed(error);
    return [];
  });
  const ending = all.filter((one) => isEnding(one, clock.now() + aheadMs));
  for (const { id } of ending) await freshInstallation(id, parts).catch(failed);
}

function isEnding({ expiresAt }: Installation, by: number): boolean {
  return expiresAt !== null && expiresAt <= by;
}

async function refreshed(found: Installation, refreshToken: string, parts: FreshParts): Promise<Installation> {
  const { installations, oauth, client, waits, clock, log } = parts;
  const answer = await patiently(waits, 'posts', () =>
    client.oauth.v2.access({
      client_id: oauth.clientId,
      client_secret: oauth.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    }),
  );
  if (answer.access_token === undefined) throw new Error('Slack gave no token');
  const tokens = {
    token: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    expiresAt: answer.expires_in === undefined ? null : clock.now() + answer.expires_in * 1000,
  };
  await installations.change(found.id, found.version, tokens);
  log.info({ team: found.id }, 'a token was refreshed');
  return { ...found, ...tokens };
}

/** Another refreshes it: the old token does while it lasts, else the new one is waited for. */
async function refreshedElsewhere(found: Installation, { installations, waits, clock }: FreshParts): Promise<Installation | null> {
  if (!isEnding(found, clock.now())) return found;
  for (const wait of waits.polls) {
    await pause(wait);
    const again = await installations.of(found.id);
    if (again?.version !== found.version) return again;
  }
  throw new Error(`the token of ${found.id} is over, and nobody refreshed it`);
}
