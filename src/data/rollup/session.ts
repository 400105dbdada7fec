/** One transaction of rollup: how it reads, and how it writes many rows at once. */
import type { Knex } from 'knex';
import type { Dialect, SqlRow, SqlValue, Statement } from '../../base/statement.ts';
import { incoming } from '../../store/incoming.ts';
import type { Store } from '../../store/store.ts';
import { lockFacts } from '../lock-facts.ts';
import type { Row, TableShape } from './tables.ts';

/** Runs one statement with `?` placeholders and gives its rows. */
export type Read = (text: string, bindings: readonly SqlValue[]) => Promise<readonly SqlRow[]>;

export interface Session {
  readonly dialect: Dialect;
  readonly read: Read;
  /** `rows` as a relation named `incoming` for a FROM clause. */
  readonly relation: (table: TableShape, rows: readonly Row[]) => Statement;
  /** Rows whose key is there already are left as they are. */
  readonly insert: (table: TableShape, rows: readonly Row[]) => Promise<void>;
  /** Sets the columns after the key in the rows that the key names. */
  readonly update: (table: TableShape, rows: readonly Row[]) => Promise<void>;
}

/** Rows that one statement takes: a few megabytes of text. */
const chunk = 5_000;

/** Runs `work` in one transaction. Rollups of several processes take turns. */
export function inSession<Value>(store: Store, work: (session: Session) => Promise<Value>): Promise<Value> {
  return store.transaction(async (transaction) => {
    await lockFacts(transaction, store.dialect);
    return work(sessionOf(store.dialect, transaction));
  });
}

/** Reads without a transaction, beside whoever writes. */
export function reader(store: Store): Read {
  return (text, bindings) => store.read({ text, bindings }, { timeoutMs: 600_000 });
}

function sessionOf(dialect: Dialect, transaction: Knex.Transaction): Session {
  const read: Read = async (text, bindings) => {
    const given: unknown = await transaction.raw(text, [...bindings]);
    return (Array.isArray(given) ? given : (given as { readonly rows: unknown }).rows) as readonly SqlRow[];
  };
  const eachChunk = async (table: TableShape, rows: readonly Row[], sql: (from: string) => string) => {
    for (let start = 0; start < rows.length; start += chunk) {
      const from = incoming(dialect, table.columns, rows.slice(start, start + chunk));
      await read(sql(from.text), from.bindings);
    }
  };
  return {
    dialect,
    read,
    relation: (table, rows) => incoming(dialect, table.columns, rows),
    insert: (table, rows) => {
      const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
      return eachChunk(
        table,
        rows,
        (from) => `insert into ${table.name} (${names}) select ${names} from ${from} where true on conflict do nothing`,
      );
    },
    update: (table, rows) => {
      const names = table.columns.map(({ name }) => `"${name}"`);
      const set = names.slice(table.keyLength).map((name) => `${name} = incoming.${name}`);
      const same = names.slice(0, table.keyLength).map((name) => `${table.name}.${name} = incoming.${name}`);
      return eachChunk(table, rows, (from) => `update ${table.name} set ${set.join(', ')} from ${from} where ${same.join(' and ')}`);
    },
  };
}
