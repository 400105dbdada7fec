/** Problems of what a clause cannot take: what is left out that is no value, what rows are sorted by that is no order. */
import type { Problem } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import { type Draft, spliced } from './draft.ts';

/** What is left out is no value and no name. Without the word the question would ask for the opposite: nothing is suggested here. */
export function deniesNothing(text: string, at: Span): Problem {
  const message = `\`${text}\` does not fit in here. Values and names are left out as in \`not mobile\`.`;
  return { code: 'not_understood', message, at, suggestions: [] };
}

/** `no by device`: only names are left out of a question; the rest of it is not asked for by not being said. Never is the opposite offered. */
export function nothingLeftOut(text: string, at: Span, draft: Draft): Problem {
  const denied = draft.meanings.filter((one) => one.at.start >= at.end).sort((left, right) => left.at.start - right.at.start)[0];
  const part = { start: at.start, end: denied?.at.end ?? at.end };
  // What joins the part to the words before it goes with it.
  const joint = /(?:[\s,;]|\b(?:and|but|with)\b)*$/iu.exec(draft.text.slice(0, part.start))?.[0].length ?? 0;
  const less = spliced(draft.text, { start: part.start - joint, end: part.end }, '');
  const said = draft.text.slice(part.start, part.end);
  if (/^not (?:only|just|solely)\b/iu.test(said)) return notOnly(part, draft);
  const message = `\`${said}\`: only members are left out, as in \`${text} mobile\`. What is not to be shown is not asked for.`;
  return { code: 'not_understood', message, at: part, suggestions: less === '' ? [] : [{ label: `without “${said}”`, question: less }] };
}

/** `not only mobile`: the others too, which is all of them. */
function notOnly(part: Span, draft: Draft): Problem {
  const value = draft.values.find(({ at }) => at.start >= part.end - 1);
  const noun = value?.readings[0]?.dimension.replaceAll('_', ' ');
  const at = { start: part.start, end: value?.at.end ?? part.end };
  const ways = [...(noun === undefined ? [] : [`by ${noun}`]), ''];
  return {
    code: 'not_understood',
    message: `\`${draft.text.slice(part.start, part.end)}\`: what is not left out is shown anyway, side by side or all together.`,
    at: part,
    suggestions: ways.map((way) => ({ label: way === '' ? 'all together' : way, question: spliced(draft.text, at, way) })),
  };
}

/** `including dana`: whoever is not left out is included; alone is another question. */
export function includedAnyway(text: string, at: Span, draft: Draft): Problem {
  const value = draft.values.find((one) => one.at.start >= at.end);
  const all = { start: at.start, end: value?.at.end ?? at.end };
  const name = value === undefined ? '' : draft.text.slice(value.at.start, value.at.end);
  const less = { label: `without “${draft.text.slice(all.start, all.end)}”`, question: spliced(draft.text, all, '') };
  return {
    code: 'not_understood',
    message: `\`${text}\` changes nothing: what is not left out is included.`,
    at,
    suggestions: [less, ...(name === '' ? [] : [{ label: `only ${name}`, question: spliced(draft.text, all, name) }])],
  };
}

/** Whether what begins at `at` stands behind `sorted by`. */
export function followsOrder({ start }: Span, text: string): boolean {
  return /\b(?:order|sort|rank|arrang)\w*(?: \w+)? (?:by|on)\s*$/iu.test(text.slice(0, start));
}

/** `sorted by frobnicate`: what rows can be sorted by. */
export function unsortable(text: string, at: Span, draft: Draft): Problem {
  const metric = draft.metrics[0]?.metric ?? draft.subject;
  const ways = ['name', ...(typeof metric === 'string' ? [metric.replaceAll('_', ' ')] : [])];
  const message = `Rows are not sorted by \`${text}\`: by a metric, a breakdown, name, time or change.`;
  const suggestions = ways.map((way) => ({ label: `by ${way}`, question: spliced(draft.text, at, way) }));
  return { code: 'unknown_word', message, at, suggestions };
}
