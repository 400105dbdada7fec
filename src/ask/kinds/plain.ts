/** An answer that is not made of numbers from the database. */
import { currencyDigits } from '../../base/currency.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { sentence } from '../../plan/sentence.ts';
import type { Answer, Shown } from '../../present/answer.ts';
import type { Asked } from '../asked.ts';

/** The answer to `asked` with these parts; all else is empty. */
export function plainAnswer(asked: Asked, catalogue: Catalogue, parts: Partial<Answer> & Pick<Answer, 'headline'>): Shown {
  const { directory } = asked.knowledge;
  const { plan } = asked.planned;
  return {
    answer: {
      id: asked.id,
      question: asked.question,
      canonical: sentence(plan, { catalogue, directory, today: asked.today }),
      changed: asked.changed,
      plan,
      reading: asked.reading.words.map(({ text, meaning }) => ({ text, meaning })),
      columns: [],
      rows: [],
      totals: null,
      notes: [],
      sources: [],
      sql: [],
      asOf: directory.extent.asOf,
      alternatives: asked.planned.alternatives,
      text: null,
      definition: null,
      sections: null,
      ...parts,
    },
    chart: null,
    result: null,
    formats: (parts.columns ?? []).map(() => null),
    subtitle: '',
    footnotes: parts.notes ?? [],
    currency: { code: directory.brand.currency, digits: currencyDigits(directory.brand.currency) },
  };
}
