/** What people asked, as the log keeps it: for reading it again with another catalogue. */
import type { SqlRow } from '../base/statement.ts';
import type { Store } from './store.ts';

export interface LoggedQuestion {
  readonly brand: string;
  /** Empty outside threads. */
  readonly thread: string;
  readonly question: string;
  /** When it was asked last, in milliseconds since the epoch. */
  readonly at: number;
  readonly times: number;
}

const timeoutMs = 60_000;
const pageRows = 1000;

/** Every text that was asked outside threads or refused anywhere, once. */
export async function singleQuestions(store: Pick<Store, 'read'>): Promise<readonly LoggedQuestion[]> {
  const text = `select brand_id, question, max(at) as at, sum(times) as times from (
      select brand_id, question, max(at) as at, count(*) as times from answers
        where thread = '' and question <> '' group by brand_id, question
      union all
      select brand_id, question, max(at) as at, count(distinct at) as times from refusals
        where question <> '' group by brand_id, question
    ) as asked group by brand_id, question order by brand_id, question`;
  const rows = await store.read({ text, bindings: [] }, { timeoutMs });
  return rows.map((row) => questionIn(row, '', Number(row['times'])));
}

/** What was said and answered in threads, thread after thread, in order. */
export async function* threadQuestions(store: Pick<Store, 'read'>): AsyncGenerator<LoggedQuestion> {
  let after: readonly [string, string, number, string] = ['', '', 0, ''];
  for (let full = true; full; ) {
    const text = `select brand_id, thread, question, at, id from answers
      where thread <> '' and question <> '' and (brand_id, thread, at, id) > (?, ?, ?, ?)
      order by brand_id, thread, at, id limit ${String(pageRows)}`;
    const rows = await store.read({ text, bindings: [...after] }, { timeoutMs });
    for (const row of rows) yield questionIn(row, String(row['thread']), 1);
    const last = rows.at(-1);
    if (last) after = [String(last['brand_id']), String(last['thread']), Number(last['at']), String(last['id'])];
    full = rows.length === pageRows;
  }
}

/** How many answers were kept without their text. */
export async function countWithoutText(store: Pick<Store, 'read'>): Promise<number> {
  const [row] = await store.read({ text: `select count(*) as answers from answers where question = ''`, bindings: [] }, { timeoutMs });
  return Number(row?.['answers']);
}

function questionIn(row: SqlRow, thread: string, times: number): LoggedQuestion {
  return { brand: String(row['brand_id']), thread, question: String(row['question']), at: Number(row['at']), times };
}
