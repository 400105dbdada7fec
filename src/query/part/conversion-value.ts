/** What a conversion counts for: itself, an order, its revenue. */
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { Place, Reading, Sql } from './reading.ts';

export interface ConversionRow {
  /** Table alias of the conversion. */
  readonly goal: string;
  /** The condition under which the conversion is direct. */
  readonly direct: string;
  /** The currency that money is counted in, null for whatever the row has. */
  readonly currency: string | null;
  /** A condition of the stage. */
  readonly also: string | null;
}

/** The sum of measure `alias` over rows of one conversion each. */
export function conversionValue(reading: Reading, alias: string, { goal, direct, currency, also }: ConversionRow): Sql {
  const measure = reading.part.uses.find((use) => use.alias === alias)?.measure;
  if (!measure) throw new Error(`no column ${alias}`);
  const money = measure.money && currency !== null;
  const terms = [
    ...(also === null ? [] : [also]),
    ...('direct' in measure.where ? [direct] : []),
    ...(money ? [`${goal}.currency = ?`] : []),
  ];
  const value = measure.column === 'conversions' ? '1' : `${goal}.${measure.column}`;
  const text = terms.length === 0 ? `sum(${value})` : `sum(case when ${terms.join(' and ')} then ${value} else 0 end)`;
  return { text, bindings: money ? [currency] : [] };
}

/** Where the attributes of the goal (alias `goal`) and of the visit it is credited to (alias `visit`) stand. */
export function goalPlace(dimension: DimensionId, goal: string, visit: string): Place {
  const places: Readonly<Partial<Record<DimensionId, Place>>> = {
    goal_type: { kind: 'column', column: `${goal}.goal_type` },
    currency: { kind: 'column', column: `${goal}.currency` },
    device: { kind: 'column', column: `${visit}.device` },
    source_type: { kind: 'column', column: `${visit}.source_type` },
    device_class: { kind: 'device_class', column: `${visit}.device` },
    weekday: { kind: 'calendar' },
  };
  const place = places[dimension];
  if (!place) throw new Error(`conversions have no ${dimension}`);
  return place;
}
