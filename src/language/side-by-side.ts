/** `web vs app`, `compare night shift and day team`: members that have no panel of their own, where no numbers are named. */
import type { Problem } from '../base/problem.ts';
import { type Draft, has } from './draft.ts';
import type { MetricsQuestion } from './question.ts';

const ownPanels = new Set<string>(['lob', 'campaign', 'engagement', 'entry_point']);

/** What may be asked of them: tables that stand in the panel of the whole brand. */
const tables: readonly string[] = ['funnel metrics', 'conversation metrics', 'conversion metrics', 'operations metrics'];

/** Whether several members of one dimension without panels are set against each other. In a thread they are those of its question. */
export function asksSideBySide(draft: Draft, { filters, grain, ranking, transform, order }: MetricsQuestion): boolean {
  const [filter, ...others] = filters;
  if (filter === undefined || others.length > 0 || filter.op !== 'in' || ownPanels.has(filter.dimension)) return false;
  if (draft.subject !== null || draft.by.length + draft.nouns.length + order.length > 0 || grain || ranking || transform) return false;
  const against = has(draft, 'compare') || has(draft, 'overview') || /\b(?:vs\.?|versus|against|compared)\b/iu.test(draft.text);
  return against && draft.values.length > 1 && draft.values.every(({ negated }) => !negated);
}

export function sideBySide({ text, values }: Draft): Problem {
  const at = { start: values[0]?.at.start ?? 0, end: values.at(-1)?.at.end ?? text.length };
  const asked = text.replace(/[\s?!.]+$/u, '');
  return {
    code: 'no_metric',
    message: `\`${text.slice(at.start, at.end)}\` side by side: which numbers? A metric or a table of them says.`,
    at,
    suggestions: tables.map((table) => ({ label: table, question: `${asked}, ${table}` })),
  };
}
