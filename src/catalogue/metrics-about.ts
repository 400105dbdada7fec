/** The metrics that a word is about: those whose names hold it, or whose section is called so. */
import type { Catalogue } from './catalogue.ts';
import { sectionLabels } from './catalogue.ts';
import type { Metric } from './metric.ts';

/** The metrics about `word` (`revenue`, `csat`, `transfers`), in the catalogue's order; none where no name holds it, or where it is a dimension. */
export function metricsAbout(word: string, catalogue: Catalogue): readonly Metric[] {
  const wanted = stemOf(word);
  if (wanted.length < 3 || catalogue.dimensions.some(({ words }) => words.some((one) => stemOf(one) === wanted))) return [];
  return catalogue.metrics.filter(({ id, label, words, shortForms, section }) => {
    const names = [
      id.replaceAll('_', ' '),
      label,
      ...words,
      ...shortForms.map((short) => short.word),
      section === null ? '' : sectionLabels[section],
    ];
    return names.some((name) => ` ${name.toLowerCase()}`.includes(` ${wanted}`));
  });
}

function stemOf(word: string): string {
  return word.trim().toLowerCase().replace(/s$/u, '');
}
