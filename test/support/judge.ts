/** Messages that people typed, with the outcome that is right, held against what reading and planning make of them. */
import { followUp, type ThreadTurn } from '../../src/ask/thread/follow-up.ts';
import { isKept } from '../../src/ask/thread/in-thread.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { auroraDirectory, auroraLexicon, now, readAurora, today } from './aurora.ts';

export interface Line {
  readonly id: number;
  readonly text: string;
  readonly thread?: string;
  readonly difficulty: 'core' | 'stretch' | 'beyond';
  readonly expect: Expect;
}

interface Expect {
  readonly plan?: object;
  readonly plan_any?: readonly object[];
  readonly either?: readonly Expect[];
  readonly refuse?: readonly string[];
  readonly ask?: true;
}

interface Outcome {
  readonly plan: object | null;
  readonly codes: readonly string[];
  readonly alternatives: number;
  readonly suggestions: number;
}

const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };

/** The lines of a file with one JSON object a line. */
export function linesOf(text: string): readonly Line[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** The lines that come to what they should, each thread in its order. */
export function rightLines(lines: readonly Line[]): readonly Line[] {
  const threads = new Map<string, ThreadTurn | null>();
  return lines.filter(({ text, thread, expect }) => {
    const { outcome, turn } = ask(text, thread === undefined ? null : (threads.get(thread) ?? null));
    if (thread !== undefined) threads.set(thread, turn);
    return meets(expect, outcome);
  });
}

/** What asking `text` comes to after `turn`, and where its thread then stands. */
function ask(text: string, turn: ThreadTurn | null): { readonly outcome: Outcome; readonly turn: ThreadTurn | null } {
  const move = followUp(text, turn, options);
  if (!move.ok) {
    const outcome = {
      plan: null,
      codes: move.problems.map(({ code }) => code),
      alternatives: readAurora(text).alternatives.length,
      suggestions: move.problems.flatMap(({ suggestions }) => suggestions).length,
    };
    return { outcome, turn };
  }
  if (move.value.kind === 'reset') return { outcome: { plan: null, codes: [], alternatives: 0, suggestions: 0 }, turn: null };
  if (move.value.kind !== 'asked') throw new Error(`${text} takes back what was asked before`);
  const { reading, planned } = move.value;
  const alternatives = reading.alternatives.length + planned.alternatives.length;
  const outcome = { plan: planned.plan, codes: [], alternatives, suggestions: 0 };
  return { outcome, turn: isKept(planned) ? { planned, rows: null } : turn };
}

function meets(expect: Expect, outcome: Outcome): boolean {
  if (expect.plan) return outcome.plan !== null && isSubset(expect.plan, outcome.plan);
  if (expect.plan_any) return expect.plan_any.some((plan) => meets({ plan }, outcome));
  if (expect.either) return expect.either.some((one) => meets(one, outcome));
  if (expect.refuse) {
    const lenient = expect.refuse.some((code) => code === 'unknown_word' || code === 'no_metric') ? ['not_offered', 'not_understood'] : [];
    return outcome.plan === null && [...expect.refuse, ...lenient].includes(outcome.codes[0] ?? '');
  }
  const kind = outcome.plan && 'kind' in outcome.plan ? outcome.plan.kind : null;
  const asks = ['ambiguous', 'no_metric'].includes(outcome.codes[0] ?? '') && outcome.suggestions > 0;
  return asks || kind === 'help' || kind === 'define' || kind === 'list' || outcome.alternatives > 0;
}

/** Objects as subsets, texts without regard to case, lists whole. */
function isSubset(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'string') return typeof actual === 'string' && expected.toLowerCase() === actual.toLowerCase();
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && expected.length === actual.length && expected.every((one, index) => isSubset(one, actual[index]));
  }
  if (expected === null || typeof expected !== 'object') return expected === actual;
  if (actual === null || typeof actual !== 'object') return false;
  const found = new Map(Object.entries(actual));
  return Object.entries(expected).every(([key, value]) => isSubset(value, found.get(key)));
}
