/** The numbers of an answer that was posted, as they are kept to be held against later ones: plain JSON of bounded size. */
import { createHash } from 'node:crypto';
import type { Day } from '../../base/day.ts';
import type { Cell } from '../../query/result.ts';
import type { Shown } from '../answer.ts';
import { rowTexts } from '../columns.ts';
import { type Currency, formatCell, type ValueFormat } from '../format.ts';
import { inProse } from '../words.ts';

export interface PostedColumn {
  /** As the answer's, with a comparison `exposed.previous`. */
  readonly id: string;
  /** In prose: `exposed rate`, `exposed rate of the period before`. */
  readonly name: string;
  readonly format: ValueFormat;
  /** It may grow until a day that was said with it: then what becomes of it is no late data. */
  readonly provisional: boolean;
  /** It follows from others: a change, a share. */
  readonly derived: boolean;
}

export interface PostedRow {
  /** The names and dates of the row as they were shown; empty where there is only one. */
  readonly name: string;
  /** Stored units, in order of the columns. */
  readonly cells: readonly (number | null)[];
  readonly currency: Currency;
}

export interface PostedNumbers {
  readonly columns: readonly PostedColumn[];
  /** The first ones as they were shown. */
  readonly rows: readonly PostedRow[];
  readonly total: PostedRow | null;
  /** How many rows there were. */
  readonly of: number;
  /** A text that is another one where a number in the rows that are not kept is; null where all are kept. */
  readonly rest: string | null;
  /** The last day on which what is provisional may grow; null where nothing is. */
  readonly provisionalUntil: Day | null;
}

/** Kept at most: what nobody reads down to is known by its hash. */
const mostRows = 200;
const mostCells = 2200;

/** The numbers of `shown`; null where it has none, as a list of names. */
export function postedNumbers(shown: Shown): PostedNumbers | null {
  const whole = shown.snapshot === undefined ? ofTable(shown) : ofSnapshot(shown, shown.snapshot);
  if (whole === null) return null;
  const { columns, rows, total } = whole;
  const kept = Math.max(1, Math.min(mostRows, Math.floor(mostCells / columns.length)));
  return {
    columns,
    rows: rows.slice(0, kept),
    total,
    of: rows.length,
    rest: rows.length <= kept ? null : hashOf(rows.slice(kept), columns),
    provisionalUntil: shown.provisional?.until ?? null,
  };
}

type Whole = Pick<PostedNumbers, 'columns' | 'rows' | 'total'>;

function ofTable(shown: Shown): Whole | null {
  const { answer, formats, currency } = shown;
  const told = answer.columns.flatMap(({ id }, index) => {
    const format = formats[index] ?? null;
    return format === null ? [] : [{ index, column: columnOf(id, format, nameOf(id, shown), shown) }];
  });
  if (told.length === 0 || (answer.rows.length === 0 && answer.totals === null)) return null;
  const names = answer.columns.flatMap((_column, index) => ((formats[index] ?? null) === null ? [index] : []));
  const grain = answer.plan.kind === 'metrics' ? answer.plan.grain : null;
  const code = answer.columns.findIndex(({ id }) => id === 'currency');
  const cellsOf = (row: readonly Cell[]): PostedRow['cells'] => told.map(({ index }) => numberIn(row[index]));
  return {
    columns: told.map(({ column }) => column),
    rows: answer.rows.map((row) => {
      const texts = rowTexts(row, { columns: answer.columns, formats, grain, currency });
      const own = row[code];
      return {
        name: names.map((index) => texts[index] ?? '').join(', '),
        cells: cellsOf(row),
        currency: typeof own === 'string' ? { code: own, digits: currency.digits } : currency,
      };
    }),
    total: answer.totals === null ? null : { name: 'Total', cells: cellsOf(answer.totals), currency },
  };
}

function ofSnapshot(shown: Shown, { sections, subjects, whole, against, weekday }: NonNullable<Shown['snapshot']>): Whole {
  const metrics = sections.flatMap((section) => section.metrics);
  const columns = metrics.flatMap(({ id, label, format }) => [
    columnOf(id, format, inProse(label), shown),
    ...(against === null ? [] : [columnOf(`${id}.previous`, format, before(inProse(label)), shown)]),
    ...(weekday === null ? [] : [columnOf(`${id}.weekday_average`, format, `${inProse(label)} of the average ${weekday.name}`, shown)]),
  ]);
  const rowOf = (subject: (typeof subjects)[number], name: string): PostedRow => ({
    name,
    currency: shown.currency,
    cells: metrics.flatMap(({ id }) => {
      const figure = subject.figures.get(id);
      return [
        numberIn(figure?.value),
        ...(against === null ? [] : [numberIn(figure?.before?.value)]),
        ...(weekday === null ? [] : [numberIn(figure?.average?.value)]),
      ];
    }),
  });
  return {
    columns,
    rows: subjects.map((subject) => rowOf(subject, whole === null ? '' : (subject.name ?? '(none)'))),
    total: whole === null ? null : rowOf(whole, 'Total'),
  };
}

const endings = /\.(previous|change|change_rate|share|weekday_average)$/;

function columnOf(id: string, format: ValueFormat, name: string, { provisional }: Shown): PostedColumn {
  const ending = endings.exec(id)?.[1];
  return {
    id,
    name,
    format,
    provisional: provisional?.metrics.includes(id.replace(endings, '')) === true,
    derived: ending !== undefined && ending !== 'previous' && ending !== 'weekday_average',
  };
}

/** In prose: a comparison's columns are called after what they compare. */
function nameOf(id: string, { answer }: Shown): string {
  const own = id.replace(endings, '');
  const name = inProse(answer.columns.find((column) => column.id === own)?.label ?? own);
  switch (endings.exec(id)?.[1]) {
    case undefined:
      return name;
    case 'previous':
      return before(name);
    case 'share':
      return `share of ${name}`;
    default:
      return `change of ${name}`;
  }
}

function before(name: string): string {
  return `${name} of the period before`;
}

function numberIn(cell: Cell | undefined): number | null {
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
}

/** By what is shown of them, in no order: rows that change places change no number. */
function hashOf(rows: readonly PostedRow[], columns: readonly PostedColumn[]): string {
  const lines = rows.map(({ name, cells, currency }) =>
    [
      name,
      ...columns.map(({ format, provisional }, index) => (provisional ? '' : formatCell(cells[index] ?? null, format, currency))),
    ].join('\t'),
  );
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex').slice(0, 32);
}
