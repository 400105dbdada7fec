/** From a text to a plan that can run: the brand, the reading, the planning. Shared by asking, `--plan` and `--sql`. */
import type { Clock } from '../base/clock.ts';
import type { Problem } from '../base/problem.ts';
import { ok, type Result, refused } from '../base/result.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Brand } from '../catalogue/directory.ts';
import type { Asked } from './asked.ts';
import type { KnowledgeOf } from './knowledge.ts';
import type { AskInput } from './outcome.ts';
import { type ThreadParts, turnOf } from './thread/in-thread.ts';

export interface PrepareParts {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly brands: () => Promise<readonly Brand[]>;
  readonly knowledgeOf: KnowledgeOf;
  readonly store: ThreadParts['store'];
  /** The rows of a thread's plan that was not run when it was made. */
  readonly rowsOf: (asked: Omit<Asked, 'id'>) => ReturnType<ThreadParts['rowsOf']>;
}

/** Reads and plans `input`; the problems of both where it cannot stand. */
export async function prepare(input: AskInput, parts: PrepareParts): Promise<Result<Omit<Asked, 'id'>>> {
  const brand = chooseBrand(input.brand, await parts.brands());
  if (!brand.ok) return brand;
  const knowledge = await parts.knowledgeOf(brand.value.id);
  const today = knowledge.zone.day(parts.clock.now());
  const { directory, lexicon } = knowledge;
  const options = { catalogue: parts.catalogue, directory, lexicon, today, now: parts.clock.now() };
  const ready = { question: input.text, knowledge, today };
  const turn = await turnOf(input, options, {
    store: parts.store,
    rowsOf: (planned) => parts.rowsOf({ ...ready, planned, changed: null, reading: silent }),
  });
  return turn.ok ? ok({ ...ready, ...turn.value }) : turn;
}

/** A plan that is run for its rows alone has nothing to say of words. */
const silent = { text: '', question: null, words: [], assumptions: [], alternatives: [], problems: [] };

/** The brand called `id`, or the only one; else a problem that names what there is. */
export function chooseBrand(id: string | null, brands: readonly Brand[]): Result<Brand> {
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
