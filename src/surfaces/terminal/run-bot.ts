/** Runs the Slack bot until the process is asked to stop. */
import { once } from 'node:events';
import type { Asking } from '../../ask/asking.ts';
import { makeHome } from '../../ask/home/home.ts';
import { openPainter } from '../../ask/open-painter.ts';
import type { SlackSettings } from '../../ask/settings.ts';
import { deliveriesIn } from '../../store/deliveries.ts';
import { installationsIn } from '../../store/installations.ts';
import { startSlack } from '../slack/start-slack.ts';
import { installOf, readManifest } from '../workspace/manifest.ts';
import { Ended, exit } from './exit.ts';
import { complain } from './io.ts';
import type { Session } from './session.ts';

/** Answers in Slack until `io.signal` aborts, then stops in good order. Throws Ended where the app cannot start. */
export async function runBot({ store, clock, log, io, settings, catalogue }: Session, asking: Asking, slack: SlackSettings): Promise<void> {
  const painter = openPainter(settings.charts);
  try {
    const home = makeHome({ store, catalogue, clock, settings, ask: asking.ask });
    const deliveries = deliveriesIn(store, () => clock.now());
    const install = { installations: installationsIn(store), scopes: installOf(readManifest()).scopes };
    const started = await startSlack(
      {
        ask: asking.ask,
        follows: asking.follows,
        home,
        answers: asking,
        builder: asking.builder,
        painter,
        deliveries,
        install,
        clock,
        log,
      },
      slack,
    );
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
