/** The workspace that a newcomer finds: a few people, a few channels, and the app among them. */
import { installOf, readManifest } from './manifest.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

export interface TryOut {
  readonly workspace: Workspace;
  /** Who looks at the page. */
  readonly user: string;
}

const portsTried = 20;

/** Opens it at `port` or the next that is free. Rejects where none of twenty is. */
export async function openTryOut(port: number, name: string): Promise<TryOut> {
  const workspace = await openAt(port, name);
  return { workspace, user: peopled(workspace) };
}

/** Brings people and channels into `workspace`; the one who looks at the page. */
export function peopled(workspace: Workspace): string {
  const user = workspace.user('dana', { realName: 'Dana Reyes' });
  workspace.user('noor', { realName: 'Noor Haddad' });
  workspace.user('sam', { realName: 'Sam Okafor', kind: 'guest' });
  for (const channel of ['marketing', 'care-team', 'general']) workspace.channel(channel);
  workspace.channel('leadership', 'private').members.delete(workspace.bot.userId);
  workspace.direct(user);
  return user;
}

async function openAt(first: number, name: string): Promise<Workspace> {
  const install = installOf(readManifest());
  for (let port = first; ; port += 1) {
    try {
      return await openWorkspace(install, { port, name });
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
      if (!taken || port >= first + portsTried) throw error;
    }
  }
}
