/** From a text to a plan that can run: the brand, the reading, the planning. Shared by asking, `--plan` and `--sql`. */
import type { Clock } from '../base/clock.ts';
import type { Problem } from '../base/problem.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { dayAt } from '../base/zone.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Brand } from '../catalogue/directory.ts';
import { read } from '../language/read.ts';
import { makePlan } from '../plan/make-plan.ts';
import type { Asked } from './asked.ts';
import type { KnowledgeOf } from './knowledge.ts';
import type { AskInput } from './outcome.ts';

export interface PrepareParts {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly brands: () => Promise<readonly Brand[]>;
  readonly knowledgeOf: KnowledgeOf;
}

/** Reads and plans `input`; the problems of both where it cannot stand. */
export async function prepare(input: AskInput, parts: PrepareParts): Promise<Result<Omit<Asked, 'id'>>> {
  const brand = chooseBrand(input.brand, await parts.brands());
  if (!brand.ok) return brand;
  const knowledge = await parts.knowledgeOf(brand.value.id);
  const today = dayAt(brand.value.timeZone, parts.clock.now());
  const { catalogue } = parts;
  const { directory, lexicon } = knowledge;
  const reading = read(input.text, { catalogue, directory, lexicon, today, now: parts.clock.now() });
  const [first, ...others] = reading.problems;
  if (first) return refused(first, ...others);
  if (!reading.question) throw new Error('a reading without problems has no question');
  const planned = makePlan(reading.question, { catalogue, directory, today });
  return planned.ok ? ok({ question: input.text, reading, planned: planned.value, knowledge, today }) : planned;
}

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
