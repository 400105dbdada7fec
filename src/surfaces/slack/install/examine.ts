/** Looks at what Slack says of the tokens: whether it takes them, what they may do, what time it is there. Nothing is changed. */
import type { SlackSettings } from '../../../ask/settings.ts';
import type { Clock } from '../../../base/clock.ts';
import { type Finding, fine, skipped, wrong } from '../../../base/finding.ts';
import { apiAddress } from '../api-address.ts';
import { type ManifestScopes, scopeFindings } from './scopes.ts';

/** Slack refuses a signature that is five minutes off; a clock that drifts is told long before. */
const mostSkewMs = 60_000;
const timeoutMs = 10_000;

/** A call of the Web API as far as an examination reads it. */
export interface Answer {
  readonly error: string | null;
  readonly team: string;
  readonly scopes: readonly string[] | null;
  /** Slack's time when it answered, milliseconds since the epoch; null where it did not say. */
  readonly at: number | null;
}

/** What Slack makes of the bot token, its scopes held against those of the manifest, the app-level token and the clock. */
export async function examineSlack(settings: SlackSettings, scopes: ManifestScopes, clock: Clock): Promise<readonly Finding[]> {
  const api = apiAddress(settings);
  const bot = await callSlack(api, 'auth.test', settings.botToken ?? '');
  if (bot === null) {
    const unseen = (about: string): Finding => skipped(about, 'Slack could not be reached.');
    return [unreachable('Bot token', api), unseen('Scopes'), unseen('App token'), unseen('Clock')];
  }
  const granted = bot.error === null ? bot.scopes : null;
  return [botFinding(bot), ...scopeFindings(granted, scopes), await appFinding(api, settings), clockFinding(bot.at, clock.now())];
}

/** Slack does not answer at `api`. */
export function unreachable(about: string, api: string): Finding {
  const mend = 'Check the network, a proxy (NODE_USE_ENV_PROXY=1) and SLACK_API_URL.';
  return wrong(about, `Slack cannot be reached at ${new URL(api).host}.`, mend);
}

function botFinding({ error, team }: Answer): Finding {
  return error === null
    ? fine('Bot token', `Slack takes it; it is installed in ${team}.`)
    : wrong(
        'Bot token',
        `Slack refuses SLACK_BOT_TOKEN (${error}).`,
        'Copy it again from "OAuth & Permissions" in the settings of the Slack app; after a change there, install the app once more.',
      );
}

async function appFinding(api: string, { mode, appToken }: SlackSettings): Promise<Finding> {
  if (mode === 'http' || appToken === null) return skipped('App token', 'HTTP needs none; requests are held against SLACK_SIGNING_SECRET.');
  const opened = await callSlack(api, 'apps.connections.open', appToken);
  if (opened?.error === null) return fine('App token', 'Slack opens a socket for it.');
  return wrong(
    'App token',
    `Slack opens no socket for SLACK_APP_TOKEN (${opened?.error ?? 'unreachable'}).`,
    'Make one with connections:write under "Basic Information", and turn Socket Mode on.',
  );
}

/** How far this computer's clock is from Slack's. */
export function clockFinding(slack: number | null, ours: number): Finding {
  if (slack === null) return skipped('Clock', 'Slack did not say what time it is.');
  const seconds = Math.round(Math.abs(ours - slack) / 1000);
  return Math.abs(ours - slack) <= mostSkewMs
    ? fine('Clock', `It agrees with Slack's within ${Math.max(1, seconds)} s.`)
    : wrong(
        'Clock',
        `It is ${seconds} s ${ours > slack ? 'ahead of' : 'behind'} Slack's; from 300 s on no request is taken.`,
        'Let this computer keep its time by NTP (`timedatectl set-ntp true`).',
      );
}

/** Calls `method`; null where no answer came. A plain request, since what counts stands in the headers. */
export async function callSlack(
  api: string,
  method: string,
  token: string | null,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answer | null> {
  try {
    const response = await fetch(new URL(method, api), {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = (await response.json()) as { readonly ok?: boolean; readonly error?: string; readonly team?: string };
    const at = Date.parse(response.headers.get('date') ?? '');
    return {
      error: body.ok === true ? null : (body.error ?? `status ${response.status}`),
      team: body.team ?? 'a workspace',
      scopes:
        response.headers
          .get('x-oauth-scopes')
          ?.split(',')
          .map((scope) => scope.trim()) ?? null,
      at: Number.isNaN(at) ? null : at,
    };
  } catch {
    return null;
  }
}
