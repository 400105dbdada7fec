/** A brand that changed its time zone: the days of its visits and conversations are those of the new one. */
import type { Knex } from 'knex';
import type { Dialect } from '../../base/statement.ts';
import type { Zone } from '../../base/zone.ts';
import { type IncomingColumn, incoming } from '../../store/incoming.ts';
import { rowsOf, run } from './run.ts';

const pageRows = 20_000;

const columns: readonly IncomingColumn[] = [
  { name: 'brand_id', type: 'text' },
  { name: 'id', type: 'text' },
  { name: 'date', type: 'day' },
];

/** Sets `date` of all visits and conversations of `brand` to their days in `zone`, page by page in key order. */
export async function redate(transaction: Knex.Transaction, dialect: Dialect, brand: string, zone: Zone): Promise<void> {
  for (const table of ['visits', 'conversations']) {
    let after = '';
    for (;;) {
      const text = `select id, at, date from ${table} where brand_id = ? and id > ? order by id limit ?`;
      const rows = await rowsOf(transaction, dialect, { text, bindings: [brand, after, pageRows] });
      const moved = rows.filter((row) => zone.day(Number(row['at'])) !== row['date']);
      if (moved.length > 0) {
        const source = incoming(
          dialect,
          columns,
          moved.map((row) => [brand, row['id'] ?? '', zone.day(Number(row['at']))]),
        );
        await run(transaction, dialect, {
          text: `update ${table} as stored set date = incoming.date from ${source.text} where stored.brand_id = incoming.brand_id and stored.id = incoming.id`,
          bindings: source.bindings,
        });
      }
      const last = rows.at(-1)?.['id'];
      if (rows.length < pageRows || last === undefined) break;
      after = String(last);
    }
  }
}
