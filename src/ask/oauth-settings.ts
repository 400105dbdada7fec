/** What the environment says of an installation that many workspaces install the Slack app from. */

export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Keys that tokens are encrypted with (32 bytes in base64 each): the first encrypts, all decrypt. */
  readonly tokenKeys: readonly [string, ...string[]];
  /** Ids of the workspaces and organisations that may install the app; null: any that is asked to. */
  readonly allowed: readonly string[] | null;
}

/** The variables that have a part in it, as they were read. */
export interface OAuthVariables {
  readonly SLACK_BOT_TOKEN?: string | undefined;
  readonly SLACK_APP_TOKEN?: string | undefined;
  readonly SLACK_SIGNING_SECRET?: string | undefined;
  readonly SLACK_CLIENT_ID?: string | undefined;
  readonly SLACK_CLIENT_SECRET?: string | undefined;
  readonly PARLEY_URL?: string | undefined;
  readonly PARLEY_TOKEN_KEY?: readonly string[] | undefined;
  readonly PARLEY_WORKSPACES?: readonly string[] | undefined;
}

const shown = '"Basic Information" in the settings of the Slack app shows it';
const needed = {
  SLACK_CLIENT_ID: shown,
  SLACK_CLIENT_SECRET: shown,
  SLACK_SIGNING_SECRET: shown,
  PARLEY_TOKEN_KEY: '`openssl rand -base64 32` makes one; tokens are encrypted with it',
  PARLEY_URL: 'the address that Slack and browsers reach this installation at, such as https://parley.mybrand.com',
} as const;

/** Null where the app is not to be installed by many; what is missing or too much goes to `errors`, a sentence each that names the variable. */
export function oauthSettings(variables: OAuthVariables, errors: string[]): OAuthSettings | null {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, PARLEY_TOKEN_KEY: keys, PARLEY_WORKSPACES: allowed } = variables;
  const one = variables.SLACK_BOT_TOKEN !== undefined;
  if (clientId === undefined && clientSecret === undefined && (keys === undefined || one)) return null;
  if (one) {
    errors.push('SLACK_BOT_TOKEN (for one workspace) is set beside SLACK_CLIENT_ID or SLACK_CLIENT_SECRET (for many): take one side away.');
    return null;
  }
  if (variables.SLACK_APP_TOKEN !== undefined)
    errors.push('SLACK_APP_TOKEN is for Socket Mode, and many workspaces need HTTP: take it away.');
  for (const [name, where] of Object.entries(needed))
    if (variables[name as keyof typeof needed] === undefined) errors.push(`${name} is missing: ${where}.`);
  const [first, ...older] = keys ?? [];
  if (clientId === undefined || clientSecret === undefined || first === undefined) return null;
  return { clientId, clientSecret, tokenKeys: [first, ...older], allowed: allowed ?? null };
}
