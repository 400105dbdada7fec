/** Time zones by what is typed of them. */

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const most = 100;

/** Names of zones that hold what was `typed`; those that begin with it come first. */
export function zonesLike(typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const city = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase();
  const found = [...new Set(zones)].filter((zone) => zone.toLowerCase().includes(wanted));
  const rank = (zone: string): number => (city(zone).startsWith(wanted) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en')).slice(0, most);
}
