/** `npm run bench [-- read ask import chart start]`; medians of 30 unless a line says otherwise. `import N` sets the number of events. */
import { cpus } from 'node:os';
import { benchAsking } from './asking.ts';
import { benchDrawing } from './drawing.ts';
import { benchImporting } from './importing.ts';
import { benchReading } from './reading.ts';
import { benchStarting } from './starting.ts';

const wanted = process.argv.slice(2);
const usualEvents = 1_000_000;
const runs = {
  read: () => benchReading(),
  ask: () => benchAsking(),
  import: () => benchImporting(Number(wanted[wanted.indexOf('import') + 1]) || usualEvents),
  chart: () => benchDrawing(),
  start: () => benchStarting(),
};

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; a shared machine gives noisy seconds, ratios are steadier.`,
);
for (const [name, run] of Object.entries(runs)) if (wanted.length === 0 || wanted.includes(name)) await run();
