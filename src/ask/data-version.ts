/** Whether a brand's data may be others than they were. */

export { brandVersion } from '../data/brand-version.ts';
