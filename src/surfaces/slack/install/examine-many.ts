/** Looks at what many workspaces need: the app's credentials at Slack, the keys, each installation's token and scopes, the clock. Nothing is changed. */
import type { OAuthSettings } from '../../../ask/oauth-settings.ts';
import type { SlackSettings } from '../../../ask/settings.ts';
import type { Clock } from '../../../base/clock.ts';
import { type Finding, fine, skipped, wrong } from '../../../base/finding.ts';
import type { Installation, Installations } from '../../../store/installations.ts';
import { apiAddress } from '../api-address.ts';
import { type Answer, callSlack, clockFinding, unreachable } from './examine.ts';
import { type ManifestScopes, missingOf, told } from './scopes.ts';
import { examineKeys, lockedWords, opened } from './sealed.ts';
import { openVault, type Vault } from './vault.ts';

const about = { client: 'OAuth client', key: 'Token key', installations: 'Installations' } as const;

/** Findings for the app in many workspaces; `installations` is null where the database has none to tell of. */
export async function examineMany(
  settings: SlackSettings,
  oauth: OAuthSettings,
  installations: Installations | null,
  { needed }: ManifestScopes,
  clock: Clock,
): Promise<readonly Finding[]> {
  const api = apiAddress(settings);
  // A code that Slack never gave: the refusal tells whether it knew the app.
  const fields = { client_id: oauth.clientId, client_secret: oauth.clientSecret, code: 'doctor' };
  const client = await callSlack(api, 'oauth.v2.access', null, fields);
  const vault = openVault(oauth.tokenKeys);
  return [
    client === null ? unreachable(about.client, api) : clientFinding(client),
    ...(installations === null
      ? [skipped(about.key, 'The database comes first.'), skipped(about.installations, 'The database comes first.')]
      : [await keyFinding(installations, vault), await installedFinding(installations, vault, api, needed)]),
    clockFinding(client?.at ?? null, clock.now()),
  ];
}

function clientFinding({ error }: Answer): Finding {
  return error === 'invalid_code'
    ? fine(about.client, 'Slack knows SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.')
    : wrong(
        about.client,
        `Slack does not know SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (${error ?? 'no error'}).`,
        'Copy both again from "Basic Information" in the settings of the Slack app.',
      );
}

async function keyFinding(installations: Installations, vault: Vault): Promise<Finding> {
  const { all, locked, damaged } = await examineKeys(installations, vault);
  if (locked.length > 0)
    return wrong(about.key, lockedWords(locked, all), 'Set PARLEY_TOKEN_KEY=NEW,OLD; the next start encrypts all with NEW.');
  if (damaged.length > 0)
    return wrong(
      about.key,
      `The tokens of ${damaged.join(', ')} were changed, or moved from another workspace.`,
      'Let them install the app once more.',
    );
  return fine(about.key, all === 0 ? 'It can be used.' : `It opens the tokens of every installation (${all}).`);
}

async function installedFinding(installations: Installations, vault: Vault, api: string, needed: readonly string[]): Promise<Finding> {
  const all = await installations.all();
  if (all.length === 0) return skipped(about.installations, 'There are none yet: /slack/install makes the first.');
  const complaints: string[] = [];
  for (const one of all) complaints.push(...(await complaintsOf(one, vault, api, needed)));
  return complaints.length === 0
    ? fine(about.installations, `${all.length}, each with a token that Slack takes and all scopes of the manifest.`)
    : wrong(about.installations, `${complaints.join('; ')}.`, 'Let them install the app once more at /slack/install.');
}

async function complaintsOf(one: Installation, vault: Vault, api: string, needed: readonly string[]): Promise<readonly string[]> {
  const missing = missingOf(needed, one.scopes);
  const scopes = missing.length === 0 ? [] : [`${one.name} has not granted ${told(missing)}`];
  const token = tokenOf(one, vault);
  if (token === null) return scopes;
  const error = (await callSlack(api, 'auth.test', token))?.error ?? null;
  // One that is over is refreshed before it is used.
  return error === null || (error === 'token_expired' && one.refreshToken !== null)
    ? scopes
    : [`${one.name} is refused (${error})`, ...scopes];
}

/** Null where it does not open, which is told of the key. */
function tokenOf(one: Installation, vault: Vault): string | null {
  try {
    return opened(one, vault).token;
  } catch {
    return null;
  }
}
