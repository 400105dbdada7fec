/**
 * The door between a receiver and the app: every delivery is written down with its work before anyone acknowledges it, done once, and
 * done by another process where this one ends before. A delivery that came before is acknowledged and nothing more: whoever has it, or takes
 * it over, does it.
 */
import { type App, AuthorizationError, type Receiver } from '@slack/bolt';
import type { Log } from '../../../ask/log.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Ledger, Work } from '../../../store/ledger.ts';
import type { InFlight } from '../in-flight.ts';
import { NotServed } from '../install/served.ts';
import { codeOf } from '../patience.ts';
import { type AtWork, working, workOf } from './at-work.ts';
import { identify } from './keys.ts';
import type { Meters } from './meters.ts';

type Delivered = Parameters<App['processEvent']>[0];

export interface GateParts {
  readonly ledger: Ledger;
  readonly inFlight: InFlight;
  readonly meters: Meters;
  readonly log: Log;
  readonly clock: Clock;
}

export interface Gate {
  /** The receiver that the app is given. */
  readonly receiver: Receiver;
  /** Holds on to what is under way, and does what nobody holds any longer. Never rejects. */
  tend(): Promise<void>;
  /** Takes nothing more; deliveries are refused, so that Slack brings them elsewhere or again. */
  shut(): void;
  /** Leaves what is not done to other processes. */
  abandon(): Promise<void>;
}

/** Thrown for a delivery that is not taken; `status` is what an HTTP request for it is answered with. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, why: string) {
    super(why);
    this.status = status;
  }
}

/** Work that ended this many processes, or was left by them, is not tried again. */
const mostAttempts = 4;
const atOnce = 100;

/** A gate before `receiver`. */
export function gateBefore(receiver: Receiver, parts: GateParts): Gate {
  const { ledger, inFlight, meters, log, clock } = parts;
  const underWay = new Map<string, AtWork>();
  let app: App | null = null;
  let open = true;

  const process = (event: Delivered): Promise<void> => {
    if (app === null) throw new Error('a delivery came before the app');
    return app.processEvent(event);
  };

  const doWork = async (work: AtWork, event: Delivered): Promise<void> => {
    underWay.set(work.id, work);
    let left = false;
    try {
      await working(work, () => process(event));
    } catch (error) {
      // Nothing of it was begun: it waits in the ledger for whoever can begin it.
      left = wasNotLookedUp(error);
      throw error;
    } finally {
      underWay.delete(work.id);
      if (!work.abandoned && !left) await ledger.finish(work.id);
    }
  };

  const take = async (event: Delivered): Promise<void> => {
    const { kind, keys } = identify(event.body);
    const future = event.customProperties?.['fromFuture'] === true;
    if (future || !open) {
      meters.delivered(kind, 'refused');
      const why = future ? 'a request from the future was refused' : 'a delivery was refused while stopping';
      log.warn({ kind }, why);
      throw new Refused(future ? 401 : 503, why);
    }
    if (event.retryNum !== undefined && event.retryNum > 0) meters.redelivered();
    if (keys === null) {
      meters.delivered(kind, 'new');
      await process(event);
      return;
    }
    if (!(await ledger.accept(keys, JSON.stringify(event.body), kind === 'event'))) {
      meters.delivered(kind, 'repeated');
      log.info({ kind, retry: event.retryNum }, 'a delivery came again');
      // Whoever took it may have ended before he acknowledged it: from now on it counts as taken, and somebody does it.
      if (kind !== 'event') await ledger.acknowledge(keys[0]);
      await event.ack();
      return;
    }
    meters.delivered(kind, 'new');
    const [id] = keys;
    const ack: Delivered['ack'] = async (answer) => {
      if (kind === 'event') return thank(event);
      // What a person was not told of as taken he does again himself.
      await ledger.acknowledge(id);
      await event.ack(answer);
    };
    await doWork(workOf(id, keys, clock.now(), []), { ...event, ack });
  };

  /** An event is written down by now: where Slack waits for thanks no longer, or the socket is gone, its copy counts as repeated and nobody else does it. */
  const thank = async ({ ack }: Delivered): Promise<void> => {
    try {
      await ack();
    } catch (error) {
      log.warn({ kind: 'event', code: codeOf(error) }, 'a delivery could not be acknowledged; it is done');
    }
  };

  const takeOver = async ({ id, body, attempts, at }: Work): Promise<void> => {
    const delivered = JSON.parse(body) as Delivered['body'];
    const { kind } = identify(delivered);
    if (attempts > mostAttempts) {
      meters.delivered(kind, 'given_up');
      log.error({ kind, work: id, attempts }, 'work that nobody could end was given up');
      await ledger.finish(id);
      return;
    }
    meters.delivered(kind, 'taken_over');
    log.warn({ kind, work: id, attempts }, 'work that was left is done');
    await doWork(workOf(id, [id], at, await ledger.postsOf(id)), { body: delivered, ack: () => Promise.resolve() });
  };

  return {
    receiver: {
      init(given) {
        app = given;
        receiver.init(Object.create(given, { processEvent: { value: (event: Delivered) => inFlight.track(take(event)) } }) as App);
      },
      start: (...given: unknown[]) => receiver.start(...given),
      stop: (...given: unknown[]) => receiver.stop(...given),
    },
    async tend() {
      try {
        await ledger.renew([...underWay.keys()]);
        if (!open) return;
        const free = (await ledger.takeOver(atOnce)).filter(({ id }) => !underWay.has(id));
        for (const work of free)
          void inFlight.track(takeOver(work)).catch((error: unknown) => {
            log.error({ work: work.id, code: codeOf(error) }, 'work that was left could not be done');
          });
      } catch (error) {
        log.warn({ code: codeOf(error) }, 'the ledger could not be tended');
      }
    },
    shut() {
      open = false;
    },
    async abandon() {
      for (const work of underWay.values()) work.abandoned = true;
      await ledger.release();
    },
  };
}

/** Whether the token for a delivery could not be had, as where the database does not answer: the delivery may be for us all the same. */
function wasNotLookedUp(error: unknown): boolean {
  return error instanceof AuthorizationError && !(error.original instanceof NotServed);
}
