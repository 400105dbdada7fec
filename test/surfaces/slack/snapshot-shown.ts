/** Snapshots put together by hand. */
import type { Shown } from '../../../src/present/answer.ts';
import type { Figure, Snapshot, SnapshotMetric } from '../../../src/present/snapshot/snapshot.ts';
import { countFormat, percentFormat, shown } from './shown.ts';

export interface SnapshotParts {
  /** Null alone: the brand. */
  readonly members: readonly (string | null)[];
  readonly labels: readonly string[];
  readonly target?: number | null;
  readonly parts?: Partial<Snapshot>;
}

/** A snapshot with two sections of `labels` each, every other one a percentage. */
export function shownSnapshot({ members, labels, target = null, parts = {} }: SnapshotParts): Shown & { readonly snapshot: Snapshot } {
  const metrics = (lead: string): readonly SnapshotMetric[] =>
    labels.map((label, index) => ({
      id: `${lead}${index}`,
      label,
      format: {
        ...(index % 2 === 0 ? countFormat : percentFormat),
        better: index % 3 === 0 ? 'higher' : index % 3 === 1 ? 'lower' : 'neither',
      },
      target: index % 2 === 1 ? target : null,
      judged: index % 2 === 1,
    }));
  const figure = (index: number): Figure => ({
    value: index % 5 === 4 ? null : index % 2 === 0 ? 1200 + index : 0.45,
    before:
      index % 5 === 3
        ? { value: null, change: null, changeRate: null }
        : { value: 1000, change: index % 2 === 0 ? 200 : -0.02, changeRate: 0.2 },
    average: { value: 1300, change: index % 4 === 0 ? -100 : 0, changeRate: index % 4 === 0 ? -0.08 : 0 },
    smallBase: index % 2 === 1,
  });
  const figures = new Map(
    ['f', 'c'].flatMap((lead) => metrics(lead).flatMap(({ id }, index) => (index === 5 ? [] : [[id, figure(index)] as const]))),
  );
  const several = members.length > 1;
  const snapshot: Snapshot = {
    panel: several ? 'campaign' : 'brand',
    of: several ? `${members.filter((name) => name !== null).length} campaigns` : 'Aurora Outfitters',
    when: 'Sunday, 22 November 2026',
    against: 'the day before',
    weekday: { name: 'Sunday', days: 4 },
    incomplete: null,
    sections: [
      { section: 'funnel', name: 'Funnel', metrics: metrics('f') },
      { section: 'conversation', name: 'Conversation', metrics: metrics('c') },
    ],
    subjects: members.map((name, index) => ({ name, id: name === null ? null : `m${index}`, figures })),
    whole: several ? { name: null, id: null, figures } : null,
    graphs: [],
    ...parts,
  };
  const answer = {
    headline: 'Aurora Outfitters, Sunday, 22 November 2026: SESSIONS 1,200.',
    columns: [],
    rows: [],
    totals: null,
    sections: [],
  };
  return { ...shown(answer, { formats: [], chart: null }), snapshot };
}
