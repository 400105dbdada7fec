/** What messages come to on the sample brand: the sentence of the plan, or why there is none. */
import { followUp, type ThreadTurn } from '../../src/ask/thread/follow-up.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Planned } from '../../src/plan/planned.ts';
import { sentence } from '../../src/plan/sentence.ts';
import { auroraDirectory, auroraLexicon, now, today } from './aurora.ts';

const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };

/** The sentence of the plan that the last message makes behind the others; its problem after an exclamation mark. */
export function told(...messages: readonly string[]): string {
  let turn: ThreadTurn | null = null;
  let said = '';
  for (const text of messages) {
    const move = followUp(text, turn, options);
    if (!move.ok)
      return `! ${move.problems[0].code} ${text.slice(move.problems[0].at?.start, move.problems[0].at?.end)}: ${move.problems[0].message}`;
    if (move.value.kind !== 'asked') return move.value.kind;
    said = sentence(move.value.planned.plan, options);
    turn = { planned: move.value.planned, rows: null };
  }
  return said;
}

/** The questions that are offered with the problems of the last message, each of which works behind the others. */
export function offered(...messages: readonly string[]): readonly string[] {
  const [last = '', ...before] = messages.toReversed();
  let turn: ThreadTurn | null = null;
  for (const text of before.toReversed()) {
    const move = followUp(text, turn, options);
    if (!move.ok || move.value.kind !== 'asked') throw new Error(`no answer: ${text}`);
    turn = { planned: move.value.planned, rows: null };
  }
  const move = followUp(last, turn, options);
  return move.ok ? [] : move.problems.flatMap(({ suggestions }) => suggestions.map(({ question }) => question));
}

/** The questions of the other readings of a message. */
export function otherReadings(text: string): readonly string[] {
  const move = followUp(text, null, options);
  if (!move.ok || move.value.kind !== 'asked') throw new Error(`no answer: ${text}`);
  const { reading, planned } = move.value;
  return [...reading.assumptions, ...planned.assumptions].flatMap((one) => one.alternatives.map(({ question }) => question));
}

/** The questions that are offered beside the answer of a message. */
export function besides(text: string): readonly string[] {
  const move = followUp(text, null, options);
  if (!move.ok || move.value.kind !== 'asked') throw new Error(`no answer: ${text}`);
  return move.value.reading.alternatives.map(({ question }) => question);
}

/** The plan that a message makes alone, with what is said about it. */
export function plannedOf(text: string): Planned {
  const move = followUp(text, null, options);
  if (!move.ok || move.value.kind !== 'asked') throw new Error(`no answer: ${text}`);
  return move.value.planned;
}

/** What is said to have been taken for granted by the reading and the plan of a message. */
export function granted(text: string): readonly string[] {
  const move = followUp(text, null, options);
  if (!move.ok || move.value.kind !== 'asked') throw new Error(`no answer: ${text}`);
  return [...move.value.reading.assumptions, ...move.value.planned.assumptions].map((one) => one.text);
}
