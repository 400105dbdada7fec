/** Rights in words. */
import { dimensionOf } from '../../catalogue/dimensions.ts';
import { everything, isNothing, key, type Rights } from './rights.ts';

const most = 30;

/** What `rights` show, in a sentence or two. */
export function rightsText(rights: Rights): string {
  if (isNothing(rights)) return 'Nothing is open to you. Whoever runs Parley can change that, by the key access of parley.yml.';
  if (key(rights) === key(everything)) return 'All brands, lines of business and panels: nothing is held back from you.';
  const { brands, lobs, panels, agents } = rights;
  const parts = [
    brands === null ? 'all brands' : `${brands.length === 1 ? 'brand' : 'brands'} ${named(brands)}`,
    lobs === null ? 'all lines of business' : `${lobs.length === 1 ? 'LOB' : 'LOBs'} ${named(lobs)}`,
    panels === null
      ? 'numbers of every level'
      : `numbers by ${named(panels.map((panel) => (panel === 'brand' ? 'whole brand' : dimensionOf(panel).label)))}`,
    agents ? 'figures of single agents' : 'no figures of single agents',
  ];
  return `You see ${parts.join('; ')}. What a channel may see besides is up to its own rule.`;
}

function named(names: readonly string[]): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}
