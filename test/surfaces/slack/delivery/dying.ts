/** Processes that end in the middle of their work. */
import { systemClock } from '../../../../src/base/clock.ts';
import { type Ledger, ledgerIn } from '../../../../src/store/ledger.ts';
import { type Bot, type BotOptions, type OneProcess, startOn } from '../bot.ts';

export interface Doomed extends OneProcess {
  /** Resolves when it has come to the message that it does not announce. */
  announced(): Promise<void>;
}

/** A process that does not end its work, gives no sign of life and takes nothing over; from its `last` message on it announces none. */
export async function doomed(bot: Bot, options: BotOptions, last = Infinity): Promise<Doomed> {
  await bot.running.stop();
  const own = ledgerIn(bot.store, { owner: 'dead', leaseMs: 300, now: () => systemClock.now() });
  let announced = 0;
  let stuck: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    stuck = resolve;
  });
  const ledger: Ledger = {
    ...own,
    finish: () => Promise.resolve(),
    renew: () => Promise.resolve(),
    takeOver: () => Promise.resolve([]),
    announce: (...args) => {
      announced += 1;
      if (announced <= last) return own.announce(...args);
      stuck();
      return new Promise(() => undefined);
    },
  };
  return { ...(await startOn(bot, { ...options, waits: { ...options.waits, stop: 0 }, ledger })), announced: () => reached };
}

/** Resolves when the process that took over has nothing left to do. */
export async function ended({ store }: Bot, { running }: OneProcess): Promise<void> {
  for (let tries = 0; tries < 200 && (await store.writer('work').select('id')).length > 0; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await running.stop();
}
