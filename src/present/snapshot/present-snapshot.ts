/** Turns the results behind a snapshot into the answer that every surface shows. */
import { currencyDigits } from '../../base/currency.ts';
import { dayText, rangeText } from '../../base/day-text.ts';
import { type Catalogue, sectionLabels } from '../../catalogue/catalogue.ts';
import type { Directory } from '../../catalogue/directory.ts';
import { growsWithDays } from '../../catalogue/formula.ts';
import type { Section } from '../../catalogue/metric.ts';
import type { MetricsPlan, SnapshotPlan } from '../../plan/plan.ts';
import type { Planned, PlannedSection } from '../../plan/planned.ts';
import { weekdayOf } from '../../plan/time-buckets.ts';
import type { QueryResult } from '../../query/result.ts';
import type { AnswerColumn, AnswerSection, Changed, Shown } from '../answer.ts';
import { chartSpec } from '../chart/make-spec.ts';
import type { Currency } from '../format.ts';
import { provisionalOf } from '../present.ts';
import { remarksOf } from '../remarks.ts';
import { targetIn } from '../target.ts';
import { resolvedRange, subtitleOf } from '../titles.ts';
import { capital, dimensionPlural, dimensionWord, inProse, listText } from '../words.ts';
import { membersIn, subjectsOf, type WeekdayResults, wholeOf } from './figures.ts';
import { hasMemberRows } from './grid.ts';
import { snapshotHeadline } from './headline.ts';
import type { Against, Figure, Snapshot, SnapshotMetric, SnapshotSection, Subject } from './snapshot.ts';

export interface SnapshotInput {
  readonly id: string;
  readonly question: string;
  readonly canonical: string;
  readonly plan: SnapshotPlan;
  readonly planned: Pick<Planned, 'notes' | 'assumptions' | 'alternatives' | 'sections'>;
  /** All metrics, and what they are compared with. */
  readonly values: { readonly plan: MetricsPlan; readonly result: QueryResult };
  /** Ids of metrics that have no exact answer in this cut. */
  readonly lost: readonly string[];
  /** Null where no single day is asked for. */
  readonly weekday: WeekdayResults | null;
  readonly graphs: readonly {
    readonly section: Section;
    readonly title: string;
    readonly plan: MetricsPlan;
    readonly result: QueryResult;
  }[];
  readonly reading: readonly { readonly text: string; readonly meaning: string }[];
  readonly catalogue: Catalogue;
  readonly directory: Directory;
  readonly changed: Changed | null;
}

/** The answer, with its funnel as its chart. */
export function presentSnapshot(input: SnapshotInput): Shown {
  const { plan, values, directory, planned } = input;
  const { result } = values;
  const code = directory.brand.currency;
  const currency = { code, digits: currencyDigits(code) };
  const snapshot = snapshotOf(input, currency);
  const remarks = remarksOf({ ...planned, notes: [...planned.notes, ...ownNotes(input, snapshot)] }, { ...result, smallBase: [] });
  const small = [...snapshot.subjects, snapshot.whole].some((subject) =>
    [...(subject?.figures.values() ?? [])].some((one) => one.smallBase),
  );
  const notes = [...remarks.notes, ...(small ? ['* small base: the rate rests on fewer than 30.'] : [])];
  return {
    answer: {
      id: input.id,
      question: input.question,
      canonical: input.canonical,
      headline: snapshotHeadline(snapshot, currency),
      changed: input.changed,
      plan,
      reading: input.reading.map(({ text, meaning }) => ({ text, meaning })),
      columns: [],
      rows: [],
      totals: null,
      notes,
      sources: result.sources,
      sql: result.sql,
      asOf: result.asOf,
      alternatives: planned.alternatives,
      text: null,
      definition: null,
      sections: snapshot.sections.map((section) => tableOf(section, snapshot, input)),
    },
    chart: snapshot.graphs.find(({ section }) => section === 'funnel')?.spec ?? null,
    result: null,
    formats: [],
    subtitle: subtitleOf(values.plan, directory.extent, input.catalogue),
    footnotes: notes.filter((note) => note !== snapshot.incomplete),
    currency,
    ...provisionalOf(result),
    snapshot,
  };
}

