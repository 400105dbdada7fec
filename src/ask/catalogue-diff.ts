/** What another catalogue would make of the questions that were asked. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { brandVersion } from '../data/brand-version.ts';
import type { ReadOptions } from '../language/read.ts';
import { metricsNamed } from '../plan/missing-metrics.ts';
import type { Plan } from '../plan/plan.ts';
import { sentence } from '../plan/sentence.ts';
import { countWithoutText, type LoggedQuestion, singleQuestions, threadQuestions } from '../store/asked-questions.ts';
import type { Store } from '../store/store.ts';
import { brandIds } from './brands.ts';
import { type Knowledge, rememberKnowledge } from './knowledge.ts';
import { followUp, needsRows, type ThreadTurn } from './thread/follow-up.ts';
import { isKept } from './thread/in-thread.ts';

/** A plan in words, or why there is none. */
export type Told = { readonly sentence: string } | { readonly refused: string };

export interface ChangedQuestion {
  readonly brand: string;
  readonly question: string;
  readonly times: number;
  readonly old: Told;
  readonly new: Told;
}

export interface RedefinedMetric {
  readonly metric: string;
  /** Its formulas in words. */
  readonly old: string;
  readonly new: string;
  /** How often it was asked for in words that mean the same in both. */
  readonly times: number;
}

export interface CatalogueDiff {
  /** How many questions were read, each as often as it was asked. */
  readonly read: number;
  /** The most frequent first. */
  readonly changed: readonly ChangedQuestion[];
  /** Metrics of one id whose formula differs: plans name them alike, the numbers differ. */
  readonly redefined: readonly RedefinedMetric[];
  /** Questions that cannot be read again: kept without their text, or about a row of an answer. */
  readonly unread: number;
}

/** One of the two catalogues, with where its threads stand. */
interface Side {
  readonly catalogue: Catalogue;
  readonly knowledgeOf: (brand: string) => Promise<Knowledge>;
  turns: ThreadTurn[];
}

interface Outcome {
  readonly told: Told;
  /** Null where it was refused. */
  readonly plan: Plan | null;
}

/** Reads every logged question (of `brand`, where one is named) with both catalogues, each on the day that it was asked. Runs none. */
export async function catalogueDiff(
  store: Store,
  catalogues: { readonly old: Catalogue; readonly new: Catalogue },
  options: { readonly brand: string | null; readonly settleMinutes: number },
): Promise<CatalogueDiff> {
  const side = (catalogue: Catalogue): Side => {
    const memory = rememberKnowledge(store, catalogue, options.settleMinutes);
    return { catalogue, knowledgeOf: async (brand) => memory.of(brand, await brandVersion(store, brand)), turns: [] };
  };
  const [before, after] = [side(catalogues.old), side(catalogues.new)];
  const brands = new Set((await brandIds(store)).filter((id) => options.brand === null || id === options.brand));
  const redefined = redefinedMetrics(catalogues.old, catalogues.new);
  const changed = new Map<string, ChangedQuestion>();
  let [read, unread, thread] = [0, await countWithoutText(store), ''];
  for await (const asked of loggedIn(store)) {
    if (!brands.has(asked.brand)) continue;
    const here = JSON.stringify([asked.brand, asked.thread]);
    if (asked.thread === '' || here !== thread) for (const one of [before, after]) one.turns = [];
    thread = here;
    if (needsRows(asked.question)) {
      unread += asked.times;
      continue;
    }
    read += asked.times;
    const [old, fresh] = [await readIn(before, asked), await readIn(after, asked)];
    if (JSON.stringify(old.plan) === JSON.stringify(fresh.plan)) countRedefined(fresh.plan, asked.times, redefined);
    else addChanged(changed, { brand: asked.brand, question: asked.question, times: asked.times, old: old.told, new: fresh.told });
  }
  return {
    read,
    unread,
    changed: [...changed.values()].toSorted((a, b) => b.times - a.times || (a.question < b.question ? -1 : 1)),
    redefined: [...redefined.values()],
  };
}

async function* loggedIn(store: Store): AsyncGenerator<LoggedQuestion> {
  yield* await singleQuestions(store);
  yield* threadQuestions(store);
}

/** What `asked` means where the side's thread stands, which it then goes on from. */
async function readIn(side: Side, { brand, question, at }: LoggedQuestion): Promise<Outcome> {
  const { directory, lexicon, zone } = await side.knowledgeOf(brand);
  const options: ReadOptions = { catalogue: side.catalogue, directory, lexicon, today: zone.day(at), now: at };
  const move = followUp(question, side.turns.at(-1) ?? null, options);
  if (!move.ok) return { told: { refused: move.problems[0].message }, plan: null };
  if (move.value.kind === 'asked') {
    const { planned } = move.value;
    if (isKept(planned)) side.turns.push({ planned, rows: null });
    return { told: { sentence: sentence(planned.plan, { ...options }) }, plan: planned.plan };
  }
  if (move.value.kind === 'undo') side.turns.pop();
  else side.turns = [];
  return { told: { sentence: move.value.kind }, plan: null };
}

function addChanged(changed: Map<string, ChangedQuestion>, question: ChangedQuestion): void {
  const key = JSON.stringify({ ...question, times: 0 });
  const known = changed.get(key);
  changed.set(key, known ? { ...known, times: known.times + question.times } : question);
}

function redefinedMetrics(old: Catalogue, fresh: Catalogue): Map<string, RedefinedMetric> {
  const found = fresh.metrics.flatMap(({ id, formula, inWords }) => {
    const before = old.metric(id);
    const same = before === undefined || JSON.stringify(before.formula) === JSON.stringify(formula);
    return same ? [] : [{ metric: id, old: before.inWords, new: inWords, times: 0 }];
  });
  return new Map(found.map((one) => [one.metric, one]));
}

function countRedefined(plan: Plan | null, times: number, redefined: Map<string, RedefinedMetric>): void {
  for (const id of new Set(plan === null ? [] : metricsNamed(plan))) {
    const known = redefined.get(id);
    if (known) redefined.set(id, { ...known, times: known.times + times });
  }
}
