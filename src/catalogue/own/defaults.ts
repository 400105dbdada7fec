/** Short forms that take another metric than they do by themselves. */
import { nearest } from '../../base/distance.ts';
import type { Metric } from '../metric.ts';

/** `metrics` with `word` taking the metric `id`, and the sentence that says so; what is wrong with that where it cannot be. */
export function takeDefault(word: string, id: string, metrics: readonly Metric[]): { metrics: readonly Metric[]; says: string } | string {
  const owner = metrics.find((metric) => isShort(word, metric));
  if (!owner) return noShortForm(word, metrics);
  const says = `${word}: takes ${named(id)} instead of ${named(owner.id)}`;
  if (owner.id === id) return { metrics, says: `${word}: takes ${named(id)}, as it does by itself` };
  // `conversion`, `total conversions` and `number of conversions` go where `conversions` goes.
  const moves = (other: string): boolean => stemOf(other) === stemOf(word) && isShort(other, owner);
  const known = owner.shortForms.find((short) => short.word === word)?.instead ?? [];
  const instead = [owner.id, ...known.filter((other) => other !== id)];
  const moved = [...owner.words, ...owner.shortForms.map((short) => short.word)].filter(moves);
  const changed = metrics.map((metric): Metric => {
    if (metric === owner)
      return {
        ...metric,
        words: metric.words.filter((other) => !moves(other)),
        shortForms: metric.shortForms.filter((short) => !moves(short.word)),
      };
    return metric.id === id
      ? { ...metric, shortForms: [...metric.shortForms, ...moved.map((other) => ({ word: other, instead }))] }
      : metric;
  });
  return { metrics: changed, says };
}

/** Any word for a metric but its own name. */
function isShort(word: string, { id, label, words, shortForms }: Metric): boolean {
  if (word === named(id) || word === label.toLowerCase()) return false;
  return words.includes(word) || shortForms.some((short) => short.word === word);
}

function noShortForm(word: string, metrics: readonly Metric[]): string {
  const own = metrics.find(({ id, label }) => word === named(id) || word === label.toLowerCase());
  if (own) return `“${word}” is the name of ${own.id} itself; only short forms such as conversions can take another metric`;
  const near = nearest(
    word,
    metrics.flatMap(({ shortForms }) => shortForms.map((short) => short.word)),
  );
  const guess = near === null ? '' : `did you mean ${near}? `;
  return `“${word}” is no short form; ${guess}A new word for a metric goes under synonyms`;
}

function stemOf(word: string): string {
  return word.replace(/^(?:total|number of) /, '').replace(/s$/, '');
}

function named(id: string): string {
  return id.replaceAll('_', ' ');
}
