/** Names of metrics and members as they stand in a sentence. */
import { itemAt } from '../base/item.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { type MetricRef, metricKey } from '../catalogue/metric.ts';

/** Words that keep their capitals in a sentence. */
const capitals: ReadonlySet<string> = new Set(['csat', 'mcs', 'aov', 'lob', 'ccplh', 'ccpoh', 'sms', 'id']);

/**
 * `EXPOSED RATE (CAMP)` → `exposed rate`, `TOTAL NO. OF TRANSFERS` → `transfers`: a label as prose, without its level, which the
 * breakdown says, and without words that say only that it is a number. Mixed case is left as it is.
 */
export function inProse(label: string): string {
  const bare = label.replace(/\s*\((BRAND|LOB|CAMP|ENG|ENTRY POINT|UNIFIED)\)$/, '');
  if (bare !== bare.toUpperCase()) return bare;
  return bare
    .replace(/^(TOTAL )?(NO\. OF )?/, '')
    .replace(/^AVG\.? /, 'AVERAGE ')
    .replace(/^(ONLINE|AWAY|BACK SOON)$/, '$1 TIME')
    .split(' ')
    .map((word) => (capitals.has(word.toLowerCase().replace(/\W/g, '')) ? word : word.toLowerCase()))
    .join(' ');
}

/** `text` with a capital first letter. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${itemAt(parts, parts.length - 1)}`;
}

/** The name of a metric or of a ratio made on the fly, in prose: `transfers per 100 handled conversations`. */
export function metricWords(ref: MetricRef, catalogue: Catalogue): string {
  if (typeof ref === 'string') return inProse(catalogue.metric(ref)?.label ?? ref.replaceAll('_', ' '));
  const [above, below] = ref.ratio;
  const top = metricWords(above, catalogue);
  if (below === 'days') return `${top} per day`;
  return `${top} per ${ref.per === 1 ? '' : `${ref.per} `}${metricWords(below, catalogue)}`;
}

/** The name of the metric that a key stands for: an id, or `a/b` of one of `refs`. */
export function keyWords(key: string, refs: readonly MetricRef[], catalogue: Catalogue): string {
  return metricWords(refs.find((ref) => metricKey(ref) === key) ?? key, catalogue);
}

/** `campaign`, `line of business`: one member of a dimension in prose. */
export function dimensionWord(id: DimensionId, catalogue: Catalogue): string {
  return lower(catalogue.dimensions.find((dimension) => dimension.id === id)?.label ?? id.replaceAll('_', ' '));
}

/** `campaigns`. */
export function dimensionPlural(id: DimensionId, catalogue: Catalogue): string {
  return lower(catalogue.dimensions.find((dimension) => dimension.id === id)?.plural ?? `${id.replaceAll('_', ' ')}s`);
}

/** Lower case but for words in capitals: `Entry point` → `entry point`, `LOBs` stays. */
function lower(text: string): string {
  return text
    .split(' ')
    .map((word) => (/^[A-Z]{2,}/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}
