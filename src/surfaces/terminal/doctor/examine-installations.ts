/** Looks at the installations in the database, where many workspaces install the app. */
import type { OAuthSettings } from '../../../ask/oauth-settings.ts';
import type { SlackSettings } from '../../../ask/settings.ts';
import { systemClock } from '../../../base/clock.ts';
import type { Finding } from '../../../base/finding.ts';
import { installationsIn } from '../../../store/installations.ts';
import { pendingMigrations } from '../../../store/migrate.ts';
import { openStore } from '../../../store/open-store.ts';
import { examineMany } from '../../slack/install/examine-many.ts';
import type { ManifestScopes } from '../../slack/install/scopes.ts';

/** What is so with the app's credentials and the installations in the database at `url`; what that lacks is told of the database itself. */
export async function examineInstallations(
  url: string,
  slack: SlackSettings & { readonly oauth: OAuthSettings },
  scopes: ManifestScopes,
): Promise<readonly Finding[]> {
  const look = (installations: Parameters<typeof examineMany>[2]) => examineMany(slack, slack.oauth, installations, scopes, systemClock);
  const opened = await openStore(url, { mustExist: true, readers: 1 });
  if (!opened.ok) return look(null);
  const store = opened.value;
  try {
    return await look((await pendingMigrations(store)).length > 0 ? null : installationsIn(store));
  } finally {
    await store.close();
  }
}
