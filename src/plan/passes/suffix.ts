/** Suffixes such as `exposed (camp)`: one that the breakdown lacks is added to it; one that contradicts it is asked back. */

import type { DimensionId, Level } from '../../catalogue/dimension.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import type { MetricsQuestion, MetricTerm } from '../../language/question.ts';
import { decided, guessed, type Mend, type Pass, troubled } from '../draft.ts';
import { finest, isCoarser } from '../level.ts';

/** Completes `by` from the suffixes of the metrics. Two different ones, or one coarser than the breakdown: `ambiguous`. */
export const suffixPass: Pass = (draft) => {
  const suffixed = draft.question.metrics.flatMap((term) => (term.level === null ? [] : [{ level: term.level, at: term.at }]));
  const [first, ...others] = suffixed;
  if (!first) return draft;
  const other = others.find(({ level }) => level !== first.level);
  if (other) {
    return troubled(draft, {
      code: 'ambiguous',
      message: `Two levels at once: ${nameOf(first.level)} and ${nameOf(other.level)}. One answer counts visits at one level.`,
      at: other.at,
      mends: [first.level, other.level].map((level) => atLevel(draft.question, level)),
    });
  }
  const broken = finest(draft.plan.by);
  if (isCoarser(first.level, broken)) {
    return troubled(draft, {
      code: 'ambiguous',
      message: `Counted per ${nameOf(first.level)}, but broken down by ${nameOf(broken)}, which is finer.`,
      at: first.at,
      mends: [broken, first.level].map((level) => atLevel(draft.question, level)),
    });
  }
  if (first.level === 'brand' || draft.plan.by.includes(first.level)) return draft;
  return guessed(decided(draft, { by: [...draft.plan.by, first.level] }), `Broken down by ${nameOf(first.level)}, as the suffix says.`);
};

/** The question without suffixes, broken down by `level` and by nothing finer. */
function atLevel(question: MetricsQuestion, level: Level): Mend {
  const metrics: readonly MetricTerm[] = question.metrics.map((term) => ({ ...term, level: null }));
  const kept = question.by.filter((term) => !isCoarser(level, finest([term.dimension])));
  const by = level === 'brand' || kept.some((term) => term.dimension === level) ? kept : [...kept, byTerm(level)];
  return { label: level === 'brand' ? 'whole brand' : `by ${nameOf(level)}`, question: { ...question, metrics, by } };
}

function byTerm(dimension: DimensionId): MetricsQuestion['by'][number] {
  return { dimension, at: { start: 0, end: 0 } };
}

function nameOf(level: Level): string {
  return level === 'brand' ? 'brand' : dimensionOf(level).label.replace(/^[A-Z](?=[a-z])/u, (letter) => letter.toLowerCase());
}
