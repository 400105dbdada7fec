/** The token for each delivery: that of the workspace it came from, or of its organisation. */
import type { Authorize } from '@slack/bolt';
import { type FreshParts, freshInstallation } from './fresh.ts';
import { NotServed } from './served.ts';

/** Bolt's `authorize`; rejects with `NotServed` where the app is not installed, or may not be. */
export function authorizeIn(parts: FreshParts): Authorize<boolean> {
  const { allowed } = parts.oauth;
  /** When the installation was made that a workspace was noted for: with the next one it is noted again. */
  const noted = new Map<string, number>();
  return async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
    const id = isEnterpriseInstall ? enterpriseId : teamId;
    if (id === undefined || (allowed !== null && !allowed.includes(id))) throw new NotServed(`${id ?? 'nobody'} may not install the app`);
    const installation = await freshInstallation(id, parts);
    if (installation === null) throw new NotServed(`the app is not installed in ${id}`);
    const { installedAt } = installation;
    if (installation.organisation && teamId !== undefined && noted.get(`${id}:${teamId}`) !== installedAt) {
      await parts.installations.noteTeam(id, teamId);
      noted.set(`${id}:${teamId}`, installedAt);
    }
    const { token: botToken, botId, botUser: botUserId } = installation;
    return {
      botToken,
      botId,
      botUserId,
      ...(teamId === undefined ? {} : { teamId }),
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
    };
  };
}
