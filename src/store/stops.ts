/** Questions that can be stopped, in the database: the process that a click reaches may be another than the one that counts. */
import type { Store } from './store.ts';

export interface Stoppable {
  readonly id: string;
  readonly asker: string;
  /** The channel that it is answered in. */
  readonly place: string;
}

export interface Stops {
  /** From now on `run` can be stopped. */
  offer(run: Stoppable): Promise<void>;
  /** Marks the run called `id` as stopped where it is answered in `place` and `asker` asked it; says what came of it. */
  stop(run: Stoppable): Promise<'stopped' | 'over' | 'anothers'>;
  /** Whether it was stopped. */
  isStopped(id: string): Promise<boolean>;
  /** It is answered. */
  end(id: string): Promise<void>;
  /** Forgets what was offered before the instant (milliseconds since the epoch): its process has died. */
  forgetBefore(instant: number): Promise<void>;
}

interface Row extends Stoppable {
  readonly stopped: number;
  readonly at: number;
}

/** The stops that `store` keeps, dated by `now` (milliseconds since the epoch). */
export function stopsIn(store: Pick<Store, 'writer'>, now: () => number): Stops {
  const rows = () => store.writer<Row>('runs');
  return {
    async offer(run) {
      await rows()
        .insert({ ...run, stopped: 0, at: now() })
        .onConflict('id')
        .ignore();
    },
    async stop({ id, asker, place }) {
      const row = await rows().where({ id, place }).first();
      if (row === undefined) return 'over';
      if (row.asker !== asker) return 'anothers';
      await rows().where({ id, asker }).update({ stopped: 1 });
      return 'stopped';
    },
    async isStopped(id) {
      return (await rows().where({ id, stopped: 1 }).first('id')) !== undefined;
    },
    async end(id) {
      await rows().where({ id }).delete();
    },
    async forgetBefore(instant) {
      await rows().where('at', '<', instant).delete();
    },
  };
}
