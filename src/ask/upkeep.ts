/** The upkeep of the data: use cases that need nothing besides the store. */

export { backup } from '../data/backup.ts';
export { check } from '../data/check.ts';
export { importDataset } from '../data/csv/import-dataset.ts';
export { forget } from '../data/forget.ts';
export { pruneBefore } from '../data/prune.ts';
export { type RollupSummary, rollup } from '../data/rollup/rollup.ts';
