/** Additions to the catalogue as a `parley.yml` makes them, and random ratios that are legal. */
import * as fc from 'fast-check';
import * as z from 'zod';
import { extendDashboard } from '../../src/ask/extend-catalogue.ts';
import { checkShape } from '../../src/base/check-shape.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { measureIds, measureOf } from '../../src/catalogue/measures.ts';
import { type Additions, additionKeys } from '../../src/catalogue/own/additions.ts';
import type { Extended } from '../../src/catalogue/own/extend.ts';

/** What the keys of a file make of the dashboard’s catalogue. Throws where they have not even the right shape. */
export function extendedBy(data: object): Extended {
  const checked = checkShape(z.strictObject(additionKeys), data);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return extendDashboard(checked.value);
}

/** The catalogue with `data`. Throws where it is refused. */
export function catalogueWith(data: object): Catalogue {
  const extended = extendedBy(data);
  if (!extended.ok) throw new Error(JSON.stringify(extended.remarks));
  return extended.catalogue;
}

/** What is refused of `data`: `key.path: message`. */
export function refusalsOf(data: object): readonly string[] {
  const extended = extendedBy(data);
  return extended.ok ? [] : extended.remarks.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const counts = measureIds.filter((id) => !id.startsWith('revenue_') && !id.endsWith('_seconds') && id !== 'days');
const money = measureIds.filter((id) => id.startsWith('revenue_'));
const seconds = measureIds.filter((id) => measureOf(id).unit === 'duration');
const alike = ['percent', 'number', 'score'] as const;

const shapes = [
  ...alike.flatMap((unit) => [counts, money, seconds].map((ids) => ({ unit, top: ids, bottom: ids }))),
  { unit: 'currency', top: money, bottom: counts },
  { unit: 'duration', top: seconds, bottom: counts },
  { unit: 'per_hour', top: counts, bottom: seconds },
  { unit: 'currency_per_hour', top: money, bottom: seconds },
  { unit: 'number', top: counts, bottom: ['days'] },
  { unit: 'currency', top: money, bottom: ['days'] },
] as const;
const scalable: readonly string[] = ['number', 'score', 'currency', 'duration'];

/** A ratio of sums of up to three measures each, in every unit that it can have. */
export const legalRatio: fc.Arbitrary<Additions['metrics'][string]> = fc.constantFrom(...shapes).chain(({ unit, top, bottom }) =>
  fc.record({
    unit: fc.constant(unit),
    better: fc.constantFrom('higher' as const, 'lower' as const, 'neither' as const),
    definition: fc.constant('A ratio of somebody’s own.'),
    numerator: fc.uniqueArray(fc.constantFrom<string>(...top), { minLength: 1, maxLength: 3 }),
    denominator: fc.uniqueArray(fc.constantFrom<string>(...bottom), { minLength: 1, maxLength: 3 }),
    per: fc.constantFrom(...(scalable.includes(unit) ? [1, 100, 0.5] : [1])),
    words: fc.constant([]),
  }),
);
