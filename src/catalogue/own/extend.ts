/** The catalogue with what an administrator adds: his metrics, synonyms, defaults and targets. Pure. */
import { nearest } from '../../base/distance.ts';
import { type Catalogue, makeCatalogue } from '../catalogue.ts';
import { dimensionIds } from '../dimension.ts';
import { measureIds } from '../measures.ts';
import type { Metric } from '../metric.ts';
import type { Additions, Remark } from './additions.ts';
import { Claims } from './claims.ts';
import { takeDefault } from './defaults.ts';
import type { KnownPhrase } from './known-phrase.ts';
import { withSynonyms } from './member-synonyms.ts';
import { makeOwnMetric } from './own-metric.ts';
import { readTarget } from './target.ts';

export type Extended =
  | {
      readonly ok: true;
      readonly catalogue: Catalogue;
      /** A sentence for each thing that is new. */
      readonly added: readonly string[];
      /** What is worth knowing and no error. */
      readonly notes: readonly Remark[];
    }
  | { readonly ok: false; readonly remarks: readonly Remark[] };

/** Ids that columns and orders of a plan have for something else. */
const reserved: ReadonlySet<string> = new Set([...dimensionIds, ...measureIds, 'time', 'change', 'change_rate', 'share', 'previous']);

/** `base` with `additions`, or everything that is wrong with them. `known` says what a phrase means in `base`. */
export function extend(base: Catalogue, additions: Additions, known: KnownPhrase): Extended {
  const claims = new Claims(known);
  const own = ownMetrics(additions, base, claims);
  const added = own.map((metric) => `metric ${metric.id}: ${metric.inWords} (${metric.unit}, ${directions[metric.better]})`);
  let metrics: readonly Metric[] = [...base.metrics, ...own];
  for (const [id, words] of Object.entries(additions.synonyms.metrics)) {
    const path = ['synonyms', 'metrics', id];
    if (!isMetric(id, path, true, metrics, claims)) continue;
    const claim = (phrase: string, index: number) =>
      claims.claim({ phrase, kind: 'metric', id, path: [...path, String(index)], key: false });
    const free = words.filter(claim);
    if (free.length > 0) added.push(`${id}: also called ${free.join(', ')}`);
    metrics = metrics.map((metric) => (metric.id === id ? { ...metric, words: [...metric.words, ...free] } : metric));
  }
  const cuts = withSynonyms(additions.synonyms, base.dimensions, claims);
  added.push(...cuts.says);
  for (const [word, id] of Object.entries(additions.defaults)) {
    const path = ['defaults', word];
    if (!isMetric(id, path, false, metrics, claims)) continue;
    const taken = takeDefault(word, id, metrics);
    if (typeof taken === 'string') claims.remarks.push({ path, key: true, message: taken });
    else {
      metrics = taken.metrics;
      added.push(taken.says);
    }
  }
  const targets = new Map<string, number>();
  for (const [id, given] of Object.entries(additions.targets)) {
    const path = ['targets', id];
    const metric = isMetric(id, path, true, metrics, claims);
    if (!metric) continue;
    const value = readTarget(given, metric.unit);
    if (typeof value === 'string') claims.remarks.push({ path, key: false, message: value });
    else {
      targets.set(id, value);
      added.push(`${id}: target ${given}`);
    }
  }
  if (claims.remarks.length > 0) return { ok: false, remarks: claims.remarks };
  const catalogue = makeCatalogue(metrics, cuts.dimensions, { memberWords: cuts.memberWords, targets });
  return { ok: true, catalogue, added, notes: claims.notes };
}

const directions = { higher: 'higher is better', lower: 'lower is better', neither: 'no direction' } as const;

function ownMetrics(additions: Additions, base: Catalogue, claims: Claims): readonly Metric[] {
  return Object.entries(additions.metrics).flatMap(([id, given]) => {
    const path = ['metrics', id];
    if (base.metric(id) || reserved.has(id)) {
      const what = base.metric(id) ? 'a metric of the dashboard' : 'a name that columns have for something else';
      claims.remarks.push({ path, key: true, message: `is ${what} already; choose another id` });
      return [];
    }
    const made = makeOwnMetric(id, given, base.metrics);
    if (!('formula' in made)) {
      claims.remarks.push(...made);
      return [];
    }
    const claim = (phrase: string, place: readonly string[], key = false) => claims.claim({ phrase, kind: 'metric', id, path: place, key });
    claim(id.replaceAll('_', ' '), path, true);
    if (given.label !== undefined) claim(given.label.toLowerCase(), [...path, 'label']);
    given.words.forEach((phrase, index) => claim(phrase, [...path, 'words', String(index)]));
    return [made];
  });
}

/** The metric `id`, or null with a remark that names the nearest. */
function isMetric(id: string, path: readonly string[], key: boolean, metrics: readonly Metric[], claims: Claims): Metric | null {
  const found = metrics.find((metric) => metric.id === id);
  if (found) return found;
  const called = metrics.find(({ words, shortForms }) => [...words, ...shortForms.map(({ word }) => word)].includes(id.toLowerCase()));
  const near =
    called?.id ??
    nearest(
      id,
      metrics.map((metric) => metric.id),
    );
  const mend = near === null ? '; `parley ask "list metrics"` shows what there is' : `; did you mean ${near}?`;
  claims.remarks.push({ path, key, message: `there is no metric ${id}${mend}` });
  return null;
}
