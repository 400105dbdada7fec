/** The question builder: a form for a question, what may be chosen in it, and the sentence that the choice makes. */
import type { Clock } from '../../base/clock.ts';
import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { listVersionedBrands } from '../../data/directory.ts';
import { longestQuestion } from '../../language/read.ts';
import { missingMetrics } from '../../plan/missing-metrics.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import { planMetrics } from '../../plan/plan-metrics.ts';
import { sentence } from '../../plan/sentence.ts';
import { loadAnswer } from '../../store/answers.ts';
import type { Store } from '../../store/store.ts';
import { knowledgeFor } from '../access/knowledge-for.ts';
import { notOpen, notYours } from '../access/refusals.ts';
import { reread } from '../access/reread.ts';
import { isBrandOpen, isNothing, type Rights } from '../access/rights.ts';
import type { KeptPlan } from '../keep.ts';
import type { Memory } from '../knowledge.ts';
import { chooseBrand } from '../prepare.ts';
import type { Choice, Form, FormProblem, Found } from './choice.ts';
import { formOf } from './form-of.ts';
import { type Building, partAt, questionOf } from './question-of.ts';
import { foundMembers, foundMetrics, otherDimensions, searched } from './search.ts';
import { foundTimes } from './times.ts';

export interface Builder {
  /** The form as it opens, filled from the answer called `from` (null: empty), as far as `rights` show it; else why there is none, in a sentence. */
  open(from: string | null, rights: Rights): Promise<Result<Form, string>>;
  /** At most `most` things that may be chosen at a part of the form opened from `from`, for what was typed there; the best first. */
  search(part: SearchedPart, typed: string, most: number, from: string | null, rights: Rights): Promise<readonly Found[]>;
  /** The one sentence of `choice`; else what stands in the way, each at its part. */
  build(choice: Choice, rights: Rights): Promise<Result<string, readonly [FormProblem, ...FormProblem[]]>>;
}

export type SearchedPart = 'metrics' | 'time' | 'members' | 'others';

export interface BuilderParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
}

const noQuestion = 'This answer has no question that a form could go on from.';

/** The builder over a store that has its tables, with what `memory` knows of its brands. */
export function builderOf({ store, catalogue, clock }: BuilderParts, memory: Memory): Builder {
  const startFrom = async (
    from: string | null,
    rights: Rights,
  ): Promise<Result<{ readonly here: Building; readonly plan: MetricsPlan | null }, string>> => {
    if (isNothing(rights)) return { ok: false, problems: notOpen.message };
    const row = from === null ? null : await loadAnswer(store, from);
    const brands = await listVersionedBrands(store);
    const brand = chooseBrand(
      row?.brand ?? null,
      brands.filter(({ id }) => isBrandOpen(rights, id)),
    );
    if (!brand.ok) return { ok: false, problems: row === null ? brand.problems[0].message : notYours.message };
    const known = await memory.of(brand.value.id, brand.value.version);
    const read = row && reread(row, JSON.parse(row.plan) as KeptPlan, rights, known, catalogue);
    if (row !== null && read === null) return { ok: false, problems: notYours.message };
    const plan = read?.asked.planned.plan ?? null;
    if (from !== null && (plan?.kind !== 'metrics' || missingMetrics(plan, catalogue))) return { ok: false, problems: noQuestion };
    const { directory, lexicon, zone } = knowledgeFor(known, rights, catalogue);
    const now = clock.now();
    const here = { lexicon, now, context: { catalogue, directory, today: zone.day(now) } };
    return ok({ here, plan: plan?.kind === 'metrics' ? plan : null });
  };
  return {
    async open(from, rights) {
      const started = await startFrom(from, rights);
      return started.ok ? ok(formOf(started.value.plan, from, started.value.here)) : started;
    },
    async search(part, typed, most, from, rights) {
      const started = await startFrom(from, rights);
      return started.ok ? foundAt(part, typed, most, started.value.here) : [];
    },
    async build(choice, rights) {
      const started = await startFrom(choice.from, rights);
      if (!started.ok) return { ok: false, problems: [{ part: 'metrics', message: started.problems }] };
      return sentenceOf(choice, started.value.plan, started.value.here);
    },
  };
}

function foundAt(part: SearchedPart, typed: string, most: number, here: Building): readonly Found[] {
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
