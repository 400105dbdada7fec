/** Runs the real bot against a workspace on this machine, with a page to try it on. */
import { once } from 'node:events';
import { rightsOf, rulesIn } from '../../ask/access/rules.ts';
import type { Asking } from '../../ask/asking.ts';
import { openPainter } from '../../ask/open-painter.ts';
import type { SlackSettings } from '../../ask/settings.ts';
import { startSlack } from '../slack/start-slack.ts';
import { servePage } from '../workspace/live/serve-page.ts';
import { openTryOut } from '../workspace/try-out.ts';
import { botParts } from './bot-parts.ts';
import { Ended, exit } from './exit.ts';
import { say } from './io.ts';
import type { Session } from './session.ts';

export interface RunWorkspaceOptions {
  /** The name shown above the channels. */
  readonly name: string;
  /** The brand that completion is for; null: the only one. */
  readonly brand: string | null;
}

/** Serves the workspace until `io.signal` aborts, then stops in good order. Nothing that is said in it outlives it. */
export async function runWorkspace(session: Session, asking: Asking, { name, brand }: RunWorkspaceOptions): Promise<void> {
  const { io, settings } = session;
  const opened = await openTryOut(settings.port, name).catch(() => null);
  if (opened === null)
    throw new Ended(exit.setUp, `Neither port ${settings.port} nor any of the twenty after it is free; PARLEY_PORT chooses another.`);
  const { workspace, user } = opened;
  const painter = await openPainter(settings.charts);
  const slack: SlackSettings = {
    mode: 'socket',
    botToken: workspace.botToken,
    appToken: workspace.appToken,
    signingSecret: null,
    port: 0,
    apiUrl: workspace.apiUrl,
  };
  try {
    const started = await startSlack(botParts(session, asking, painter), slack);
    if (!started.ok) throw new Ended(exit.setUp, started.problems.message);
    const { rights } = rightsOf({ user, groups: [], kind: 'member' }, rulesIn([workspace.team], settings.access));
    servePage(workspace, { folder: null, user, complete: (line) => asking.complete(line, line.length, brand, { rights }) });
    say(io, `Parley answers in a workspace on this computer: ${workspace.url}`);
    say(io, 'Open that address in a browser; Ctrl-C ends it. For a prompt in this terminal: npx parley chat');
    if (!io.signal.aborted) await once(io.signal, 'abort');
    await started.value.stop();
  } finally {
    await painter.close();
    await workspace.close();
  }
}
