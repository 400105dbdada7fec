/** Conditions in stored units: percents as fractions, money in minor units, durations in seconds. */
import { currencyDigits } from '../../base/currency.ts';
import { type MetricRef, metricKey, type Unit } from '../../catalogue/metric.ts';
import type { Amount, HavingTerm, MetricsQuestion } from '../../language/question.ts';
import { type Draft, decided, guessed, type Mend, type Pass, troubled } from '../draft.ts';
import { distinct, labelOf, standing, unitOf } from '../metric-ref.ts';
import type { Condition } from '../plan.ts';
import type { PlanContext } from '../planned.ts';
import { conditionMetric } from './metrics.ts';

/** Chooses `having`. Ratios made on the fly that only a condition names join `metrics`: a key alone would not say how they are scaled. */
export const conditionPass: Pass = (draft, context) =>
  draft.question.having.reduce((soFar, term) => addCondition(soFar, term, context), decided(draft, { having: [] }));

/** A bound in the unit in which the metric is stored, with what was taken for granted; null where the two do not go together. */
export function boundFor(unit: Unit, amount: Amount, currency: string): { readonly value: number; readonly said: string | null } | null {
  const { value, unit: typed } = amount;
  switch (unit) {
    case 'percent':
      if (typed === 'percent') return { value: scaled(value, -2), said: null };
      if (typed !== null) return null;
      return Math.abs(value) > 1
        ? { value: scaled(value, -2), said: `${String(value)} is read as ${String(value)} %.` }
        : { value, said: null };
    case 'currency':
    case 'currency_per_hour':
      return typed === 'money' || typed === null ? { value: scaled(value, currencyDigits(currency)), said: null } : null;
    case 'duration':
      if (typed === 'seconds') return { value, said: null };
      return typed === null ? { value, said: `${String(value)} is read as seconds.` } : null;
    case 'count':
    case 'number':
    case 'per_hour':
    case 'score':
      return typed === null ? { value, said: null } : null;
  }
}

/** `value` × 10^`digits`, by its decimal digits: 29 → 0.29 exactly as typed, where multiplying would leave dust. */
export function scaled(value: number, digits: number): number {
  const [mantissa, exponent] = String(value).split('e');
  return Number(`${mantissa ?? '0'}e${String(Number(exponent ?? 0) + digits)}`);
}

function addCondition(draft: Draft, term: HavingTerm, context: PlanContext): Draft {
  const { catalogue } = context;
  const ref = conditionMetric(term, catalogue);
  const metric = metricKey(ref);
  const than = 'than' in term ? standing(term.than, catalogue) : null;
  const next = withRatios(draft, than === null ? [ref] : [ref, than]);
  if ('than' in term) return withCondition(next, { metric, op: term.op, than: metricKey(than ?? term.than) });
  const { currency } = context.directory.brand;
  const low = boundFor(unitOf(ref, catalogue), term.value, currency);
  const high = 'value2' in term ? boundFor(unitOf(ref, catalogue), term.value2, currency) : low;
  if (!low || !high) return mismatched(next, term, ref, context);
  const rated =
    metric === metricKey(term.metric)
      ? next
      : guessed(next, `A percentage of ${labelOf(term.metric, catalogue)} is its rate, ${labelOf(ref, catalogue)}.`);
  const longer = unitOf(ref, catalogue) === 'duration' ? inLongerUnits(draft.question, term) : [];
  const said = [...new Set([low.said, high.said])].reduce((soFar, text) => (text === null ? soFar : guessed(soFar, text, longer)), rated);
  if (term.op !== 'between') return withCondition(said, { metric, op: term.op, value: low.value });
  return withCondition(said, { metric, op: 'between', value: Math.min(low.value, high.value), value2: Math.max(low.value, high.value) });
}

/** A number without a unit may be meant as minutes or hours. */
function inLongerUnits(question: MetricsQuestion, term: HavingTerm): readonly Mend[] {
  return [
    { label: 'minutes', seconds: 60 },
    { label: 'hours', seconds: 3600 },
  ].map(({ label, seconds }) => ({
    label,
    question: { ...question, having: question.having.map((other) => (other === term ? times(other, seconds) : other)) },
  }));
}

function times(term: HavingTerm, seconds: number): HavingTerm {
  if (!('value' in term)) return term;
  const longer = ({ value, unit }: Amount): Amount => ({ value: unit === null ? value * seconds : value, unit: 'seconds' });
  const value = longer(term.value);
  return 'value2' in term ? { ...term, value, value2: longer(term.value2) } : { ...term, value };
}

function withCondition(draft: Draft, condition: Condition): Draft {
  return decided(draft, { having: [...draft.plan.having, condition] });
}

function withRatios(draft: Draft, refs: readonly MetricRef[]): Draft {
  return decided(draft, { metrics: distinct([...draft.plan.metrics, ...refs.filter((ref) => typeof ref !== 'string')]) });
}

const unitWords: Readonly<Record<Unit, string>> = {
  count: 'a count',
  percent: 'a percentage',
  number: 'a number',
  currency: 'an amount of money',
  duration: 'a length of time',
  per_hour: 'a number per hour',
  currency_per_hour: 'an amount of money per hour',
  score: 'a score',
};

function mismatched(draft: Draft, term: HavingTerm, ref: MetricRef, { catalogue }: PlanContext): Draft {
  const bare: MetricsQuestion = {
    ...draft.question,
    having: draft.question.having.map((other) => (other === term ? withoutUnit(other) : other)),
  };
  const without = { ...draft.question, having: draft.question.having.filter((other) => other !== term) };
  return troubled(draft, {
    code: 'not_understood',
    message: `${labelOf(ref, catalogue)} is ${unitWords[unitOf(ref, catalogue)]}; the bound is ${boundWords(term)}.`,
    at: term.at,
    mends: [
      ...(isPlain(unitOf(ref, catalogue), term) ? [{ label: 'as a plain number', question: bare }] : []),
      { label: 'without the condition', question: withMetric(without, ref) },
    ],
  });
}

const typedWords = { percent: 'a percentage', seconds: 'a length of time', money: 'an amount of money' } as const;

/** The kind of amount that does not suit: of two, the one that has a unit. */
function boundWords(term: HavingTerm): string {
  const unit = 'value' in term ? (term.value.unit ?? ('value2' in term ? term.value2.unit : null)) : null;
  return unit === null ? 'a plain number' : typedWords[unit];
}

/** `mcs above 20%` may mean 20; 3 minutes are no 180 %, and 20 dollars no 20 seconds. */
function isPlain(unit: Unit, term: HavingTerm): boolean {
  return boundWords(term) !== typedWords.seconds && unit !== 'percent' && unit !== 'duration';
}

function withoutUnit(term: HavingTerm): HavingTerm {
  if (!('value' in term)) return term;
  const value = { ...term.value, unit: null };
  return 'value2' in term ? { ...term, value, value2: { ...term.value2, unit: null } } : { ...term, value };
}

/** A question whose only metric was the condition's keeps it. */
function withMetric(question: MetricsQuestion, ref: MetricRef): MetricsQuestion {
  if (question.metrics.length > 0 || question.sections.length > 0) return question;
  return { ...question, metrics: [{ metric: ref, level: null, at: { start: 0, end: 0 } }] };
}
