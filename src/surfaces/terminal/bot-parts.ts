/** What the Slack app is made of, whether it answers in Slack or in a workspace on this computer. */
import type { Asking } from '../../ask/asking.ts';
import { makeHome } from '../../ask/home/home.ts';
import { systemClock } from '../../base/clock.ts';
import type { ChartPainter } from '../../present/chart/painter.ts';
import { deliveriesIn } from '../../store/deliveries.ts';
import { stopsIn } from '../../store/stops.ts';
import { openLedger } from '../slack/delivery/open-ledger.ts';
import type { SlackDeps } from '../slack/start-slack.ts';
import { runnerParts } from './runner-parts.ts';
import type { Session } from './session.ts';

/** The parts of `session`. Messages and deliveries carry the computer's time, whatever the questions take for now. */
export function botParts(session: Session, asking: Asking, painter: ChartPainter): SlackDeps {
  const { store, catalogue, clock, log, settings } = session;
  const { ask, follows, builder, canAsk, canShare } = asking;
  return {
    ask,
    follows,
    builder,
    ...runnerParts(session, asking),
    access: settings.access,
    home: makeHome({ store, catalogue, clock, settings, ask, canAsk, canShare }),
    answers: asking,
    painter,
    deliveries: deliveriesIn(store, () => systemClock.now()),
    ledger: openLedger(store),
    stops: stopsIn(store, () => systemClock.now()),
    clock: systemClock,
    log,
  };
}
