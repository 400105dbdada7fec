/** The whole table of an answer as a CSV file. */
import type { Answer } from '../../present/answer.ts';
import { wholeCsv } from '../../present/csv.ts';
import type { Upload } from './upload.ts';

/** The file, ready to be uploaded. */
export function tableFile(answer: Pick<Answer, 'id' | 'columns' | 'rows' | 'sections'>): Upload {
  return { filename: `${answer.id}.csv`, title: 'The whole table', bytes: csvBytes(answer) };
}

/** With a byte order mark, without which Excel reads UTF-8 as something else. */
function csvBytes(answer: Pick<Answer, 'columns' | 'rows' | 'sections'>): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`\uFEFF${wholeCsv(answer)}`);
}
