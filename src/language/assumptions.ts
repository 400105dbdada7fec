/** What was taken for granted, said with the other readings as questions. */
import { metricKey } from '../catalogue/metric.ts';
import { type Draft, spliced } from './draft.ts';
import { insteadOf } from './in-several-words.ts';
import type { MetricTerm, Question } from './question.ts';
import { yearOf } from './time/calendar.ts';
import { rangeInWords } from './time/read-time.ts';

/** Adds to the draft the defaults it took: short forms of metrics, the year of a month, whole units of time. */
export function sayAssumptions(draft: Draft, question: Question | null): void {
  const taken = takenMetrics(question);
  for (const use of draft.metrics) if (use.short !== null && taken.has(metricKey(use.metric))) sayShortForm(use, use.short, draft);
  sayAverage(draft, question);
  offerDaily(draft);
  sayDistinct(draft);
  offerLonger(draft, question);
  for (const { time, at } of draft.times) {
    sayYear(time, at, draft);
    offerDays(time, at, draft);
  }
}

const enough: Readonly<Partial<Record<string, string>>> = {
  week: 'last 12 weeks',
  month: 'last 12 months',
  quarter: 'last 4 quarters',
  year: 'last 2 years',
};

/** `revenue by month`: where no range is said the last seven days are one month; more of them are the other reading. */
function offerLonger({ text, alternatives }: Draft, question: Question | null): void {
  if (question?.kind !== 'metrics' || question.time !== null || question.compare !== null) return;
  const range = enough[question.grain?.grain ?? question.ranking?.of ?? ''];
  if (range !== undefined) alternatives.push({ label: range, question: `${text} ${range}` });
}

/** Counted once is what visits are anyway. */
function sayDistinct({ text, values, assumptions }: Draft): void {
  const match = /\b(?:unique|distinct|(?:no|without) double counting|deduplicated)\b/iu.exec(text);
  const named = values.some(({ at }) => match !== null && at.start <= match.index && match.index < at.end);
  if (match === null || named) return;
  const said = match[0];
  assumptions.push({ text: `\`${said}\`: visits and conversations are counted once each; people are not told apart.`, alternatives: [] });
}

/** `avg exposures per day`: exposures per visit by day, or so many a day. */
function offerDaily({ metrics, grain, text, assumptions, lexicon: { catalogue } }: Draft): void {
  if (grain?.grain !== 'day' || !/^(?:per|a|each) day$/iu.test(text.slice(grain.at.start, grain.at.end))) return;
  for (const { at, metric } of metrics) {
    const count = /^(?:avg\.?|average|mean) (?<count>.+)$/iu.exec(text.slice(at.start, at.end))?.groups?.['count'];
    if (count === undefined || !catalogue.metrics.some(({ words, unit }) => unit === 'count' && words.includes(count.toLowerCase())))
      continue;
    const [first, last] = at.start < grain.at.start ? [at, grain.at] : [grain.at, at];
    const less = spliced(
      spliced(text, last, last === at ? `average daily ${count}` : ''),
      first,
      first === at ? `average daily ${count}` : '',
    );
    const label = typeof metric === 'string' ? catalogue.metric(metric)?.label : undefined;
    assumptions.push({
      text: `\`${text.slice(at.start, at.end)}\` was read as ${label ?? count}, by day.`,
      alternatives: [{ label: `average daily ${count}`, question: less }],
    });
  }
}

/** The average of a count is its total until it is said over what: days are offered. */
function sayAverage(draft: Draft, question: Question | null): void {
  const average = draft.flags.find(({ kind }) => kind === 'average');
  const term = question?.kind === 'metrics' ? question.metrics[0] : undefined;
  const metric = typeof term?.metric === 'string' ? draft.lexicon.catalogue.metric(term.metric) : undefined;
  if (!average || !metric || metric.formula.kind === 'divide' || draft.transform !== null) return;
  const daily = spliced(draft.text, average.at, 'average daily');
  draft.assumptions.push({
    text: `An average needs something to divide by; ${metric.label} is shown as a total.`,
    alternatives: [{ label: 'average per day', question: daily }],
  });
}

function sayShortForm({ metric, at }: Draft['metrics'][number], instead: readonly string[], draft: Draft): void {
  const { catalogue } = draft.lexicon;
  const label = typeof metric === 'string' ? catalogue.metric(metric)?.label : undefined;
  if (label === undefined) return;
  const word = draft.text.slice(at.start, at.end);
  const alternatives = instead.map((id) => {
    const words = id.replaceAll('_', ' ');
    return { label: words, question: spliced(draft.text, at, insteadOf(word, words)) };
  });
  if (word.toLowerCase() !== label.toLowerCase()) draft.assumptions.push({ text: `\`${word}\` was read as ${label}.`, alternatives });
}

/** A month or a day without a year that is not this year's names its year. */
function sayYear(time: Draft['times'][number]['time'], at: Draft['times'][number]['at'], draft: Draft): void {
  const said = draft.text.slice(at.start, at.end);
  if (time.phrase !== null || time.from === null || /\d{4}|year/i.test(said)) return;
  if (yearOf(time.from) === yearOf(draft.time.today)) return;
  draft.assumptions.push({ text: `\`${said}\` is ${rangeInWords(time.from, time.to)}.`, alternatives: [] });
}

/** `last 2 weeks` are two whole weeks; the 14 days to yesterday are the other reading. */
function offerDays({ phrase, unit }: Draft['times'][number]['time'], at: Draft['times'][number]['at'], draft: Draft): void {
  if (!unit || unit.grain === 'day' || phrase?.startsWith('last ') !== true || /^last \d/.exec(phrase) === null) return;
  const rolling = `rolling ${String(unit.count)} ${unit.grain}${unit.count === 1 ? '' : 's'}`;
  draft.alternatives.push({ label: `${rolling} to yesterday`, question: spliced(draft.text, at, rolling) });
}

/** The metrics that the question is about: a noun that a verb made another metric of is none of them. */
function takenMetrics(question: Question | null): ReadonlySet<string> {
  if (question === null) return new Set();
  if (question.kind === 'alert') return new Set([...takenMetrics(question.of), ...keysOf(question.metric)]);
  if (question.kind === 'schedule' || question.kind === 'edit') return takenMetrics(question.of);
  if (question.kind === 'why') return new Set(keysOf(question.metric));
  if (question.kind !== 'metrics') return new Set();
  const { metrics, having, ranking, order } = question;
  const refs = [
    ...metrics.map(({ metric }) => metric),
    ...having.flatMap((term) => ('than' in term ? [term.metric, term.than] : [term.metric])),
  ];
  const parts = refs.flatMap((ref) => (typeof ref === 'string' ? [ref] : [metricKey(ref), ...ref.ratio]));
  return new Set([...parts, ...(ranking?.metric ? [metricKey(ranking.metric)] : []), ...order.map(({ by }) => metricKey(by))]);
}

function keysOf(term: MetricTerm | null): readonly string[] {
  return term === null ? [] : [metricKey(term.metric)];
}
