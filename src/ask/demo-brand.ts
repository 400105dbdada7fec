/** The demo brand, ready to be asked about. */
import { type DemoLoaded, type DemoOptions, loadDemo } from '../data/demo/load.ts';
import { rollup } from '../data/rollup/rollup.ts';
import type { Store } from '../store/store.ts';

/** Loads what is missing of the demo brand and rolls up its days; at once where nothing is missing. */
export async function demoBrand(store: Store, options: DemoOptions): Promise<DemoLoaded> {
  const loaded = await loadDemo(store, options);
  const { signal, onProgress } = options;
  const rolled = await rollup(store, {
    ...(signal === undefined ? {} : { signal }),
    onProgress: ({ step, done, total }) => {
      if (step === 'days') onProgress?.({ step: 'datasets', done, total });
    },
  });
  return { ...loaded, interrupted: loaded.interrupted || rolled.stopped };
}
