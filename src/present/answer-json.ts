/** The answer as `--json` prints it (spec: the language, "`parley ask`"). */
import type { Answer } from './answer.ts';
import { changedText, type NameOf } from './changed-words.ts';

/**
 * A plain object of the public keys, in their order; `text`, `definition` and `sections` only where the kind of answer has them.
 * `changed` is the sentence.
 */
export function answerJson(answer: Answer, nameOf: NameOf): Readonly<Record<string, unknown>> {
  const { text, definition, sections, ...rest } = answer;
  const common = { ...rest, changed: changedText(answer.changed, nameOf) };
  const terms = definition?.map(({ metric, text: said, formula, parts }) => ({ metric, text: said, formula, parts })) ?? null;
  const own = terms === null ? {} : { definition: terms.length === 1 ? terms[0] : terms };
  return { ...common, ...(text === null ? {} : { text }), ...own, ...(sections === null ? {} : { sections }) };
}
