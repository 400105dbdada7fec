/** One process of `chaos`: the real app, which runs the schedules that are due and looks at alerts. It says `ready` when it does, and works until it is killed. */
import { systemClock } from '../../../src/base/clock.ts';
import { newId } from '../../../src/base/identity.ts';
import { makeSchedules } from '../../../src/schedule/make-schedules.ts';
import { startRunner } from '../../../src/schedule/runner.ts';
import { deliveriesIn } from '../../../src/store/deliveries.ts';
import { stopsIn } from '../../../src/store/stops.ts';
import { openLedger } from '../../../src/surfaces/slack/delivery/open-ledger.ts';
import { usualWaits } from '../../../src/surfaces/slack/patience.ts';
import { startSlack } from '../../../src/surfaces/slack/start-slack.ts';
import { World } from '../../schedule/alerts/alert-scene.ts';
import { dueSources, inTurn } from '../../schedule/due-sources.ts';
import { noBuilder, noHome, painter } from '../../surfaces/slack/bot.ts';
import { keptOutcomes } from '../../surfaces/slack/kept-outcomes.ts';
import { shown } from '../../surfaces/slack/shown.ts';
import { openOrFail } from '../databases.ts';
import type { WorkerJob } from './job.ts';

const job = JSON.parse(process.argv[2] ?? '') as WorkerJob;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: () => job.now };
const store = await openOrFail(job.databaseUrl);
const kept = keptOutcomes();
const watching = new World({ '': [11] });
let { now } = job;

const started = await startSlack(
  {
    ask: (input) => Promise.resolve(kept.keep(input, { kind: 'answer', shown: shown({ id: newId() }, { chart: null }) })),
    follows: () => Promise.resolve(false),
    builder: noBuilder,
    schedules: makeSchedules(store, clock),
    runner: (deliver, meters, announcer) => {
      const due = inTurn(
        dueSources({
          ...{ store, deliver, meters, log: silent, alerts: { watch: watching.watch, announcer } },
          ...{ pace: { leaseMs: 4000 }, retryMs: Array<number>(30).fill(700) },
        }),
      );
      // What could not be looked at is looked at again with the next period's time.
      const hurried = { ...due, work: (_now: number, signal: AbortSignal) => due.work((now += 60_000), signal) };
      return startRunner({ sources: [hurried], clock, log: silent, everyMs: 200 });
    },
    home: noHome,
    answers: kept.answers,
    painter,
    deliveries: deliveriesIn(store, () => systemClock.now()),
    ledger: openLedger(store),
    stops: stopsIn(store, () => systemClock.now()),
    clock: systemClock,
    host: '127.0.0.1',
    log: silent,
    waits: { ...usualWaits, again: [300, 600], call: 1500, rateLimit: 5000 },
  },
  { mode: 'http', appToken: null, port: 0, ...job.slack },
);
if (!started.ok) throw new Error(started.problems.message);
console.log('ready');
