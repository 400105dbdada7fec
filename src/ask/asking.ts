/** Answers questions: the one use case behind every surface. */
import type { Clock } from '../base/clock.ts';
import { newId } from '../base/identity.ts';
import type { Problem } from '../base/problem.ts';
import { ok, type Result } from '../base/result.ts';
import type { Statement } from '../base/statement.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { brandVersion } from '../data/brand-version.ts';
import { listVersionedBrands } from '../data/directory.ts';
import { missingMetrics } from '../plan/missing-metrics.ts';
import type { Plan } from '../plan/plan.ts';
import type { Shown } from '../present/answer.ts';
import { type KeptAnswer, loadAnswer } from '../store/answers.ts';
import { saveAudit } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { knowledgeFor } from './access/knowledge-for.ts';
import { mayRead } from './access/may-read.ts';
import { isLimited, readable } from './access/readable.ts';
import { notOpen, notYours, onlyForAsker } from './access/refusals.ts';
import { covers, everything, isNothing, type Rights } from './access/rights.ts';
import type { Asked } from './asked.ts';
import { type Completion, complete } from './completing.ts';
import { dailySweep } from './drop-old-questions.ts';
import { giveAnswer, statementsOf } from './give.ts';
import { keepInThread, keepingOf, keepRefusal, rowsIn } from './keep.ts';
import { rememberKnowledge } from './knowledge.ts';
import type { Log } from './log.ts';
import type { Ask, AskInput, AskOutcome } from './outcome.ts';
import { chooseBrand, prepare, silent } from './prepare.ts';
import type { Settings } from './settings.ts';

export interface AskingParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'settleMinutes' | 'timeoutMs' | 'rowCap'> & Partial<Pick<Settings, 'logQuestions' | 'keepDays'>>;
  readonly log: Log;
}

export interface Asking {
  readonly ask: Ask;
  /** The plan that `input` makes; its SQL is not run. A thread goes on from it all the same. */
  plan(input: AskInput): Promise<Result<Plan>>;
  /** What may stand at `cursor` (UTF-16 units) of `text`, likeliest first; nothing where the brand is not clear. */
  complete(text: string, cursor: number, brand: string | null, rights?: Rights): Promise<readonly Completion[]>;
  /** The statements that `input` would run. */
  sql(input: AskInput): Promise<Result<readonly Statement[]>>;
  /**
   * The answer called `id` once more, as of the time it was first given; null where there is none. A `reader` is shown it only as far as
   * his rights go (`not_allowed`): a button under an answer is anybody's to click.
   */
  replay(id: string, reader?: Reader): Promise<AskOutcome | null>;
}

