/** A section of a snapshot as texts in rows and columns: the same for every surface. */
import type { Currency } from '../format.ts';
import { capital } from '../words.ts';
import { isKey } from './headline.ts';
import type { Figure, Snapshot, SnapshotMetric, SnapshotSection } from './snapshot.ts';
import { averageHead, beforeHead, changeText, moodOf, targetText, valueText } from './words.ts';

export interface SnapshotCell {
  readonly text: string;
  /** What it sorts by among the cells of its column, in the unit shown; null where a column mixes units. */
  readonly sort: number | null;
  /** +1 good news, −1 bad, 0 neither: for colour only, the words say it too. */
  readonly mood: -1 | 0 | 1;
}

export interface SnapshotGrid {
  readonly head: readonly string[];
  /** Names first, without sort and mood. */
  readonly rows: readonly (readonly SnapshotCell[])[];
}

/** So many members stand beside each other, a column each; more of them are rows. */
const mostBeside = 3;

/** Whether the tables have a row for each member: the average weekday then stands beside the key metrics only, so that they can be read on a phone. */
export function hasMemberRows({ subjects }: Pick<Snapshot, 'subjects'>): boolean {
  return subjects.length > mostBeside;
}

/** The table of `section`: of one subject (and of few) a row for each metric, of many a row for each member. */
export function gridOf(section: SnapshotSection, snapshot: Snapshot, currency: Currency): SnapshotGrid {
  if (snapshot.whole === null && snapshot.subjects.length <= 1) return ofOne(section, snapshot, currency);
  return !hasMemberRows(snapshot) ? beside(section, snapshot, currency) : membersAsRows(section, snapshot, currency);
}

function ofOne({ metrics }: SnapshotSection, snapshot: Snapshot, currency: Currency): SnapshotGrid {
  const figures = snapshot.subjects[0]?.figures;
  const targets = metrics.some(({ target }) => target !== null);
  return {
    head: [
      'Metric',
      'Value',
      ...(snapshot.against === null ? [] : [beforeHead(snapshot)]),
      ...(snapshot.weekday === null ? [] : [averageHead(snapshot)]),
      ...(targets ? ['Target'] : []),
    ],
    rows: metrics.map((metric) => {
      const figure = figures?.get(metric.id);
      return [
        plain(metric.label),
        plain(valueText(figure, metric, currency)),
        ...(snapshot.against === null ? [] : [change(figure?.before, metric, currency)]),
        ...(snapshot.weekday === null ? [] : [change(figure?.average, metric, currency)]),
        ...(targets ? [plain(targetText(figure, metric, currency))] : []),
      ];
    }),
  };
}

function beside({ metrics }: SnapshotSection, snapshot: Snapshot, currency: Currency): SnapshotGrid {
  const { subjects, weekday } = snapshot;
  return {
    head: [
      'Metric',
      ...subjects.flatMap(({ name }) => [nameText(name), ...(weekday === null ? [] : [`${nameText(name)}, ${averageHead(snapshot)}`])]),
    ],
    rows: metrics.map((metric) => [
      plain(headText(metric, currency)),
      ...subjects.flatMap(({ figures }) => {
        const figure = figures.get(metric.id);
        return [
          { ...withChange(figure, metric, currency), sort: null },
          ...(weekday === null ? [] : [change(figure?.average, metric, currency)]),
        ];
      }),
    ]),
  };
}

function membersAsRows({ metrics }: SnapshotSection, snapshot: Snapshot, currency: Currency): SnapshotGrid {
  const { panel, subjects, weekday } = snapshot;
  const averaged = new Set(weekday === null ? [] : averagedMetrics(metrics));
  return {
    head: [
      panel === 'lob' ? 'LOB' : capital(panel.replace('_', ' ')),
      ...metrics.flatMap((metric) => [
        headText(metric, currency),
        ...(averaged.has(metric) ? [`${metric.label} ${averageHead(snapshot)}`] : []),
      ]),
    ],
    rows: subjects.map(({ name, figures }) => [
      plain(nameText(name)),
      ...metrics.flatMap((metric) => {
        const figure = figures.get(metric.id);
        return [withChange(figure, metric, currency), ...(averaged.has(metric) ? [change(figure?.average, metric, currency)] : [])];
      }),
    ]),
  };
}

/** The key metrics of a section, or the first where it has none. */
function averagedMetrics(metrics: SnapshotSection['metrics']): readonly SnapshotMetric[] {
  const key = metrics.filter(({ id }) => isKey(id));
  return key.length > 0 ? key : metrics.slice(0, 1);
}

/** `CSAT SCORE (target 85.0%)`. */
function headText(metric: SnapshotMetric, currency: Currency): string {
  const target = targetText(undefined, metric, currency);
  return target === '' ? metric.label : `${metric.label} (target ${target})`;
}

/** What belongs to no member stands under `(none)`. */
export function nameText(name: string | null): string {
  return name ?? '(none)';
}

function withChange(figure: Figure | undefined, metric: SnapshotMetric, currency: Currency): SnapshotCell {
  const moved = change(figure?.before, metric, currency);
  const value = valueText(figure, metric, currency);
  const sort = typeof figure?.value === 'number' ? shownNumber(figure.value, metric, currency) : null;
  return { text: /\p{L}/u.test(moved.text) ? `${value} · ${moved.text}` : value, sort, mood: moved.mood };
}

/** In the unit that is shown, since a reader filters by what he sees. */
function shownNumber(value: number, { format: { unit } }: SnapshotMetric, currency: Currency): number {
  if (unit === 'percent') return Number((value * 100).toPrecision(12));
  return unit === 'currency' || unit === 'currency_per_hour' ? value / 10 ** currency.digits : value;
}

function change(set: Figure['before'] | undefined, metric: SnapshotMetric, currency: Currency): SnapshotCell {
  const sign = typeof set?.change === 'number' ? Math.sign(set.change) : 0;
  return { text: changeText(set, metric, currency), sort: null, mood: moodOf(sign, metric.format) };
}

function plain(text: string): SnapshotCell {
  return { text: text === '' ? '–' : text, sort: null, mood: 0 };
}
