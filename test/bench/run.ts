/** `npm run bench [-- read ask import chart start]`; medians of 30 unless a line says otherwise. `import N` sets the number of events. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchAsking } from './asking.ts';
import { benchDrawing } from './drawing.ts';
import { benchImporting } from './importing.ts';
import { benchReading } from './reading.ts';
import { benchStarting } from './starting.ts';

const wanted = process.argv.slice(2);
const events = Number(wanted[wanted.indexOf('import') + 1]) || 1_000_000;
const runs = new Map([
  ['read', benchReading],
  ['ask', benchAsking],
  ['import', () => benchImporting(events)],
  ['chart', benchDrawing],
  ['start', benchStarting],
]);
const names = [...runs.keys()].filter((name) => wanted.length === 0 || wanted.includes(name));
const [only, ...others] = names;

if (only !== undefined && others.length === 0) await runs.get(only)?.();
else {
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; a shared machine gives noisy seconds, ratios are steadier.`,
  );
  // Each in a process of its own: what one holds in memory, or has made warm, is not the next one's.
  for (const name of names) {
    const more = name === 'import' ? [String(events)] : [];
    const run = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), name, ...more], { stdio: 'inherit' });
    if (run.status !== 0) process.exitCode = 1;
  }
}
