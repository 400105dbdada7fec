/** The question builder: a form for a question, what may be chosen in it, and the sentence that the choice makes. */
import type { Clock } from '../../base/clock.ts';
import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { listVersionedBrands } from '../../data/directory.ts';
import { longestQuestion } from '../../language/read.ts';
import { type Explanation, explain } from '../../plan/explain.ts';
import { missingMetrics } from '../../plan/missing-metrics.ts';
import type { MetricsPlan, Plan } from '../../plan/plan.ts';
import { planMetrics } from '../../plan/plan-metrics.ts';
import { sentence } from '../../plan/sentence.ts';
import { loadAnswer } from '../../store/answers.ts';
import type { Store } from '../../store/store.ts';
import type { Memory } from '../knowledge.ts';
import { chooseBrand } from '../prepare.ts';
import type { Choice, Form, FormProblem, Found } from './choice.ts';
import { formOf } from './form-of.ts';
import { type Building, partAt, questionOf } from './question-of.ts';
import { foundMembers, foundMetrics, otherDimensions, searched } from './search.ts';
import { foundTimes } from './times.ts';

/** A kept answer: what it was, who asked it and in which thread (empty outside threads). */
export interface Origin {
  readonly plan: Plan;
  readonly asker: string;
  readonly thread: string;
}

export interface Builder {
  /** The kept answer called `id`; null where there is none. */
  origin(id: string): Promise<Origin | null>;
  /** The form as it opens; null where there are no data, or where the answer called `from` has no question to go on from. */
  open(from: string | null): Promise<Form | null>;
  /** At most `most` things that may be chosen at a part, for what was typed there; the best first. */
  search(part: 'metrics' | 'time' | 'members' | 'others', typed: string, most: number): Promise<readonly Found[]>;
  /** The one sentence of `choice`; else what stands in the way, each at its part. */
  build(choice: Choice): Promise<Result<string, readonly [FormProblem, ...FormProblem[]]>>;
  /** What a kept answer says of itself, without its numbers: its sentence, then how they are made; null where there is none. */
  explained(id: string): Promise<{ readonly sentence: string; readonly lines: readonly Explanation[] } | null>;
}

export interface BuilderParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
}

/** The builder over a store that has its tables, with what `memory` knows of its brands. */
export function builderOf({ store, catalogue, clock }: BuilderParts, memory: Memory): Builder {
  const building = async (): Promise<Building | null> => {
    const brand = chooseBrand(null, await listVersionedBrands(store));
    if (!brand.ok) return null;
    const { directory, lexicon, zone } = await memory.of(brand.value.id, brand.value.version);
    const now = clock.now();
    return { lexicon, now, context: { catalogue, directory, today: zone.day(now) } };
  };
  const origin = async (id: string): Promise<Origin | null> => {
    const row = await loadAnswer(store, id);
    if (row === null) return null;
    const { planned } = JSON.parse(row.plan) as { readonly planned: { readonly plan: Plan } };
    return { plan: planned.plan, asker: row.asker, thread: row.thread };
  };
  const before = async (id: string | null): Promise<MetricsPlan | null> => {
    const plan = id === null ? null : ((await origin(id))?.plan ?? null);
    return plan?.kind === 'metrics' && !missingMetrics(plan, catalogue) ? plan : null;
  };
  return {
    origin,
    async open(from) {
      const [here, plan] = await Promise.all([building(), before(from)]);
      if (here === null || (from !== null && plan === null)) return null;
      return formOf(plan, from, here);
    },
    async search(part, typed, most) {
      const here = await building();
      if (here === null) return [];
      switch (part) {
        case 'metrics':
          return foundMetrics(typed, here.lexicon, most);
        case 'time':
          return foundTimes(typed, here).slice(0, most);
        case 'members':
          return foundMembers(typed, searched, here.lexicon, most);
        case 'others':
          return foundMembers(typed, otherDimensions, here.lexicon, most);
      }
    },
    async build(choice) {
      const [here, plan] = await Promise.all([building(), before(choice.from)]);
      if (here === null) return { ok: false, problems: [{ part: 'metrics', message: 'There are no data to ask about yet.' }] };
      if (choice.from !== null && plan === null)
        return { ok: false, problems: [{ part: 'metrics', message: 'The answer that this goes on from is not to be had any more.' }] };
      return sentenceOf(choice, plan, here);
    },
    async explained(id) {
      const [here, found] = await Promise.all([building(), origin(id)]);
      if (here === null || found === null || missingMetrics(found.plan, catalogue)) return null;
      const { plan } = found;
      return { sentence: sentence(plan, here.context), lines: plan.kind === 'metrics' ? explain(plan, [], here.context) : [] };
    },
  };
}

/** The sentence of `choice`, or what stands in the way. */
export function sentenceOf(
  choice: Choice,
  plan: MetricsPlan | null,
  here: Building,
): Result<string, readonly [FormProblem, ...FormProblem[]]> {
  const { question, problems } = questionOf(choice, plan, here);
  const [first, ...others] = problems;
  if (first !== undefined) return { ok: false, problems: [first, ...others] };
  if (question === null) throw new Error('neither a question nor a problem');
  const planned = planMetrics(question, { ...here.context, brief: true });
  if (!planned.ok) {
    const [one, ...more] = planned.problems.map(({ at, message }) => ({ part: partAt(at), message }));
    if (one === undefined) throw new Error('a refusal without a problem');
    return { ok: false, problems: [one, ...more] };
  }
  const text = sentence(planned.value.plan, here.context);
  if (text.length <= longestQuestion) return ok(text);
  return { ok: false, problems: [{ part: 'members', message: 'This is more than one question can hold: choose fewer names.' }] };
}