/** Notes that the first sentence says. */
const incompleteCodes: ReadonlySet<string> = new Set(['today_incomplete', 'incomplete']);

function snapshotOf(input: SnapshotInput, currency: Currency): Snapshot {
  const { plan, values, weekday, catalogue, directory } = input;
  const { result } = values;
  const shared = { compared: values.plan.compare !== null, weekday, catalogue, directory };
  const subjects = subjectsOf(result, shared);
  const several = values.plan.by.length > 0;
  return {
    panel: plan.panel,
    of: nameOf(input, subjects),
    when: whenOf(input),
    against: againstOf(values.plan),
    weekday: weekday === null || weekday.days === 0 ? null : { name: capital(weekdayOf(plan.time.to)), days: weekday.days },
    incomplete: [...input.planned.notes, ...result.notes].find(({ code }) => incompleteCodes.has(code))?.text ?? null,
    sections: input.planned.sections.map((section) => sectionOf(section, input)),
    subjects: several || subjects.length > 0 ? subjects : [{ name: null, id: null, figures: new Map() }],
    whole: several ? wholeOf(result, shared) : null,
    graphs: graphsOf(input, currency),
  };
}

function sectionOf({ section, metrics }: PlannedSection, { values, catalogue, directory: { brand } }: SnapshotInput): SnapshotSection {
  return {
    section,
    name: sectionLabels[section],
    metrics: metrics.flatMap((id): readonly SnapshotMetric[] => {
      const metric = catalogue.metric(id);
      if (metric === undefined) return [];
      const { label, unit, decimals, durationStyle, better, formula } = metric;
      return [
        {
          id,
          label,
          format: { unit, decimals, durationStyle, change: null, better },
          target: targetIn(values.plan, id, catalogue, brand.currency),
          judged: !growsWithDays(formula),
        },
      ];
    }),
  };
}

function nameOf({ plan, values, catalogue, directory }: SnapshotInput, subjects: readonly Subject[]): string {
  const { panel } = plan;
  const others = plan.filters.filter(({ dimension }) => dimension !== panel);
  const within = others.length === 0 ? '' : ` (${others.flatMap((filter) => filterText(filter)).join('; ')})`;
  if (panel === 'brand') return `${directory.brand.name}${within}`;
  if (values.plan.by.length > 0) {
    const count = membersIn(subjects).length;
    return `${count.toLocaleString('en-US')} ${count === 1 ? dimensionWord(panel, catalogue) : dimensionPlural(panel, catalogue)}${within}`;
  }
  const [name = ''] = plan.filters.find(({ dimension, op }) => dimension === panel && op === 'in')?.values ?? [];
  return `${dimensionWord(panel, catalogue)} ${name}${within}`;
}

const operators = { in: '', not_in: 'not ', contains: 'contains ', starts_with: 'starts with ' } as const;

function filterText({ op, values }: SnapshotPlan['filters'][number]): string {
  return `${operators[op]}${listText(values)}`;
}

function whenOf({ plan, directory }: SnapshotInput): string {
  const { from, to } = plan.time;
  return from === to ? `${capital(weekdayOf(to))}, ${dayText(to)}` : resolvedRange(plan.time, directory.extent);
}

function againstOf({ compare, time }: MetricsPlan): string | null {
  if (compare === null) return null;
  const isDayBefore = compare.from === compare.to && time.from === time.to && compare.name === 'previous period';
  return isDayBefore ? 'the day before' : rangeText(compare.from, compare.to);
}

