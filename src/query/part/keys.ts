/** Group keys as SQL: columns, classes of devices, weekdays of the calendar, and parents looked up in reference data. */
import type { Knex } from 'knex';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { deviceClasses } from '../../catalogue/dimensions.ts';
import type { Place } from './reading.ts';

/** Collects the joins that keys need; `prefix` keeps two lookups in one query apart. */
export class Keys {
  readonly #brand: string;
  readonly #prefix: string;
  readonly #joins = new Map<string, readonly [sql: string, bindings: readonly string[]]>();

  constructor(brand: string, prefix = '') {
    this.#brand = brand;
    this.#prefix = prefix;
  }

  /** The expression of `dimension`, which stands at `place`. */
  of(dimension: DimensionId, place: Place): string {
    switch (place.kind) {
      case 'column':
        return place.column;
      case 'device_class':
        return deviceClass(place.column);
      case 'calendar':
        return 'k."weekday"';
      case 'above':
        return this.#above(dimension, place.of, place.column);
    }
  }

  /** Adds the joins of the keys asked for so far. */
  join(query: Knex.QueryBuilder): Knex.QueryBuilder {
    for (const [sql, bindings] of this.#joins.values()) query.joinRaw(sql, [...bindings]);
    return query;
  }

  #above(dimension: DimensionId, of: 'engagement' | 'campaign', column: string): string {
    const [e, c, g] = ['e', 'c', 'g'].map((letter) => this.#prefix + letter);
    if (of === 'engagement') this.#add('engagements', `${e} on ${e}.brand_id = ? and ${e}.id = ${column}`, [this.#brand]);
    if (dimension === 'campaign') return `coalesce(${e}.campaign_id, '')`;
    if (of === 'engagement') this.#add('campaigns', `${c} on ${c}.brand_id = ${e}.brand_id and ${c}.id = ${e}.campaign_id`, []);
    else this.#add('campaigns', `${c} on ${c}.brand_id = ? and ${c}.id = ${column}`, [this.#brand]);
    if (dimension === 'lob') return `coalesce(${c}.lob_id, '')`;
    this.#add('goals', `${g} on ${g}.brand_id = ${c}.brand_id and ${g}.id = ${c}.goal_id`, []);
    return `coalesce(${g}.goal_type, '')`;
  }

  #add(table: string, rest: string, bindings: readonly string[]): void {
    this.#joins.set(table, [`left join "${table}" as ${rest}`, bindings]);
  }
}

function deviceClass(column: string): string {
  const cases = Object.entries(deviceClasses).flatMap(([name, devices]) =>
    name === 'unknown' ? [] : [`when ${column} in (${devices.map((device) => `'${device}'`).join(', ')}) then '${name}'`],
  );
  return `case ${cases.join(' ')} else 'unknown' end`;
}
