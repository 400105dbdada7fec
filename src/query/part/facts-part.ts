/** A part counted from the facts, one row per thing that happened. */
import type { FamilyId } from '../../catalogue/measure.ts';
import type { Part } from '../../plan/source/part.ts';
import { engagementConversions } from './engagement-facts.ts';
import { exposureConversions } from './exposure-facts.ts';
import { funnelFacts } from './funnel-facts.ts';
import type { PartQuery, Reading } from './reading.ts';

/** The queries whose union is the part. */
export function factsPart(reading: Reading): readonly PartQuery[] {
  const counted = counters[reading.part.family];
  if (!counted) throw new Error(`${reading.part.family} is not counted from facts`);
  return [counted(reading)];
}

const counters: Readonly<Partial<Record<FamilyId, (reading: Reading) => PartQuery>>> = {
  funnel: funnelFacts,
  after_engagement: engagementConversions,
  after_exposure: exposureConversions,
};

/** The tables that `part` counts. */
export function factTables(part: Part): readonly string[] {
  if (part.family === 'after_engagement') return ['conversions'];
  if (part.family === 'after_exposure') return ['conversion_exposures', 'conversions'];
  const wanted = new Set(part.uses.map(({ measure }) => measure.id));
  const displayed = ['exposed', 'exposures', 'online_exposures', 'exposed_not_engaged'] as const;
  return [
    'visits',
    ...(wanted.has('prospects') ? ['eligibles'] : []),
    ...(displayed.some((id) => wanted.has(id)) ? ['displays'] : []),
    ...(wanted.has('engaged') || wanted.has('exposed_not_engaged') ? ['conversations'] : []),
  ];
}
