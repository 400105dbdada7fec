/** `Dana vs agents`: one member against a whole breakdown. */
import { type Draft, spliced } from './draft.ts';
import { notAgainstAll } from './not-offered-phrases.ts';

const leads = /\b(?:vs\.?|versus|against|compared (?:to|with))\s+(?:the\s+)?$/iu;

/** Reports what is set against the plural of a breakdown: read as a cut it would show the one member alone. */
export function reportAgainstAll({ nouns, text, problems }: Draft): void {
  for (const { at: noun, plural } of nouns) {
    const lead = leads.exec(text.slice(0, noun.start));
    if (lead === null || !plural) continue;
    const at = { start: lead.index, end: noun.end };
    problems.push({
      code: 'not_offered',
      message: notAgainstAll,
      at,
      suggestions: [{ label: 'alone', question: spliced(text, at, '').trim() }],
    });
  }
}
