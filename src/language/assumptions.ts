/** What was taken for granted, said with the other readings as questions. */
import { type Draft, has, spliced } from './draft.ts';
import { yearOf } from './time/calendar.ts';
import { rangeInWords } from './time/read-time.ts';

/** Adds to the draft the defaults it took: short forms of metrics, the year of a month, whole units of time. */
export function sayAssumptions(draft: Draft): void {
  for (const use of draft.metrics) if (use.short !== null) sayShortForm(use, use.short, draft);
  for (const { time, at } of draft.times) {
    sayYear(time, at, draft);
    offerDays(time, at, draft);
  }
  if (has(draft, 'close') || has(draft, 'who')) offerAllClosed(draft);
}

function sayShortForm({ metric, at }: Draft['metrics'][number], instead: readonly string[], draft: Draft): void {
  const { catalogue } = draft.lexicon;
  const label = typeof metric === 'string' ? catalogue.metric(metric)?.label : undefined;
  if (label === undefined) return;
  const alternatives = instead.map((id) => {
    const words = id.replaceAll('_', ' ');
    return { label: words, question: spliced(draft.text, at, words) };
  });
  const word = draft.text.slice(at.start, at.end);
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

function offerAllClosed(draft: Draft): void {
  const flag = draft.flags.find(({ kind }) => kind === 'close');
  if (flag) draft.alternatives.push({ label: 'closed conversations', question: spliced(draft.text, flag.at, 'closed conversations') });
}
