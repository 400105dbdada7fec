/** What planning needs of the small brand, on Monday, 23 November 2026. */
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { PlanContext } from '../../src/plan/planned.ts';
import { auroraDirectory, today } from './aurora.ts';

/** The small brand's directory with the dashboard's catalogue. */
export function auroraContext(): PlanContext {
  return { catalogue: dashboard, directory: auroraDirectory, today };
}
