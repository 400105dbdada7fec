/** A snapshot in a sentence or two, and the figures that it opens with. */
import { type Currency } from '../format.ts';
import { capital, inProse } from '../words.ts';
import type { Snapshot, SnapshotMetric, Subject } from './snapshot.ts';
import { changeWords, valueText } from './words.ts';

/** What a reader wants to know first, of what the panel has. */
const key: readonly string[] = [
  'sessions',
  'exposed',
  'exposed_rate',
  'opened_conversations',
  'conversion_rate_after_engagement',
  'revenue_after_engagement',
  'csat_score',
];
/** Panels of the funnel alone have few of those. */
const further: readonly string[] = ['prospects', 'online_exposure_rate', 'accepted_rate'];

/** Whether the metric `id` is among what a reader wants to know first. */
export function isKey(id: string): boolean {
  return key.includes(id);
}

/** The metrics that stand on the first screen: up to six that have a value. */
export function keyMetrics({ sections }: Snapshot, subject: Subject | null | undefined): readonly SnapshotMetric[] {
  const all = sections.flatMap(({ metrics }) => metrics);
  const there = (metric: SnapshotMetric) => typeof subject?.figures.get(metric.id)?.value === 'number';
  const find = (ids: readonly string[]) => ids.flatMap((id) => all.filter((metric) => metric.id === id));
  const first = find(key).filter(there);
  const found = first.length >= 4 ? first : [...new Set([...first, ...find(further), ...all])].filter(there);
  return found.slice(0, 6);
}

/** Whom the first screen is about: the one subject, or all members together. */
export function mainSubject({ subjects, whole }: Snapshot): Subject | null {
  return whole ?? subjects[0] ?? null;
}

/** `Aurora on Sunday, 22 November 2026: sessions 1,234 (up 3.2%), …`, and whether the day is complete. */
export function snapshotHeadline(snapshot: Snapshot, currency: Currency): string {
  const { of, when, against, incomplete } = snapshot;
  const subject = mainSubject(snapshot);
  const said = keyMetrics(snapshot, subject)
    .slice(0, 4)
    .map((metric) => {
      const figure = subject?.figures.get(metric.id);
      const move = changeWords(figure?.before, metric, currency);
      return `${inProse(metric.label)} ${valueText(figure, metric, currency)}${move === null ? '' : ` (${move})`}`;
    });
  const numbers = said.length === 0 ? 'no numbers' : said.join(', ');
  const set = against === null || said.length === 0 ? '' : `, against ${against}`;
  return [`${capital(of)}, ${when}: ${numbers}${set}.`, incomplete].filter((part) => part !== null).join(' ');
}
