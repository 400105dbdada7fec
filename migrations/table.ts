/** Tables as data, made alike on SQLite and PostgreSQL. A migration names columns and key; the types per database stand here, once. */
import type { Knex } from 'knex';

export type ColumnType = 'text' | 'integer' | 'big' | 'seconds' | 'day';

export interface Table {
  readonly name: string;
  /** `name: type`; a trailing `?` on the type allows null. */
  readonly columns: Readonly<Record<string, ColumnType | `${ColumnType}?`>>;
  readonly key: readonly string[];
  readonly indexes?: readonly (readonly string[])[];
}

const types = {
  sqlite: { text: 'text', integer: 'integer', big: 'integer', seconds: 'real', day: 'text' },
  postgres: { text: 'text collate "C"', integer: 'integer', big: 'bigint', seconds: 'numeric', day: 'date' },
} as const;

/** Makes `tables` in order. Rows of SQLite tables lie in key order (without rowid), so that what is asked together is read together. */
export async function createTables(knex: Knex, tables: readonly Table[]): Promise<void> {
  const sqlite = isSqlite(knex);
  for (const table of tables) {
    const columns = Object.entries(table.columns).map(([name, type]) => {
      const optional = type.endsWith('?');
      const base = (optional ? type.slice(0, -1) : type) as ColumnType;
      return `"${name}" ${types[sqlite ? 'sqlite' : 'postgres'][base]}${optional ? '' : ' not null'}`;
    });
    const key = `primary key (${table.key.map((name) => `"${name}"`).join(', ')})`;
    await knex.raw(`create table "${table.name}" (${[...columns, key].join(', ')})${sqlite ? ' without rowid' : ''}`);
    for (const index of table.indexes ?? [])
      await knex.raw(
        `create index "${table.name}_${index.join('_')}" on "${table.name}" (${['brand_id', ...index].map((name) => `"${name}"`).join(', ')})`,
      );
  }
  if (sqlite) await tellSizes(knex, tables);
}

/**
 * Tells SQLite what each index finds. Without figures it takes a brand's million rows for ten and reads them all, where the second column
 * of an index would lead to the few that are asked for. A real ANALYZE may overwrite these at any time.
 */
async function tellSizes(knex: Knex, tables: readonly Table[]): Promise<void> {
  await knex.raw('analyze sqlite_schema');
  for (const { name, key, indexes = [] } of tables) {
    await knex.raw('insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)', [name, name, sizes(key, 1)]);
    for (const index of indexes)
      await knex.raw('insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)', [
        name,
        `${name}_${index.join('_')}`,
        sizes(['brand_id', ...index], 4),
      ]);
  }
  await knex.raw('analyze sqlite_schema');
}

/** Rows of the table, then how many share the first column, the first two … of an index; `last` share them all. */
function sizes(columns: readonly string[], last: number): string {
  let rows = 1_000_000;
  const shared = columns.map((column, index) => {
    rows = index === 0 ? rows / 2 : Math.max(last, Math.round(index === 1 ? (column === 'date' ? 2_000 : 20) : rows / 3));
    return index > 0 && index === columns.length - 1 && column !== 'date' ? last : rows;
  });
  return [1_000_000, ...(columns.length === 1 ? [last] : shared)].join(' ');
}

/** Drops `tables` in reverse order. */
export async function dropTables(knex: Knex, tables: readonly Table[]): Promise<void> {
  for (const table of tables.toReversed()) await knex.raw(`drop table "${table.name}"`);
}

function isSqlite(knex: Knex): boolean {
  const { config } = knex.client as { config: { client: unknown } };
  return String(config.client).includes('sqlite');
}
