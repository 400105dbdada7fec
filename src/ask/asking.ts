/** Answers questions: the one use case behind every surface. */
import type { Clock } from '../base/clock.ts';
import { newId } from '../base/identity.ts';
import { ok, type Result } from '../base/result.ts';
import type { Statement, StatementReader } from '../base/statement.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { listVersionedBrands } from '../data/directory.ts';
import type { Plan } from '../plan/plan.ts';
import { sentence } from '../plan/sentence.ts';
import type { Shown } from '../present/answer.ts';
import type { Store } from '../store/store.ts';
import { auditIn } from './access/audit.ts';
import { knowledgeFor } from './access/knowledge-for.ts';
import { readable } from './access/readable.ts';
import { notOpen, onlyForAsker } from './access/refusals.ts';
import { covers, everything, isBrandOpen, isNothing, type Rights } from './access/rights.ts';
import { type Ahead, readAhead } from './ahead.ts';
import { type Answers, answersOf } from './answers.ts';
import type { Asked } from './asked.ts';
import { type Builder, builderOf } from './building/builder.ts';
import { type Completion, complete } from './completing.ts';
import { dailySweep } from './drop-old-questions.ts';
import { giveAnswer, statementsOf } from './give.ts';
import { guarded, outcomeOf } from './guarded.ts';
import { keepInThread, keepingOf, keepRefusal, rowsIn } from './keep.ts';
import { rememberKnowledge } from './knowledge.ts';
import type { Log } from './log.ts';
import { offeredNumbers } from './offered-numbers.ts';
import type { Ask, AskInput, AskOutcome, Follows, Refused, RightfulInput } from './outcome.ts';
import { chooseBrand, prepare } from './prepare.ts';
import type { Settings } from './settings.ts';
import { placeIn } from './thread/in-thread.ts';
import { followsIn } from './thread/overheard.ts';
import { type Watch, watchIn } from './watching.ts';

export interface AskingParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'settleMinutes' | 'timeoutMs' | 'rowCap'> & Partial<Pick<Settings, 'logQuestions' | 'keepDays'>>;
  readonly log: Log;
}

/** What is asked within rights. */
export interface WithinRights {
  readonly sentence: string;
  /** In words; empty where the question stays within the rights by itself. */
  readonly added: readonly string[];
  /** Why only the asker is shown the answer; null where everybody in the room is. */
  readonly alone: string | null;
}

/** For whom a text is completed: everything is open, and it stands alone, where that is left out. */
export interface CompletedWithin {
  readonly rights?: Rights;
  readonly thread?: string;
}

export interface Asking extends Answers {
  readonly ask: Ask;
  /** The plan that `input` makes; its SQL is not run. A thread goes on from it all the same. */
  plan(input: AskInput): Promise<Result<Plan>>;
  /** What may stand at `cursor` (UTF-16 units) of `text`, likeliest first, in a thread also what changes its question; nothing where the brand is not clear. */
  complete(text: string, cursor: number, brand: string | null, within?: CompletedWithin): Promise<readonly Completion[]>;
  readonly follows: Follows;
  readonly builder: Builder;
  readonly watch: Watch;
  /** Whether `text` is a question that whoever has `rights` may ask. */
  readonly canAsk: (text: string, rights: Rights) => Promise<boolean>;
  /** Whether `text` may be shown to whoever has `rights`, though somebody with others wrote it: he may ask it, and it names nothing that is not open to him. */
  readonly canShare: (text: string, rights: Rights) => Promise<boolean>;
  /** What rights make of `input`, which is neither run nor kept: its plan in a sentence, what was added to stay within them, who sees the answer. */
  withinRights(input: RightfulInput): Promise<Result<WithinRights>>;
  /** The statements that `input` would run. */
  sql(input: AskInput): Promise<Result<readonly Statement[]>>;
}

