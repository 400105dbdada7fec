/** The conformance files of the pipeline: an event file and the exact rows that must come of it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { datasetText, publicTables } from './dataset-text.ts';

const folder = fileURLToPath(new URL('../../../shared/conformance/pipeline/', import.meta.url));

export interface PipelineFiles {
  readonly lines: readonly string[];
  /** The comparable text of each public table's rows. */
  readonly expected: ReadonlyMap<string, readonly string[]>;
}

/** The event file, plain path; there only where `hasPipelineFiles` says so. */
export const pipelineEvents = `${folder}events.ndjson.gz`;

/** Whether the files are there; says so where they are not. Throws under CI=true instead. */
export function hasPipelineFiles(): boolean {
  if (existsSync(folder)) return true;
  if (process.env['CI'] === 'true') throw new Error(`conformance files are missing: ${folder}`);
  console.log('skipped: ../shared/conformance/pipeline is not there');
  return false;
}

/** The files; null with a message where the folder is missing. Throws under CI=true instead. */
export function pipelineFiles(): PipelineFiles | null {
  if (!hasPipelineFiles()) return null;
  const lines = gunzipSync(readFileSync(pipelineEvents)).toString().split('\n');
  const rows = (table: string) => parse<Record<string, string>>(readFileSync(`${folder}expected/${table}.csv`), { columns: true });
  return {
    lines: lines.filter((line) => line !== ''),
    expected: new Map(publicTables.map((table) => [table, datasetText(rows(table))])),
  };
}
