/** From a text to a plan that can run: the brand, the reading, the planning. Shared by asking, `--plan` and `--sql`. */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Clock } from '../base/clock.ts';
import type { Problem } from '../base/problem.ts';
import { ok, type Result, refused } from '../base/result.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Brand } from '../catalogue/directory.ts';
import { listVersionedBrands } from '../data/directory.ts';
import type { Store } from '../store/store.ts';
import { knowledgeFor } from './access/knowledge-for.ts';
import { onlyForAsker } from './access/refusals.ts';
import { covers, everything, intersection, isNothing, key, type Rights } from './access/rights.ts';
import type { Ahead } from './ahead.ts';
import type { Asked } from './asked.ts';
import type { Knowledge, Memory } from './knowledge.ts';
import type { AskInput } from './outcome.ts';
import { type Moved, moveIn, type ThreadParts, turnOf } from './thread/in-thread.ts';

export interface PrepareParts {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly memory: Memory;
  readonly store: Store;
  /** The rows of a thread's plan that was not run when it was made. */
  readonly rowsOf: (asked: Omit<Asked, 'id'>) => ReturnType<ThreadParts['rowsOf']>;
  /** Told of a plan that will be the answer's if what was known last still holds. */
  readonly ahead?: Pick<Ahead, 'begin'>;
}

/**
 * Reads and plans `input`; the problems of both where it cannot stand. It is read with what was known last while the store tells whether
 * that still holds, and once more where it does not.
 */
export async function prepare(input: AskInput, parts: PrepareParts): Promise<Result<Omit<Asked, 'id'>>> {
  const latest = parts.memory.latest(input.brand);
  const [brands, ahead] = await Promise.all([listVersionedBrands(parts.store), latest && readAhead(input, latest, parts)]);
  const { rights = everything, room = everything } = input;
  const brand = chooseBrand(
    input.brand,
    brands.filter(({ id }) => rights.brands === null || rights.brands.includes(id)),
  );
  if (!brand.ok) return brand;
  const knowledge = await parts.memory.of(brand.value.id, brand.value.version);
  const read = ahead && knowledge === latest ? ahead : await readWith(input, knowledge, rights, parts);
  const shared = covers(room, rights) ? read : await readForAll(input, knowledge, read, parts);
  const { ready, moved } = shared ?? read;
  const turn = await turnOf(moved, input, ready.knowledge.directory, { ...parts, today: ready.today });
  return turn.ok ? ok({ ...ready, ...turn.value, ...(shared === null ? { alone: onlyForAsker } : {}) }) : turn;
}

/**
 * The question as everybody in the room may have it answered, where that is the same question; null where it is another, or none. What is
 * taken back in a thread is for whoever takes it back.
 */
async function readForAll(input: AskInput, knowledge: Knowledge, own: Read, parts: PrepareParts): Promise<Read | null> {
  const { rights = everything, room = everything } = input;
  const both = intersection(rights, room);
  const { brand } = knowledge.directory;
  if (isNothing(both) || (both.brands !== null && !both.brands.includes(brand.id))) return null;
  // Which LOBs there are is not told by who sees the answer.
  const narrower = key({ ...rights, lobs: both.lobs }) !== key(rights);
  if (narrower && isNarrowed(own)) return null;
  const shared = await readWith(input, knowledge, both, parts);
  const planOf = ({ moved: { move } }: Read): string | null =>
    move.ok && move.value.kind === 'asked' ? JSON.stringify(move.value.planned.plan) : null;
  return planOf(shared) !== null && planOf(shared) === planOf(own) ? shared : null;
}

/** Whether a plan was made to stay within the LOBs of its asker, who did not say so himself. */
function isNarrowed({ moved: { move } }: Read): boolean {
  if (!move.ok || move.value.kind !== 'asked') return false;
  const { plan, notes } = move.value.planned;
  return notes.some(({ code }) => code === 'access') || ['snapshot', 'why', 'schedule', 'alert'].includes(plan.kind);
}

interface Read {
  readonly ready: Pick<Asked, 'question' | 'knowledge' | 'today' | 'rights'>;
  readonly moved: Moved;
}

/** As `readWith`, after the question to the store has left. */
async function readAhead(input: AskInput, knowledge: Knowledge, parts: PrepareParts): Promise<Read> {
  await otherWork();
  const { rights = everything, room = everything } = input;
  const read = await readWith(input, knowledge, rights, parts);
  const { move } = read.moved;
  if (covers(room, rights) && move.ok && move.value.kind === 'asked') parts.ahead?.begin(read.ready, move.value.planned);
  return read;
}

async function readWith(input: AskInput, whole: Knowledge, rights: Rights, parts: PrepareParts): Promise<Read> {
  const { catalogue, clock, store } = parts;
  const knowledge = knowledgeFor(whole, rights, catalogue);
  const now = input.now ?? clock.now();
  const today = knowledge.zone.day(now);
  const { directory, lexicon } = knowledge;
  const ready = { question: input.text, knowledge, today, rights };
  const moved = await moveIn(
    input,
    { catalogue, directory, lexicon, today, now },
    { store, rowsOf: (planned) => parts.rowsOf({ ...ready, planned, changed: null, reading: silent }) },
  );
  return { ready, moved };
}

/** A plan that is run for its rows alone has nothing to say of words. */
export const silent = { text: '', question: null, words: [], assumptions: [], alternatives: [], problems: [] };

/** The brand called `id`, or the only one; else a problem that names what there is. */
export function chooseBrand<One extends Brand>(id: string | null, brands: readonly One[]): Result<One> {
  const [only, ...more] = brands;
  const ids = brands.map((brand) => brand.id).join(', ');
  if (!only)
    return refuse(
      'no_data',
      'There are no data yet. `parley import FILE` loads events; `parley demo` loads a demo brand to try things on.',
    );
  if (id !== null) {
    const named = brands.find((brand) => brand.id === id);
    return named ? ok(named) : refuse('unknown_value', `There is no brand “${id}”. Known: ${ids}.`);
  }
  return more.length === 0
    ? ok(only)
    : refuse('ambiguous', `There are ${brands.length} brands (${ids}). A question is about one: name it with --brand.`);
}

function refuse(code: Problem['code'], message: string): ReturnType<typeof refused> {
  return refused({ code, message, at: null, suggestions: [] });
}
