/** What each scope of the manifest is for, in words of those who grant it; and what is missing of them. */
import { type Finding, fine, skipped, wrong } from '../../../base/finding.ts';

/** The scopes of the manifest: what the app needs, and what it works without. */
export interface ManifestScopes {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
}

/** What does not work without a scope. */
export const lostWithout: Readonly<Record<string, string>> = {
  'app_mentions:read': 'mentions are not heard',
  'assistant:write': 'direct messages are not in the agent view, with questions to begin with',
  'channels:read': 'nobody knows what may be shown in public channels, so nothing is',
  'chat:write': 'nothing can be posted',
  commands: '/parley, /snapshot and the shortcuts do nothing',
  'files:read': 'charts that Slack does not draw itself are left out',
  'files:write': 'charts that Slack does not draw itself, and CSV files, are left out',
  'groups:read': 'nobody knows what may be shown in private channels, so nothing is',
  'im:history': 'direct messages are not heard, and one of ours that may have arrived is not sent again',
  'im:write': 'a direct message of ours that may have arrived is not sent again',
  'usergroups:read': 'rules for user groups let nobody see anything',
  'users:read': 'nobody knows who is a member, so nothing is shown',
  'channels:history': 'threads of public channels go on by mention alone, and a message there that may have arrived is not sent again',
  'groups:history': 'threads of private channels go on by mention alone, and a message there that may have arrived is not sent again',
  'links:read': 'addresses of saved questions have no preview',
  'links:write': 'addresses of saved questions have no preview',
};

/** How scopes that are missing are granted, where the app has one token. */
export const grantAgain =
  'Paste the manifest (`parley manifest --socket`, or `--url https://…` for HTTP) into "App Manifest" in the settings of the Slack app, then "Install App" once more.';

/** What it means that only `granted` scopes are. Null: Slack did not say which are. */
export function scopeFindings(granted: readonly string[] | null, { needed, optional }: ManifestScopes): readonly Finding[] {
  if (granted === null) return [skipped('Scopes', 'Slack did not say what the token may do.')];
  const missing = missingOf(needed, granted);
  const left = missingOf(optional, granted);
  return [
    missing.length === 0
      ? fine('Scopes', `All ${needed.length} that are needed are granted.`)
      : wrong('Scopes', `Not granted: ${told(missing)}.`, grantAgain),
    left.length === 0
      ? fine('Optional scopes', `All ${optional.length} are granted.`)
      : skipped('Optional scopes', `Not granted, and not needed: ${told(left)}. To have them: ${grantAgain}`),
  ];
}

/** Those of `scopes` that are not `granted`. */
export function missingOf(scopes: readonly string[], granted: readonly string[]): readonly string[] {
  return scopes.filter((scope) => !granted.includes(scope));
}

/** `missing` scopes, each with what does not work without it. */
export function told(missing: readonly string[]): string {
  return missing.map((scope) => `${scope} (${lostWithout[scope] ?? 'it is in the manifest'})`).join('; ');
}
