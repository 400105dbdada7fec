/** A measure as an aggregate over rows of its table, and the conditions that all measures of a part share. */
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { Measure } from '../../catalogue/measure.ts';
import type { Cut, Use } from '../../plan/source/part.ts';
import type { Sql } from './reading.ts';

/** Money of several currencies is never summed: the brand's own counts, unless the cut holds one currency a row. */
export function currencyFor(cut: Pick<Cut, 'by' | 'selections'>, brandCurrency: string): string | null {
  if (cut.by.includes('currency')) return null;
  const selection = cut.selections.find(({ dimension }) => dimension === 'currency');
  return selection && selection.op === 'in' && selection.values.length === 1 ? null : brandCurrency;
}

/** Conditions of `measure` on columns of `table`, each as its own term. */
function termsOf(measure: Measure, table: string, currency: string | null): readonly Sql[] {
  const terms: Sql[] = Object.entries(measure.where).map(([column, value]) => ({ text: `${table}.${column} = ?`, bindings: [value] }));
  if (measure.money && currency !== null) terms.push({ text: `${table}.currency = ?`, bindings: [currency] });
  return terms;
}

/** The terms that every use has: they belong in WHERE. */
export function sharedTerms(uses: readonly Use[], table: string, currency: string | null): readonly Sql[] {
  const [first, ...rest] = uses.map(({ measure }) => termsOf(measure, table, currency));
  return (first ?? []).filter((term) => rest.every((terms) => terms.some((other) => isSame(other, term))));
}

/** `sum(column)` of `use`, under the conditions that are its own; `sign` −1 takes the rows away. */
export function sumOf(use: Use, uses: readonly Use[], table: string, currency: string | null, sign: 1 | -1 = 1): Sql {
  const shared = sharedTerms(uses, table, currency);
  const own = termsOf(use.measure, table, currency).filter((term) => !shared.some((other) => isSame(other, term)));
  const minus = sign === -1 ? '-' : '';
  const column = `${table}.${use.measure.column}`;
  if (own.length === 0) return { text: `${minus}sum(${column})`, bindings: [] };
  const condition = own.map(({ text }) => text).join(' and ');
  return { text: `${minus}sum(case when ${condition} then ${column} else 0 end)`, bindings: own.flatMap(({ bindings }) => bindings) };
}

/** Dimensions whose empty key means "no member" in reference data. */
export const treeDimensions: readonly DimensionId[] = ['lob', 'campaign', 'engagement'];

function isSame(left: Sql, right: Sql): boolean {
  return left.text === right.text && left.bindings.join() === right.bindings.join();
}