/** Who reads an answer that was kept, and where. */
export type Reader = Required<Pick<AskInput, 'rights' | 'asker' | 'thread'>>;

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
    ask: (input) =>
      guarded(log, async () => {
        await sweep();
        if (input.rights !== undefined && isNothing(input.rights)) return noted(input, null, notAllowed(input.text, notOpen));
        const ready = await asked(input);
        if (!ready.ok) {
          await keepRefusal(ready.problems, input, parts);
          const isNarrower = input.room !== undefined && !covers(input.room, input.rights ?? everything);
          const outcome: AskOutcome = { kind: 'refused', question: input.text, problems: ready.problems };
          return noted(input, null, isNarrower ? { ...outcome, alone: onlyForAsker } : outcome);
        }
        const given = await giveKept({ ...ready.value, id: newId() }, input, parts);
        if (!given.ok) await keepRefusal(given.problems, input, parts);
        if (given.ok || ready.value.planned.plan.kind !== 'metrics')
          await keepInThread(ready.value, input, parts, given.ok ? rowsIn(given.value) : null);
        const { alone, knowledge } = ready.value;
        const outcome = outcomeOf(given, input.text);
        return noted(input, knowledge.directory.brand.id, alone === undefined ? outcome : { ...outcome, alone });
      }),
    async plan(input) {
      const ready = await asked(input);
      if (!ready.ok) return ready;
      await keepInThread(ready.value, input, parts, null);
      return ok(ready.value.planned.plan);
    },
    async complete(text, cursor, brand, rights = everything) {
      const brands = (await listVersionedBrands(store)).filter(({ id }) => rights.brands === null || rights.brands.includes(id));
      const chosen = chooseBrand(brand, brands);
      if (!chosen.ok || isNothing(rights)) return [];
      const whole = await memory.of(chosen.value.id, chosen.value.version);
      const { directory, lexicon, zone } = knowledgeFor(whole, rights, catalogue);
      const now = clock.now();
      return complete(text, cursor, { catalogue, directory, lexicon, now, today: zone.day(now) });
    },
    async sql(input) {
      const ready = await asked(input);
      return ready.ok ? statementsOf(ready.value, parts) : ready;
    },
    async replay(id, reader) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      return guarded(log, async () => {
        const kept = JSON.parse(row.plan) as Omit<Asked, 'id' | 'knowledge'>;
        if (reader !== undefined) return noted(reader, row.brand, await reread(row, kept, reader.rights));
        const gone = missingMetrics(kept.planned.plan, catalogue);
        if (gone) return { kind: 'refused', question: kept.question, problems: [gone] };
        const knowledge = await memory.of(row.brand, await brandVersion(store, row.brand));
        const given = await giveAnswer({ ...kept, id, knowledge }, parts, { picture: false, signal: undefined });
        return outcomeOf(given, kept.question);
      });
    },
  };

  /** The kept answer as far as it is open: with nothing in it that only its asker was told. */
  async function reread(row: KeptAnswer, kept: Omit<Asked, 'id' | 'knowledge'>, rights: Rights): Promise<AskOutcome> {
    const { plan } = kept.planned;
    const gone = missingMetrics(plan, catalogue);
    if (gone) return { kind: 'refused', question: kept.question, problems: [gone] };
    const whole = await memory.of(row.brand, await brandVersion(store, row.brand));
    const knowledge = knowledgeFor(whole, rights, catalogue);
    const planned = isOpen(row, plan, rights) ? readable(kept.planned, { catalogue, ...knowledge, today: kept.today }) : null;
    if (planned === null) return notAllowed('', notYours);
    const told = isLimited(knowledge.directory) ? { question: '', reading: silent, changed: null } : {};
    const given = await giveAnswer({ ...kept, ...told, id: row.id, planned, knowledge }, parts, { picture: false, signal: undefined });
    return outcomeOf(given, kept.question);
  }

  /** Definitions, lists and help tell each reader what is open to him. */
  function isOpen(row: KeptAnswer, plan: Plan, rights: Rights): boolean {
    if (isNothing(rights) || (rights.brands !== null && !rights.brands.includes(row.brand))) return false;
    return plan.kind === 'define' || plan.kind === 'list' || plan.kind === 'help' || mayRead(row, rights, catalogue);
  }

  /** `outcome`, once it is written down who was shown it. The operator reads the database itself: of him nothing is written. */
  async function noted(input: Reader | AskInput, brand: string | null, outcome: AskOutcome): Promise<AskOutcome> {
    const denied = outcome.kind === 'refused' && outcome.problems[0].code === 'not_allowed';
    if (input.rights === undefined || (outcome.kind !== 'answer' && !denied)) return outcome;
    await saveAudit(store, {
      id: newId(),
      at: clock.now(),
      asker: input.asker,
      place: input.thread ?? '',
      brand: brand ?? '',
      answer: outcome.kind === 'answer' ? outcome.shown.answer.id : '',
      rows: outcome.kind === 'answer' ? outcome.shown.answer.rows.length : 0,
      shownTo: denied ? 'nobody' : outcome.alone === undefined ? 'room' : 'asker',
    });
    return outcome;
  }
}

function notAllowed(question: string, problem: Problem): AskOutcome {
  return { kind: 'refused', question, problems: [problem] };
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

function outcomeOf(given: Result<Shown>, question: string): AskOutcome {
  return given.ok ? { kind: 'answer', shown: given.value } : { kind: 'refused', question, problems: given.problems };
}

/** What we did wrong becomes an id in the log and in the answer. */
async function guarded(log: Log, work: () => Promise<AskOutcome>): Promise<AskOutcome> {
  try {
    return await work();
  } catch (error) {
    const id = newId();
    log.error({ err: error, fault: id }, 'a question was not answered');
    return { kind: 'fault', id };
  }
}
