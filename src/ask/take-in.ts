/** Event files in, datasets out. */
import type { Clock } from '../base/clock.ts';
import { ok, type Result } from '../base/result.ts';
import type { EventSource, SourceProblem } from '../data/import/event-source.ts';
import { importEvents } from '../data/import/import-events.ts';
import type { ImportProgress, ImportSummary } from '../data/import/summary.ts';
import { type RollupProgress, type RollupSummary, rollup } from '../data/rollup/rollup.ts';
import type { Store } from '../store/store.ts';

export interface TakeInOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** False leaves the dirty days to a later rollup. */
  readonly rollup: boolean;
  readonly onImport: (progress: ImportProgress) => void;
  readonly onRollup: (progress: RollupProgress) => void;
}

export interface TakenIn {
  readonly imported: ImportSummary;
  /** Null where rollup was left out, or was not reached. */
  readonly rolled: RollupSummary | null;
}

/** Imports the event files (paths or open sources), then rolls up what they made dirty. */
export async function takeIn(
  store: Store,
  sources: readonly (string | EventSource)[],
  options: TakeInOptions,
): Promise<Result<TakenIn, SourceProblem>> {
  const { clock, signal } = options;
  const imported = await importEvents(store, sources, { clock, signal, onProgress: options.onImport });
  if (!imported.ok) return imported;
  if (!options.rollup || imported.value.interrupted) return ok({ imported: imported.value, rolled: null });
  return ok({ imported: imported.value, rolled: await rollup(store, { signal, onProgress: options.onRollup }) });
}
