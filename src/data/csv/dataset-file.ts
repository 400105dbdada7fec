/** Reads a dataset file: its header, then rows in batches, with everything that is wrong collected by line. */
import { createReadStream } from 'node:fs';
import { CsvError, type Info, parse } from 'csv-parse';
import type { SqlValue } from '../../base/statement.ts';
import type { TableShape } from '../rollup/tables.ts';
import { datasetValue } from './dataset-row.ts';

export interface NumberedRow {
  /** Where it ends in the file, from 1. */
  readonly line: number;
  /** In the order of the table's columns. */
  readonly row: readonly SqlValue[];
}

/** What is wrong with a file, a sentence each; the first ones only where there are many. */
export class IllFile extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const batchRows = 5_000;
const mostProblems = 20;

/** The rows of `file` for `table`, batch by batch. Throws IllFile: at once for a bad header, at the end (or after 20 problems) for bad rows. */
export async function* datasetRows(file: string, table: TableShape): AsyncGenerator<readonly NumberedRow[]> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  const input = createReadStream(file);
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  const problems: string[] = [];
  let places: readonly number[] | null = null;
  let width = 0;
  let batch: NumberedRow[] = [];
  try {
    for await (const piece of parser) {
      const { record, info } = piece as { readonly record: readonly string[]; readonly info: Info };
      if (places === null) {
        places = placesOf(record, table);
        width = record.length;
        continue;
      }
      const wrong = record.length === width ? [] : [`it has ${record.length} fields, the header ${width}`];
      const row = wrong.length > 0 ? [] : values(record, places, table, wrong);
      if (wrong.length > 0) problems.push(`line ${info.lines}: ${wrong.join('; ')}`);
      if (problems.length >= mostProblems) break;
      if (problems.length > 0) continue;
      batch.push({ line: info.lines, row });
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (error instanceof CsvError) throw new IllFile([...problems, error.message]);
    throw error;
  } finally {
    input.destroy();
  }
  if (places === null) throw new IllFile(['the file is empty; its first line names the columns']);
  if (problems.length > 0) throw new IllFile(problems);
  if (batch.length > 0) yield batch;
}

function values(record: readonly string[], places: readonly number[], table: TableShape, wrong: string[]): readonly SqlValue[] {
  return table.columns.map((column, index) => {
    const found = datasetValue(column, record[places[index] ?? -1] ?? '');
    if ('value' in found) return found.value;
    wrong.push(`${column.name} ${found.wrong}`);
    return null;
  });
}

/** Where each of the table's columns stands in the file. */
function placesOf(header: readonly string[], table: TableShape): readonly number[] {
  const names = table.columns.map(({ name }) => name);
  const problems = [
    ...names.filter((name) => !header.includes(name)).map((name) => `line 1: the column ${name} is missing`),
    ...header.filter((name) => !names.includes(name)).map((name) => `line 1: ${table.name} has no column ${JSON.stringify(name)}`),
    ...header.filter((name, index) => header.indexOf(name) !== index).map((name) => `line 1: the column ${name} stands twice`),
  ];
  if (problems.length > 0) throw new IllFile(problems);
  return names.map((name) => header.indexOf(name));
}
