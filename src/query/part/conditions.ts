/** Selections as WHERE terms: always on bare columns, so that indexes serve; values always travel as bindings. */
import type { Knex } from 'knex';
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { Selection } from '../../plan/source/selection.ts';
import type { SqlDialect } from '../dialect/dialect.ts';
import type { Places, Sql } from './reading.ts';

/** From so many values on, a list travels as one JSON text. */
const manyValues = 100;

export interface Conditions {
  readonly dialect: SqlDialect;
  readonly brand: string;
  readonly places: Places;
  /** Selections on these keep events of other members only: what has no member is not selected by `not in`. */
  readonly membersOnly: (dimension: DimensionId) => boolean;
}

/** Adds a term for each of `selections`; weekdays are the calendar's business. */
export function applySelections(query: Knex.QueryBuilder, selections: readonly Selection[], conditions: Conditions): Knex.QueryBuilder {
  for (const selection of selections) {
    if (selection.dimension === 'weekday') continue;
    const { text, bindings } = termOf(selection, conditions);
    query.whereRaw(text, [...bindings]);
  }
  return query;
}

/** `selection` as one boolean expression. */
export function termOf(selection: Selection, { dialect, brand, places, membersOnly }: Conditions): Sql {
  const place = places(selection.dimension);
  const values = selection.dimension === 'hour' ? selection.values.map(Number) : selection.values;
  const negated = selection.op === 'not_in';
  if (place.kind !== 'above') {
    if (place.kind === 'calendar') throw new Error('weekdays are selected by the calendar');
    const listed = within(place.column, values, negated, dialect);
    return negated && membersOnly(selection.dimension) ? { ...listed, text: `${listed.text} and ${place.column} <> ''` } : listed;
  }
  if (negated && !membersOnly(selection.dimension)) {
    const inner = membersWith(selection.dimension, place.of, brand, within(columnAbove(selection.dimension), values, false, dialect));
    return { text: `${place.column} not in (${inner.text})`, bindings: inner.bindings };
  }
  const wanted = within(columnAbove(selection.dimension), values, negated, dialect);
  const named = negated ? { ...wanted, text: `${wanted.text} and ${columnAbove(selection.dimension)} <> ''` } : wanted;
  const inner = membersWith(selection.dimension, place.of, brand, named);
  return { text: `${place.column} in (${inner.text})`, bindings: inner.bindings };
}

function columnAbove(dimension: DimensionId): string {
  if (dimension === 'campaign') return 'se.campaign_id';
  if (dimension === 'goal_type') return 'sg.goal_type';
  return 'sc.lob_id';
}

/** The ids of engagements (campaigns) whose parents meet `condition`. */
function membersWith(dimension: DimensionId, of: 'engagement' | 'campaign', brand: string, condition: Sql): Sql {
  const campaigns = '"campaigns" as sc';
  const goals = dimension === 'goal_type' ? ' join "goals" as sg on sg.brand_id = sc.brand_id and sg.id = sc.goal_id' : '';
  const bindings = [brand, ...condition.bindings];
  if (of === 'campaign') return { text: `select sc.id from ${campaigns}${goals} where sc.brand_id = ? and ${condition.text}`, bindings };
  const parents = dimension === 'campaign' ? '' : ` join ${campaigns} on sc.brand_id = se.brand_id and sc.id = se.campaign_id${goals}`;
  return { text: `select se.id from "engagements" as se${parents} where se.brand_id = ? and ${condition.text}`, bindings };
}

function within(column: string, values: readonly (string | number)[], negated: boolean, dialect: SqlDialect): Sql {
  const not = negated ? 'not ' : '';
  if (values.length === 0) return { text: negated ? '1 = 1' : '1 = 0', bindings: [] };
  if (values.length > manyValues) return { text: `${column} ${not}in (${dialect.textRows})`, bindings: [JSON.stringify(values)] };
  return { text: `${column} ${not}in (${values.map(() => '?').join(', ')})`, bindings: values };
}
