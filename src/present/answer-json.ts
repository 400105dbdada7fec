/** The answer as `--json` prints it (spec: the language, "`parley ask`"). */
import type { Answer } from './answer.ts';

/** A plain object of the public keys, in their order; `text`, `definition` and `sections` only where the kind of answer has them. */
export function answerJson(answer: Answer): Readonly<Record<string, unknown>> {
  const { text, definition, sections, ...common } = answer;
  const own = definition === null ? {} : { definition: definition.length === 1 ? definition[0] : definition };
  return { ...common, ...(text === null ? {} : { text }), ...own, ...(sections === null ? {} : { sections }) };
}
