/** A message in a stored thread: what it means there, and what the thread keeps of it. */
import type { Day } from '../../base/day.ts';
import type { Problem } from '../../base/problem.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Directory } from '../../catalogue/directory.ts';
import type { Lexicon } from '../../language/lexicon.ts';
import type { Reading } from '../../language/question.ts';
import type { ReadOptions } from '../../language/read.ts';
import { missingMetrics } from '../../plan/missing-metrics.ts';
import { plain } from '../../plan/plan-others.ts';
import type { PlanContext, Planned } from '../../plan/planned.ts';
import type { Changed } from '../../present/answer.ts';
import type { Store } from '../../store/store.ts';
import { dropLastTurn, dropThread, loadThread, renewRows, saveTurn, type Thread } from '../../store/threads.ts';
import { isLimited, readable } from '../access/readable.ts';
import { notYours } from '../access/refusals.ts';
import type { ThreadPlace } from '../completing.ts';
import type { AskInput } from '../outcome.ts';
import { followUp, type Move, needsRows, type ThreadTurn } from './follow-up.ts';
import { readOnce } from './read-before.ts';
import type { ThreadRows } from './rows.ts';

/** What a message came to. */
export interface Turn {
  readonly reading: Reading;
  readonly planned: Planned;
  readonly changed: Changed | null;
}

export interface ThreadParts {
  readonly store: Store;
  /** The rows of a plan that was not run when it was made. */
  readonly rowsOf: (planned: Planned) => Promise<ThreadRows | null>;
}

/** Rows kept at most: nobody counts further in words. */
const mostRows = 200;

/** A message that was read, and the thread it was said in. */
export interface Moved {
  readonly thread: Thread | null;
  /** Why the thread's plan cannot be gone on from; null where it can. */
  readonly gone: Problem | null;
  readonly move: Result<Move>;
}

/** How a message is read where the lexicon is made already. */
type KnownOptions = ReadOptions & { readonly lexicon: Lexicon };

/** What `input` means where it was said; outside a thread it stands for itself. Nothing is changed by it yet. */
export async function moveIn(input: Pick<AskInput, 'text' | 'thread'>, options: KnownOptions, parts: ThreadParts): Promise<Moved> {
  const thread = input.thread === null ? null : await loadThread(parts.store, options.directory.brand.id, input.thread);
  const gone = thread && missingMetrics(plannedIn(thread).plan, options.catalogue);
  const turn = thread && !gone ? await lastTurn(thread, input.text, options, parts) : null;
  return { thread, gone, move: turn === null ? readOnce(input.text, options) : followUp(input.text, turn, options) };
}

/** What came of it; what is taken back or forgotten is so from now on. */
export async function turnOf(
  { thread, gone, move }: Moved,
  input: Pick<AskInput, 'asker' | 'thread'>,
  directory: Directory,
  { store, ...known }: { readonly store: Store; readonly catalogue: Catalogue; readonly today: Day },
): Promise<Result<Turn>> {
  const brand = directory.brand.id;
  if (!move.ok) return move;
  if (gone && move.value.kind === 'asked' && move.value.planned.plan.kind === 'edit') return refused(gone);
  if (move.value.kind === 'asked') return ok(said(move.value, thread, input.asker));
  if (move.value.kind === 'reset') {
    await dropThread(store, brand, input.thread ?? '');
    return ok({
      reading: move.value.reading,
      planned: plain({ kind: 'help', brand }),
      changed: { kind: 'reset' },
    });
  }
  return takenBack(move.value.reading, thread, input.asker, store, { ...known, directory });
}

function plannedIn({ last }: Thread): Planned {
  return JSON.parse(last.plan) as Planned;
}

/** Where a text that is being typed in a thread stands; null where there is nothing to go on from. */
export async function placeIn(store: Store, name: string, context: PlanContext): Promise<ThreadPlace | null> {
  const thread = await loadThread(store, context.directory.brand.id, name);
  if (thread === null || missingMetrics(plannedIn(thread).plan, context.catalogue)) return null;
  const planned = readable(plannedIn(thread), context);
  if (planned === null) return null;
  const rows = isLimited(context.directory) ? null : thread.last.rows;
  return { turn: { planned, rows: rows === null ? null : (JSON.parse(rows) as ThreadRows) }, undoable: thread.turns > 1 };
}

/** Null where the thread's plan is of what the asker may not see: the message then stands for itself. */
async function lastTurn(thread: Thread, text: string, context: PlanContext, { rowsOf }: ThreadParts): Promise<ThreadTurn | null> {
  const planned = readable(plannedIn(thread), context);
  if (planned === null) return null;
  // Its rows are perhaps those of somebody who sees more.
  if (isLimited(context.directory)) return { planned, rows: needsRows(text) ? await rowsOf(planned) : null };
  const { last } = thread;
  if (last.rows !== null || !needsRows(text)) return { planned, rows: last.rows === null ? null : (JSON.parse(last.rows) as ThreadRows) };
  return { planned, rows: await rowsOf(planned) };
}

function said({ reading, planned, changed }: Extract<Move, { kind: 'asked' }>, thread: Thread | null, asker: string): Turn {
  if (thread === null || changed === null) return { reading, planned, changed: null };
  const several = thread.people.some((other) => other !== asker);
  return { reading, planned, changed: { kind: 'edit', changes: changed, by: asker, askedBy: thread.begunBy, several } };
}

async function takenBack(
  reading: Reading,
  thread: Thread | null,
  undoneBy: string,
  store: Store,
  context: PlanContext,
): Promise<Result<Turn>> {
  if (thread === null || thread.turns < 2)
    return refused({
      code: 'not_understood',
      message: 'There is no change to take back: the thread is at its first question.',
      at: null,
      suggestions: [],
    });
  const { catalogue, directory } = context;
  const { brand, thread: name, changed, asker } = thread.last;
  await dropLastTurn(store, brand, name);
  const before = await loadThread(store, brand, name);
  if (before === null) throw new Error('a thread lost more than one turn');
  const stored = plannedIn(before);
  const gone = missingMetrics(stored.plan, catalogue);
  if (gone) return refused(gone);
  const planned = readable(stored, context);
  if (planned === null) return refused(notYours);
  // What another changed perhaps names what he sees and the asker does not.
  const changes = isLimited(directory) ? null : changed;
  return ok({ reading, planned, changed: { kind: 'undo', changes, by: asker, undoneBy } });
}

/** Whether a plan is one that follow-ups can change; definitions, lists, help and watches leave the thread as it is. */
export function isKept({ plan }: Planned): boolean {
  return plan.kind === 'metrics' || plan.kind === 'snapshot' || plan.kind === 'why';
}

export interface Keeping {
  readonly brand: string;
  readonly thread: string;
  readonly asker: string;
  readonly at: number;
  readonly rows: ThreadRows | null;
}

/** Keeps the plan of `turn` as its thread's; what was taken back stands already. */
export async function keepTurn({ planned, changed }: Turn, { rows, ...kept }: Keeping, store: Store): Promise<void> {
  if (!isKept(planned) || changed?.kind === 'undo') return;
  const few = rows === null ? null : JSON.stringify({ ...rows, rows: rows.rows.slice(0, mostRows) });
  // What changed nothing is no change that could be taken back.
  if (changed?.kind === 'edit' && changed.changes === '') return few === null ? undefined : renewRows(store, kept.brand, kept.thread, few);
  await saveTurn(store, {
    ...kept,
    plan: JSON.stringify(planned),
    rows: few,
    begins: changed === null,
    changed: changed?.kind === 'edit' ? changed.changes : null,
  });
}
