/** A day's rows of the two messaging datasets: what conversations add on that day, summed. */
import type { Day } from '../../base/day.ts';
import type { SqlRow } from '../../base/statement.ts';
import type { RollupBrand } from './brand.ts';
import type { Read } from './session.ts';
import { familyTables, type Row, type TableRows, type TableShape } from './tables.ts';

/** How a measure is summed from `conversation_activity`, where it is not the sum of a column of the same name. */
const sums: Readonly<Record<string, string>> = {
  conversation_seconds: 'sum(conversation_ms)',
  consumer_response_seconds: 'sum(consumer_response_ms)',
  mcs_positive: 'sum(case when mcs > 0 then 1 else 0 end)',
  mcs_neutral: 'sum(case when mcs = 0 then 1 else 0 end)',
  mcs_negative: 'sum(case when mcs < 0 then 1 else 0 end)',
  ...Object.fromEntries([1, 2, 3, 4, 5].map((score) => [`csat_${score}`, `sum(case when csat = ${score} then 1 else 0 end)`])),
};

/** Fresh rows of both tables; rows whose measures are all 0 are left out. */
export async function messagingRows(read: Read, brand: RollupBrand, day: Day): Promise<TableRows> {
  const tables = new Map<string, readonly Row[]>();
  for (const table of familyTables.messaging) {
    const rows = await read(sumOf(table), [brand.id, day]);
    tables.set(
      table.name,
      rows.map((row) => valuesOf(row, table)).filter((values) => values.slice(table.keyLength).some((value) => value !== 0)),
    );
  }
  return tables;
}

function sumOf({ columns, keyLength }: TableShape): string {
  const names = columns.map(({ name }) => name);
  const key = names.slice(0, keyLength).join(', ');
  const measures = names.slice(keyLength).map((name) => `${sums[name] ?? `sum(${name})`} as ${name}`);
  return `select ${key}, ${measures.join(', ')} from conversation_activity where brand_id = ? and date = ? group by ${key}`;
}

/** Milliseconds become seconds here, once and exactly. */
function valuesOf(row: SqlRow, { columns, keyLength }: TableShape): Row {
  return columns.map(({ name, type }, index) => {
    if (index < keyLength) return row[name] ?? '';
    return type === 'seconds' ? Number(row[name]) / 1000 : Number(row[name]);
  });
}
