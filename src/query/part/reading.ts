/** One part of a plan about to be read: which columns it must give, over which days. */
import type { Knex } from 'knex';
import { itemAt } from '../../base/item.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { Part } from '../../plan/source/part.ts';
import type { SqlDialect } from '../dialect/dialect.ts';
import type { Timeline } from '../timeline.ts';

export interface Reading {
  readonly dialect: SqlDialect;
  readonly brand: string;
  readonly currency: string;
  readonly part: Part;
  readonly timeline: Timeline;
  /** Name of the table of days to join, null where the day itself is the bucket (or there is none). */
  readonly calendar: string | null;
  /** Rows have a `time` column. */
  readonly timed: boolean;
  /** Names of value columns end so: the range compared with has its own. */
  readonly suffix: string;
  /** Every value column of the union that the part belongs to, in order; those of other parts are 0. */
  readonly columns: readonly string[];
}

/** A query that gives the part's keys (`part.by`, then `time`), then all `columns`. */
export type PartQuery = Knex.QueryBuilder;

/** An expression and the values of its placeholders. */
export interface Sql {
  readonly text: string;
  readonly bindings: readonly (string | number)[];
}

/** An expression without placeholders. */
export function plainSql(text: string): Sql {
  return { text, bindings: [] };
}

/** The value columns of a reading's select: what the part gives under its names, 0 for the rest. */
export function selectValues(query: Knex.QueryBuilder, reading: Reading, valueOf: (alias: string) => Sql): Knex.QueryBuilder {
  const own = new Set(reading.part.uses.map(({ alias }) => alias + reading.suffix));
  const values = reading.columns.map((column) =>
    own.has(column) ? valueOf(column.slice(0, column.length - reading.suffix.length)) : plainSql('0'),
  );
  // One list costs Knex less than a column each.
  const list = values.map(({ text }, index) => `${text} as "${itemAt(reading.columns, index)}"`).join(', ');
  if (list !== '')
    query.select(
      reading.dialect.build.raw(
        list,
        values.flatMap(({ bindings }) => bindings),
      ),
    );
  return query;
}

/** Where a dimension stands in a query. `above`: in the reference data of the member that `column` names. */
export type Place =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'device_class'; readonly column: string }
  | { readonly kind: 'calendar' }
  | { readonly kind: 'above'; readonly of: 'engagement' | 'campaign'; readonly column: string };

export type Places = (dimension: DimensionId) => Place;
