/** Answers questions: the one use case behind every surface. */
import type { Clock } from '../base/clock.ts';
import { newId } from '../base/identity.ts';
import { ok, type Result } from '../base/result.ts';
import type { Statement } from '../base/statement.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { listVersionedBrands } from '../data/directory.ts';
import type { Plan } from '../plan/plan.ts';
import { sentence } from '../plan/sentence.ts';
import type { Shown } from '../present/answer.ts';
import type { Store } from '../store/store.ts';
import { type Answers, answersOf } from './answers.ts';
import type { Asked } from './asked.ts';
import { type Completion, complete } from './completing.ts';
import { dailySweep } from './drop-old-questions.ts';
import { giveAnswer, statementsOf } from './give.ts';
import { guarded, outcomeOf } from './guarded.ts';
import { keepInThread, keepingOf, keepRefusal, rowsIn } from './keep.ts';
import { rememberKnowledge } from './knowledge.ts';
import type { Log } from './log.ts';
import type { Ask, AskInput } from './outcome.ts';
import { chooseBrand, prepare } from './prepare.ts';
import type { Settings } from './settings.ts';
import { placeIn } from './thread/in-thread.ts';

export interface AskingParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'settleMinutes' | 'timeoutMs' | 'rowCap'> & Partial<Pick<Settings, 'logQuestions' | 'keepDays'>>;
  readonly log: Log;
}

export interface Asking extends Answers {
  readonly ask: Ask;
  /** The plan that `input` makes; its SQL is not run. A thread goes on from it all the same. */
  plan(input: AskInput): Promise<Result<Plan>>;
  /** What may stand at `cursor` (UTF-16 units) of `text`, likeliest first, in `thread` also what changes its question; nothing where the brand is not clear. */
  complete(text: string, cursor: number, brand: string | null, thread?: string): Promise<readonly Completion[]>;
  /** The statements that `input` would run. */
  sql(input: AskInput): Promise<Result<readonly Statement[]>>;
}

/** Asking over a store that has its tables. What it knows of a brand is kept between questions. */
export function makeAsking(parts: AskingParts): Asking {
  const { store, catalogue, clock, log } = parts;
  const memory = rememberKnowledge(store, catalogue, parts.settings.settleMinutes);
  const rowsOf = async (asked: Omit<Asked, 'id'>) => {
    const given = await giveAnswer({ ...asked, id: newId() }, parts, { picture: false, signal: undefined });
    return given.ok ? rowsIn(given.value) : null;
  };
  const { keepDays } = parts.settings;
  const sweep = keepDays === undefined ? () => Promise.resolve() : dailySweep(store, clock, keepDays);
  const asked = (input: AskInput) => prepare(input, { catalogue, clock, memory, store, rowsOf });
  return {
    ...answersOf(parts, memory),
    ask: (input) =>
      guarded(log, async () => {
        await sweep();
        const ready = await asked(input);
        if (!ready.ok) {
          await keepRefusal(ready.problems, input, parts);
          return { kind: 'refused', question: input.text, problems: ready.problems };
        }
        const { planned, knowledge, today } = ready.value;
        input.planned?.(sentence(planned.plan, { catalogue, directory: knowledge.directory, today }));
        const given = await giveKept({ ...ready.value, id: newId() }, input, parts);
        if (!given.ok) await keepRefusal(given.problems, input, parts);
        if (given.ok || ready.value.planned.plan.kind !== 'metrics')
          await keepInThread(ready.value, input, parts, given.ok ? rowsIn(given.value) : null);
        return outcomeOf(given, input.text);
      }),
    async plan(input) {
      const ready = await asked(input);
      if (!ready.ok) return ready;
      await keepInThread(ready.value, input, parts, null);
      return ok(ready.value.planned.plan);
    },
    async complete(text, cursor, brand, thread) {
      const chosen = chooseBrand(brand, await listVersionedBrands(store));
      if (!chosen.ok) return [];
      const { directory, lexicon, zone } = await memory.of(chosen.value.id, chosen.value.version);
      const now = clock.now();
      const place = thread === undefined ? null : await placeIn(store, directory.brand.id, thread, catalogue);
      return complete(text, cursor, { catalogue, directory, lexicon, now, today: zone.day(now), thread: place });
    },
    async sql(input) {
      const ready = await asked(input);
      return ready.ok ? statementsOf(ready.value, parts) : ready;
    },
  };
}

/** The answer to `asked`, kept by the time it is given. */
async function giveKept(asked: Asked, input: AskInput, parts: AskingParts): Promise<Result<Shown>> {
  const keeping = keepingOf(asked, input, parts);
  const meanwhile = (): Promise<void> => keeping.begin();
  let given: Result<Shown> | null = null;
  try {
    given = await giveAnswer(asked, parts, { picture: input.picture ?? false, signal: input.signal, meanwhile });
    if (given.ok) await keeping.begin();
    return given;
  } finally {
    if (given?.ok !== true) await keeping.takeBack();
  }
}
