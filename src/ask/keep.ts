/** What stays of a question: the answer for a replay, the plan for its thread, the words that nobody knew. */
import type { Clock } from '../base/clock.ts';
import { newId } from '../base/identity.ts';
import type { Problem } from '../base/problem.ts';
import { listBrands } from '../data/directory.ts';
import type { Changed, Shown } from '../present/answer.ts';
import { dropAnswer, saveAnswer } from '../store/answers.ts';
import { saveRefusals } from '../store/refusals.ts';
import type { Store } from '../store/store.ts';
import type { Asked } from './asked.ts';
import type { AskInput } from './outcome.ts';
import { chooseBrand } from './prepare.ts';
import type { Settings } from './settings.ts';
import { keepTurn } from './thread/in-thread.ts';
import type { ThreadRows } from './thread/rows.ts';

interface KeepParts {
  readonly store: Store;
  readonly clock: Clock;
  /** Texts are kept unless `logQuestions` says otherwise. */
  readonly settings: Partial<Pick<Settings, 'logQuestions'>>;
}

/** What an answer follows from, as it is kept; `version` is that of the data it was given over, `rights` are those it was given within (both absent in older answers). */
export type KeptPlan = Omit<Asked, 'id' | 'knowledge'> & { readonly version?: string };

/** One answer on its way into the store. */
export interface Keeping {
  /** Keeps it; all calls are one, and resolve when it is kept. Without effect once it was taken back. */
  begin(): Promise<void>;
  /** Nothing is kept of it, now or later: it was not given after all. */
  takeBack(): Promise<void>;
}

/** The keeping of the answer to `asked`. What a replay needs is known before the answer is, so it can be kept while the numbers are read. */
export function keepingOf(asked: Asked, input: AskInput, parts: KeepParts): Keeping {
  let begun: Promise<void> | null = input.kept === false ? Promise.resolve() : null;
  return {
    begin: () => (begun ??= keepAnswer(asked, input, parts)),
    takeBack: async () => {
      const before = begun;
      begun = Promise.resolve();
      const kept = await before?.then(
        () => true,
        () => false,
      );
      if (kept === true) await dropAnswer(parts.store, asked.id);
    },
  };
}

/** Keeps what an answer follows from, its texts only where they may be kept. */
async function keepAnswer({ id, knowledge, ...asked }: Asked, input: AskInput, { store, clock, settings }: KeepParts): Promise<void> {
  const at = clock.now();
  const kept = { ...asked, changed: withoutOthers(asked.changed, input.asker) };
  const texts = settings.logQuestions ?? true;
  await saveAnswer(store, {
    id,
    brand: knowledge.directory.brand.id,
    at,
    asker: input.asker,
    thread: input.thread ?? '',
    question: texts ? input.text : '',
    plan: JSON.stringify({ ...(texts ? kept : withoutTexts(kept)), version: knowledge.version } satisfies KeptPlan),
    now: new Date(at).toISOString(),
  });
}

/** An answer that is kept names nobody but its asker, so that forgetting somebody needs no search through those of others. */
function withoutOthers(changed: Changed | null, asker: string): Changed | null {
  switch (changed?.kind) {
    case undefined:
      return null;
    case 'edit':
      return { ...changed, by: asker, askedBy: asker, several: false };
    case 'undo':
      return { ...changed, by: asker, undoneBy: asker };
    case 'reset':
      return changed;
  }
}

function withoutTexts(kept: Omit<KeptPlan, 'version'>): Omit<KeptPlan, 'version'> {
  return { ...kept, question: '', reading: { ...kept.reading, text: '', words: [] } };
}

/** Keeps the plan in the thread of `input`, if there is one. */
export async function keepInThread(
  ready: Omit<Asked, 'id'>,
  input: AskInput,
  { store, clock }: KeepParts,
  rows: ThreadRows | null,
): Promise<void> {
  const { thread, asker } = input;
  if (thread === null) return;
  await keepTurn(ready, { brand: ready.knowledge.directory.brand.id, thread, asker, at: clock.now(), rows }, store);
}

/** Counts a refusal, each problem with the words at its place; without texts the codes alone. */
export async function keepRefusal(problems: readonly Problem[], input: AskInput, { store, clock, settings }: KeepParts): Promise<void> {
  if (input.kept === false) return;
  const brand = chooseBrand(input.brand, await listBrands(store));
  if (!brand.ok) return;
  const { asker, text } = input;
  const texts = settings.logQuestions ?? true;
  const shared = { brand: brand.value.id, at: clock.now(), asker, question: texts ? text : '' };
  await saveRefusals(
    store,
    problems.map(({ code, at }) => ({ ...shared, id: newId(), code, word: texts ? wordAt(text, code, at) : '' })),
  );
}

function wordAt(text: string, code: Problem['code'], at: Problem['at']): string {
  const names = code === 'unknown_word' || code === 'unknown_value' || code === 'not_offered';
  return at === null || !names ? '' : text.slice(at.start, at.end).toLowerCase().slice(0, 200);
}

/** The members that an answer shows, row by row. */
export function rowsIn({ answer }: Shown): ThreadRows | null {
  const by = answer.plan.kind === 'metrics' ? answer.plan.by : [];
  const places = by.map((dimension) => answer.columns.findIndex(({ id }) => id === dimension));
  return by.length === 0 ? null : { columns: by, rows: answer.rows.map((row) => places.map((place) => row[place] ?? null)) };
}
