/** The whole table of an answer as the bytes of a CSV file. */
import type { Answer } from '../../present/answer.ts';
import { csv } from '../../present/csv.ts';

/** With a byte order mark, without which Excel reads UTF-8 as something else. The sections of a snapshot follow each other, each after its name. */
export function csvFile(answer: Pick<Answer, 'columns' | 'rows' | 'sections'>): Uint8Array<ArrayBuffer> {
  const tables =
    answer.sections === null
      ? [csv(answer)]
      : answer.sections.map((section) => csv({ columns: [], rows: [[section.name]] }).replace(/^""\r\n/, '') + csv(section));
  return new TextEncoder().encode(`\uFEFF${tables.join('\r\n')}`);
}