/** Asking over a store that has its tables. What it knows of a brand is kept between questions. */
export function makeAsking(parts: AskingParts): Asking {
  const { store, catalogue, clock, log } = parts;
  const audit = auditIn(store, clock);
  const memory = rememberKnowledge(store, catalogue, parts.settings.settleMinutes);
  const rowsOf = async (asked: Omit<Asked, 'id'>) => {
    const given = await giveAnswer({ ...asked, id: newId() }, parts, { picture: false, signal: undefined });
    return given.ok ? rowsIn(given.value) : null;
  };
  const { keepDays } = parts.settings;
  const sweep = keepDays === undefined ? () => Promise.resolve() : dailySweep(store, clock, keepDays);
  const asked = (input: AskInput, ahead?: Ahead) => prepare(input, { catalogue, clock, memory, store, rowsOf, ...(ahead && { ahead }) });
  return {
    builder: builderOf(parts, memory),
    watch: watchIn(asked, parts),
    follows: followsIn({ catalogue, clock, memory, store }),
    ...answersOf(parts, memory),
    ask: (input) =>
      guarded(log, async () => {
        await sweep();
        if (input.rights !== undefined && isNothing(input.rights)) return shownTo(input, null, refusedFor(input.text, [notOpen]));
        const ahead = readAhead(parts, input.signal);
        const ready = await asked(input, ahead);
        const reader = ahead.readerFor(ready.ok ? ready.value.planned : null);
        if (!ready.ok) {
          await keepRefusal(ready.problems, input, parts);
          return shownTo(input, null, seenBy(refusedFor(input.text, ready.problems), undefined, input));
        }
        const { planned, knowledge, today, alone } = ready.value;
        if (alone === undefined) input.planned?.(sentence(planned.plan, { catalogue, directory: knowledge.directory, today }));
        const given = await giveKept({ ...ready.value, id: newId() }, input, parts, reader);
        if (!given.ok) await keepRefusal(given.problems, input, parts);
        if (given.ok || ready.value.planned.plan.kind !== 'metrics')
          await keepInThread(ready.value, input, parts, given.ok ? rowsIn(given.value) : null);
        const outcome = await withNumbers(outcomeOf(given, input.text), input);
        return shownTo(input, knowledge.directory.brand.id, seenBy(outcome, alone, input));
      }),
    async plan(input) {
      const ready = await asked(input);
      if (!ready.ok) return ready;
      await keepInThread(ready.value, input, parts, null);
      return ok(ready.value.planned.plan);
    },
    async complete(text, cursor, brand, { rights = everything, thread } = {}) {
      const brands = (await listVersionedBrands(store)).filter(({ id }) => isBrandOpen(rights, id));
      const chosen = chooseBrand(brand, brands);
      if (!chosen.ok) return [];
      const whole = await memory.of(chosen.value.id, chosen.value.version);
      const { directory, lexicon, zone } = knowledgeFor(whole, rights, catalogue);
      const now = clock.now();
      const options = { catalogue, directory, lexicon, now, today: zone.day(now) };
      const place = thread === undefined ? null : await placeIn(store, thread, options);
      return complete(text, cursor, { ...options, thread: place });
    },
    async canAsk(text, rights) {
      if (isNothing(rights)) return false;
      return (await asked({ text, rights, brand: null, asker: '', thread: null })).ok;
    },
    async canShare(text, rights) {
      if (isNothing(rights)) return false;
      const question = { text, asker: '', thread: null };
      const within = await asked({ ...question, rights, brand: null });
      if (!within.ok) return false;
      const { knowledge, today } = within.value;
      // What is not open reads as a name that nobody has: only who sees everything reads it as what it names.
      const whole = await asked({ ...question, brand: knowledge.directory.brand.id });
      return whole.ok && readable(whole.value.planned, { catalogue, ...knowledge, today }) !== null;
    },
    async withinRights(input) {
      if (isNothing(input.rights)) return { ok: false, problems: [notOpen] };
      const ready = await asked(input);
      if (!ready.ok) return ready;
      const { planned, knowledge, today, alone = null } = ready.value;
      const { plan, notes } = planned;
      return ok({
        sentence: sentence(plan, { catalogue, directory: knowledge.directory, today }),
        added: notes.filter(({ code }) => code === 'access').map(({ text }) => text),
        alone,
      });
    },
    async sql(input) {
      const ready = await asked(input);
      return ready.ok ? statementsOf(ready.value, parts) : ready;
    },
  };

  /** With the numbers of the other readings, each within what whoever sees the answer may see. */
  async function withNumbers(outcome: AskOutcome, input: AskInput): Promise<AskOutcome> {
    if (outcome.kind !== 'answer' || input.offers !== true) return outcome;
    const numbers = await offeredNumbers(outcome.shown, {
      signal: input.signal,
      failed: (err) => log.error({ err, answer: outcome.shown.answer.id }, 'the number of another reading was not counted'),
      async give(text, signal) {
        const ready = await asked({ ...input, text, thread: null });
        if (!ready.ok || ready.value.alone !== undefined) return null;
        return giveAnswer({ ...ready.value, id: newId() }, parts, { picture: false, signal });
      },
    });
    return { ...outcome, numbers };
  }

  /** Written down before anything is shown. */
  function shownTo(input: AskInput, brand: string | null, outcome: AskOutcome): Promise<AskOutcome> {
    const { act, place, alone } = input.audited ?? { act: 'ask', place: input.thread, alone: false };
    return audit.shown({ ...input, thread: place }, { act, brand: brand ?? '', answer: '', alone }, outcome);
  }
}

/** Whatever stage refuses, a room that sees less than the asker is not told: by which of them it was, names would show that are not for it. */
function seenBy(outcome: AskOutcome, alone: string | undefined, { room, rights }: AskInput): AskOutcome {
  const isNarrower = outcome.kind === 'refused' && room !== undefined && !covers(room, rights ?? everything);
  const why = alone ?? (isNarrower ? onlyForAsker : undefined);
  return why === undefined ? outcome : { ...outcome, alone: why };
}

function refusedFor(question: string, problems: Refused['problems']): Refused {
  return { kind: 'refused', question, problems };
}

/** The answer to `asked`, kept by the time it is given. */
async function giveKept(asked: Asked, input: AskInput, parts: AskingParts, reader: StatementReader | null): Promise<Result<Shown>> {
  const keeping = keepingOf(asked, input, parts);
  const meanwhile = (): Promise<void> => keeping.begin();
  let given: Result<Shown> | null = null;
  try {
    given = await giveAnswer(asked, parts, { picture: input.picture ?? false, signal: input.signal, meanwhile, ...(reader && { reader }) });
    if (given.ok) await keeping.begin();
    return given;
  } finally {
    if (given?.ok !== true) await keeping.takeBack();
  }
}
