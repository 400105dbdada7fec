/** Runs the Slack bot until the process is asked to stop. */
import { once } from 'node:events';
import type { Asking } from '../../ask/asking.ts';
import { openPainter } from '../../ask/open-painter.ts';
import type { SlackSettings } from '../../ask/settings.ts';
import { installationsIn } from '../../store/installations.ts';
import { startSlack } from '../slack/start-slack.ts';
import { installOf, readManifest } from '../workspace/manifest.ts';
import { botParts } from './bot-parts.ts';
import { Ended, exit } from './exit.ts';
import { complain } from './io.ts';
import type { Session } from './session.ts';

/** Answers in Slack until `io.signal` aborts, then stops in good order. Throws Ended where the app cannot start. */
export async function runBot(session: Session, asking: Asking, slack: SlackSettings): Promise<void> {
  const { io, settings } = session;
  const painter = await openPainter(settings.charts);
  try {
    const deps = {
      ...botParts(session, asking, painter),
      install: { installations: installationsIn(session.store), scopes: installOf(readManifest()).scopes },
      monitor: { port: slack.port, open: settings.openMonitor },
    };
    await warmUp(asking);
    const started = await startSlack(deps, slack);
    if (!started.ok) throw new Ended(exit.setUp, started.problems.message);
    complain(
      io,
      slack.mode === 'socket'
        ? 'Parley answers in Slack (Socket Mode).'
        : `Parley answers in Slack (HTTP on port ${started.value.port ?? slack.port}).`,
    );
    if (slack.oauth !== undefined) complain(io, `Workspaces install it at ${slack.url ?? ''}/slack/install.`);
    if (!io.signal.aborted) await once(io.signal, 'abort');
    await started.value.stop();
  } finally {
    await painter.close();
  }
}

const common = ['exposed rate by campaign last week', 'opened conversations by day last 14 days', 'exposed yesterday vs previous period'];

/** Asks what is asked every day, and keeps nothing of it: the first person who asks must not wait for names to be loaded and code compiled. */
async function warmUp({ ask }: Asking): Promise<void> {
  for (const text of [...common, ...common]) await ask({ text, brand: null, asker: '', thread: null, kept: false });
}
