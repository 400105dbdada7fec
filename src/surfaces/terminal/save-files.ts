/** Writes an answer's chart and table into files. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openPainter } from '../../ask/open-painter.ts';
import type { Settings } from '../../ask/settings.ts';
import type { Shown } from '../../present/answer.ts';
import { wholeCsv } from '../../present/csv.ts';
import { Ended, exit } from './exit.ts';
import { complain, type Io } from './io.ts';

export interface Files {
  readonly chart: string | null;
  readonly csv: string | null;
}

const picture = { theme: 'light', width: 800, height: 450 } as const;

/** Writes what is asked for, the graphs of a snapshot each into a file beside the first (`day.png`, `day-efficiency.png`); says so where the answer has no chart. Throws Ended where a file cannot be written. */
export async function saveFiles(shown: Shown, files: Files, settings: Pick<Settings, 'charts'>, io: Io): Promise<void> {
  if (files.csv !== null) await save(files.csv, wholeCsv(shown.answer));
  if (files.chart === null) return;
  if (shown.chart === null) {
    complain(io, 'This answer has no chart: the table says it all.');
    return;
  }
  const painter = await openPainter(settings.charts);
  try {
    await save(files.chart, await painter.paint(shown.chart, picture));
    const { dir, name, ext } = path.parse(files.chart);
    for (const { section, spec } of shown.snapshot?.graphs ?? [])
      if (spec !== shown.chart) await save(path.join(dir, `${name}-${section}${ext}`), await painter.paint(spec, picture));
  } finally {
    await painter.close();
  }
}

async function save(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new Ended(exit.fault, `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
