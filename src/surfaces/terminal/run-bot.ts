/** Runs the Slack bot until the process is asked to stop. */
import { once } from 'node:events';
import type { Asking } from '../../ask/asking.ts';
import { makeHome } from '../../ask/home/home.ts';
import { openPainter } from '../../ask/open-painter.ts';
import type { SlackSettings } from '../../ask/settings.ts';
import { systemClock } from '../../base/clock.ts';
import { deliveriesIn } from '../../store/deliveries.ts';
import { installationsIn } from '../../store/installations.ts';
import { openLedger } from '../slack/delivery/open-ledger.ts';
import { startSlack } from '../slack/start-slack.ts';
import { installOf, readManifest } from '../workspace/manifest.ts';
import { Ended, exit } from './exit.ts';
import { complain } from './io.ts';
import type { Session } from './session.ts';

/** Answers in Slack until `io.signal` aborts, then stops in good order. Throws Ended where the app cannot start. */
export async function runBot({ store, clock, log, io, settings, catalogue }: Session, asking: Asking, slack: SlackSettings): Promise<void> {
  const painter = openPainter(settings.charts);
  try {
    const { ask, canAsk, canShare } = asking;
    const home = makeHome({ store, catalogue, clock, settings, ask, canAsk, canShare });
    // Deliveries carry the computer's time, whatever the questions take for now.
    const deliveries = deliveriesIn(store, () => systemClock.now());
    const monitor = { port: slack.port, open: settings.openMonitor };
    const deps = {
      ask,
      follows: asking.follows,
      access: settings.access,
      home,
      answers: asking,
      builder: asking.builder,
      painter,
      deliveries,
      ledger: openLedger(store),
      install: { installations: installationsIn(store), scopes: installOf(readManifest()).scopes },
      clock: systemClock,
      log,
      monitor,
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
