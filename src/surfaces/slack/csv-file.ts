/** The whole table of an answer as a CSV file. */
import type { Answer, Shown } from '../../present/answer.ts';
import { wholeCsv } from '../../present/csv.ts';
import { codeOf } from './patience.ts';
import type { Poster } from './post.ts';
import { shareFile, type Upload } from './upload.ts';

/** The file, ready to be uploaded. */
export function tableFile(answer: Pick<Answer, 'id' | 'columns' | 'rows' | 'sections'>): Upload {
  return { filename: `${answer.id}.csv`, title: 'The whole table', bytes: csvBytes(answer) };
}

/** Shares the table of `shown` in the poster's thread. Never rejects: the answer stands without it. */
export async function attachTable(shown: Shown, { client, place, waits, log }: Poster): Promise<void> {
  try {
    await shareFile(client, tableFile(shown.answer), place, waits);
  } catch (error) {
    log.warn({ code: codeOf(error), answer: shown.answer.id }, 'the table did not go along as a file');
  }
}

/** Whether the table was asked for as a file. */
export function wantsCsv({ answer: { plan } }: Shown): boolean {
  return plan.kind === 'metrics' && plan.output === 'csv';
}

/** With a byte order mark, without which Excel reads UTF-8 as something else. */
function csvBytes(answer: Pick<Answer, 'columns' | 'rows' | 'sections'>): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`\uFEFF${wholeCsv(answer)}`);
}
