/** What a metric means and how it is computed. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { measuresOf } from '../../catalogue/formula.ts';
import type { DefinePlan } from '../../plan/plan.ts';
import type { Definition, Shown } from '../../present/answer.ts';
import type { Asked } from '../asked.ts';
import { plainAnswer } from './plain.ts';

/** Definition and formula of each term that is a metric; a word that is none is named in a note. */
export function defineMetrics(plan: DefinePlan, asked: Asked, catalogue: Catalogue): Shown {
  const terms = plan.metric === undefined ? (plan.terms ?? []) : [plan.metric];
  const definitions = terms.flatMap((term) => definitionOf(term, catalogue));
  const unknown = terms.filter((term) => !catalogue.metric(term));
  return plainAnswer(asked, catalogue, {
    headline: definitions
      .map(({ metric, text, formula }) => `${catalogue.metric(metric)?.label ?? metric}: ${text} Formula: ${formula}.`)
      .join('\n'),
    definition: definitions,
    notes: unknown.length === 0 ? [] : [`There is no definition of ${unknown.join(', ')} yet.`],
  });
}

function definitionOf(term: string, catalogue: Catalogue): readonly Definition[] {
  const metric = catalogue.metric(term);
  if (!metric) return [];
  const parts = measuresOf(metric.formula).map((measure) => ({ label: measure.replaceAll('_', ' '), value: null }));
  return [{ metric: metric.id, text: metric.definition, formula: metric.inWords, parts }];
}
