/** Writes one batch, all or nothing: reference data, facts, dirty marks, how far the data reach, rejects. */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Dialect } from '../../base/statement.ts';
import { type IncomingColumn, incoming } from '../../store/incoming.ts';
import type { Store } from '../../store/store.ts';
import { growVersion } from '../brand-version.ts';
import { lockFacts } from '../lock-facts.ts';
import type { Batch, Extent, Reject, Row } from './batch.ts';
import type { KnownReferences } from './known-references.ts';
import { redate } from './redate.ts';
import { type ReferenceType, referenceTables } from './reference-table.ts';
import { run } from './run.ts';
import { type Marks, mark, type Written, writeFacts } from './write-facts.ts';

/** Writes `batch` to `store` in one transaction; says how many of its facts were new. */
export function writeBatch(store: Store, batch: Batch, known: KnownReferences, importedAt: number): Promise<Written> {
  const { dialect } = store;
  return store.transaction(async (transaction) => {
    await lockFacts(transaction, dialect);
    await writeReferences(transaction, dialect, batch);
    const marks: Marks = new Map();
    const total = { accepted: 0, duplicates: 0, conflicts: 0 };
    for (const [table, rows] of batch.facts) {
      const written = await writeFacts(transaction, dialect, table, rows, marks);
      total.accepted += written.accepted;
      total.duplicates += written.duplicates;
      total.conflicts += written.conflicts;
    }
    for (const brand of batch.remade) {
      const zone = known.brand(brand)?.zone;
      if (zone !== undefined) await redate(transaction, dialect, brand, zone);
      mark(marks, brand, 'brand', '');
    }
    await insertMissing(transaction, dialect, 'dirty_subjects', markColumns, [...marks.values()]);
    for (const [brand, extent] of batch.extents) await widen(transaction, brand, extent);
    await insertMissing(
      transaction,
      dialect,
      'rejects',
      rejectColumns,
      batch.rejects.map((reject) => rejectRow(reject, importedAt)),
    );
    return total;
  });
}

const markColumns: readonly IncomingColumn[] = ['brand_id', 'kind', 'id'].map((name) => ({ name, type: 'text' }));

const rejectColumns: readonly IncomingColumn[] = [
  { name: 'id', type: 'text' },
  { name: 'imported_at', type: 'big' },
  { name: 'file', type: 'text' },
  { name: 'line_number', type: 'integer' },
  { name: 'reason', type: 'text' },
  { name: 'line', type: 'text' },
];

/** Of a rejected line no more than this is kept. */
const longestReject = 10_000;

/** Its id is made of what it says, so that the same reject of the same place is there once. */
function rejectRow({ file, lineNumber, reason, line }: Reject, importedAt: number): Row {
  const [name, text] = [plain(file), plain(line).slice(0, longestReject)];
  const id = createHash('sha256').update([name, lineNumber, reason, line].join('\n')).digest('hex').slice(0, 32);
  return [id, importedAt, name, lineNumber, reason, text];
}

/** PostgreSQL's texts hold no U+0000, UTF-8 no lone surrogate. */
function plain(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\ufffd');
}

async function insertMissing(
  transaction: Knex.Transaction,
  dialect: Dialect,
  table: string,
  columns: readonly IncomingColumn[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const sorted = rows.toSorted((one, other) => (one.join('\n') < other.join('\n') ? -1 : 1));
  const source = incoming(dialect, columns, sorted);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  await run(transaction, dialect, {
    text: `insert into "${table}" (${names}) select ${names} from ${source.text} where true on conflict do nothing`,
    bindings: source.bindings,
  });
}

async function writeReferences(transaction: Knex.Transaction, dialect: Dialect, batch: Batch): Promise<void> {
  for (const [type, rows] of batch.references) await upsert(transaction, dialect, type, [...rows.values()]);
  for (const brand of batch.changed) await transaction.raw(growVersion, [brand]);
}

async function upsert(transaction: Knex.Transaction, dialect: Dialect, type: ReferenceType, rows: readonly Row[]): Promise<void> {
  const { name, columns, keyLength } = referenceTables[type];
  const names = columns.map((column) => `"${column.name}"`);
  const source = incoming(dialect, columns, rows);
  await run(transaction, dialect, {
    text: `insert into "${name}" (${names.join(', ')}) select ${names.join(', ')} from ${source.text} where true
           on conflict (${names.slice(0, keyLength).join(', ')}) do update set ${names
             .slice(keyLength)
             .map((column) => `${column} = excluded.${column}`)
             .join(', ')}`,
    bindings: source.bindings,
  });
}

async function widen(transaction: Knex.Transaction, brand: string, { first, last }: Extent): Promise<void> {
  // Both databases compare with null as unknown, so that `is null` has to be asked first.
  await transaction.raw(
    `insert into brand_states (brand_id, first_at, last_at, rolled_to, reference_version) values (?, ?, ?, null, 0)
     on conflict (brand_id) do update set
       first_at = case when brand_states.first_at is null or excluded.first_at < brand_states.first_at then excluded.first_at else brand_states.first_at end,
       last_at = case when brand_states.last_at is null or excluded.last_at > brand_states.last_at then excluded.last_at else brand_states.last_at end`,
    [brand, first, last],
  );
}
