/** A part counted from the facts, one row per thing that happened. */
import type { Part } from '../../plan/source/part.ts';
import type { PartQuery, Reading } from './reading.ts';

/** The queries whose union is the part. */
export function factsPart(reading: Reading): readonly PartQuery[] {
  throw new Error(`${reading.part.family} is not counted from facts`);
}

/** The tables that `part` counts. */
export function factTables(part: Part): readonly string[] {
  const kinds = new Set(part.uses.map(({ measure }) => measure.id));
  if (part.family === 'after_engagement') return ['conversions'];
  if (part.family === 'after_exposure') return ['conversion_exposures', 'conversions'];
  const displayed = ['exposed', 'exposures', 'online_exposures', 'exposed_not_engaged'] as const;
  return [
    'visits',
    ...(kinds.has('prospects') ? ['eligibles'] : []),
    ...(displayed.some((id) => kinds.has(id)) ? ['displays'] : []),
    ...(kinds.has('engaged') || kinds.has('exposed_not_engaged') ? ['conversations'] : []),
  ];
}