/** What the averages rest on, and what has no exact answer. */
function ownNotes(
  { plan, weekday, lost, catalogue }: SnapshotInput,
  snapshot: Snapshot,
): readonly { readonly code: string; readonly text: string }[] {
  const name = capital(weekdayOf(plan.time.to));
  const labels = listText(lost.map((id) => inProse(catalogue.metric(id)?.label ?? id)));
  const days = weekday?.days ?? 4;
  return [
    ...(lost.length === 0 ? [] : [{ code: 'not_exact', text: `Not to be had exactly for these filters: ${labels}.` }]),
    ...(days >= 4 ? [] : [{ code: 'weekday_average', text: averageNote(name, days) }]),
    ...(snapshot.weekday === null || !hasMemberRows(snapshot)
      ? []
      : [
          {
            code: 'weekday_of_members',
            text: `Beside members the tables set only key metrics against the average ${name}; the CSV and a member's own snapshot hold all.`,
          },
        ]),
  ];
}

function averageNote(name: string, days: number): string {
  if (days === 0) return `No average ${name}: none of the four weeks before has complete data for that day.`;
  return `The average ${name} rests on ${days} ${days === 1 ? 'day' : 'days'}, not on four: the others have no complete data.`;
}

function graphsOf({ values, graphs, catalogue, directory }: SnapshotInput, currency: Currency): Snapshot['graphs'] {
  const alike = { catalogue, currency, sparkline: null };
  const { extent } = directory;
  const alone: MetricsPlan = { ...values.plan, compare: null, chart: 'funnel' };
  const funnel = chartSpec({
    ...alike,
    plan: alone,
    result: values.result,
    title: 'Funnel',
    subtitle: subtitleOf(alone, extent, catalogue),
  });
  const specs = graphs.map(({ section, title, plan, result }) => {
    const subtitle = subtitleOf(plan, extent, catalogue);
    return { section, spec: chartSpec({ ...alike, plan, result, title, subtitle }) };
  });
  return [{ section: 'funnel' as const, spec: funnel?.kind === 'funnel' ? funnel : null }, ...specs].flatMap(({ section, spec }) =>
    spec === null ? [] : [{ section, spec }],
  );
}

/** A section as rows and columns: members as rows, for each metric its value and what it is set against. */
function tableOf({ name, metrics }: SnapshotSection, snapshot: Snapshot, { values, catalogue }: SnapshotInput): AnswerSection {
  const [by] = values.plan.by;
  const members: readonly AnswerColumn[] = by === undefined ? [] : [{ id: by, label: capital(dimensionWord(by, catalogue)), unit: null }];
  const columns = metrics.flatMap((metric) => cellsOf(metric, null, snapshot).map(({ column }) => column));
  const rows = snapshot.subjects.map(({ name: member, figures }) => [
    ...(by === undefined ? [] : [member]),
    ...metrics.flatMap((metric) => cellsOf(metric, figures.get(metric.id) ?? null, snapshot).map(({ cell }) => cell)),
  ]);
  return { name, columns: [...members, ...columns], rows };
}

function cellsOf({ id, label, format: { unit }, target }: SnapshotMetric, figure: Figure | null, { against, weekday }: Snapshot) {
  const of = (ending: string, text: string, cell: Figure['value'], its: AnswerColumn['unit'] = unit) => ({
    column: { id: `${id}${ending}`, label: text, unit: its },
    cell,
  });
  const set = (base: string, change: string, head: string, to: Against | null | undefined) => [
    of(base, `${label}, ${head}`, to?.value ?? null),
    of(`${change}change`, 'CHANGE', to?.change ?? null),
    of(`${change}change_rate`, 'CHANGE %', to?.changeRate ?? null, 'percent'),
  ];
  return [
    of('', label, figure?.value ?? null),
    ...(against === null ? [] : set('.previous', '.', 'before', figure?.before)),
    ...(weekday === null ? [] : set('.weekday_average', '.weekday_', `average ${weekday.name}`, figure?.average)),
    ...(target === null ? [] : [of('.target', `${label}, target`, target)]),
  ];
}
