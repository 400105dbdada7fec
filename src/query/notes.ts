/** Sentences that go with the numbers: what is left out, not complete, or adds up to more than the total. */
import { currencyDigits } from '../base/currency.ts';
import type { Day } from '../base/day.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import type { FamilyId } from '../catalogue/measure.ts';
import { addDays } from '../plan/calendar.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import { isMember } from '../plan/source/selection.ts';
import { weekdayOrder } from '../plan/time-buckets.ts';
import type { PlacedColumn } from './columns.ts';
import { currencyFor } from './part/measure-sql.ts';
import type { Cell, Note } from './result.ts';
import type { NamedTerm, Shape } from './shape.ts';

export interface Noted {
  readonly plan: MetricsPlan;
  readonly shape: Shape;
  readonly columns: readonly PlacedColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totals: readonly Cell[] | null;
  readonly groups: number;
  /** Keys of metrics whose total is not to be had exactly. */
  readonly withoutTotal: readonly string[];
  /** The day that it is in the brand's zone. */
  readonly today: Day;
}

/** The notes of a result, but for those of overlapping members. */
export function notesOf(noted: Noted): readonly Note[] {
  return [
    ...limited(noted),
    ...untotalled(noted),
    ...sharedNames(noted),
    ...extent(noted),
    ...incomplete(noted),
    ...comparison(noted),
    ...currencies(noted),
    ...weekdays(noted),
  ];
}

const conversionFamilies: readonly FamilyId[] = ['after_engagement', 'after_exposure'];

/** The keys of the metrics that count conversions or revenue. */
export function conversionKeys({ terms }: Pick<Shape, 'terms'>): readonly string[] {
  return terms.filter(({ measures }) => measures.some(({ family }) => conversionFamilies.includes(family))).map(({ key }) => key);
}

/** The day until which conversions in the range may still come, null where none can (or none are shown). */
export function provisionalUntil({ shape, today }: Pick<Noted, 'shape' | 'today'>): Day | null {
  if (!shape.parts.some(({ family }) => conversionFamilies.includes(family))) return null;
  const until = addDays(shape.timelines.now.range.to, shape.directory.brand.crossSessionDays);
  return until >= today ? until : null;
}

/** `The rows add up to 12 more than the total`: where the facts cannot say how many have several members. */
export function surplusNote({ shape, columns, rows, totals, plan }: Noted): Note | null {
  if (!totals || plan.limit !== null || plan.having.length > 0) return null;
  const termOf = ({ column }: PlacedColumn) => shape.terms.find(({ key }) => key === column.of);
  const index = columns.findIndex((placed) => placed.column.role === 'metric' && isDistinct(termOf(placed)));
  const total = totals[index];
  if (index === -1 || typeof total !== 'number') return null;
  const sum = rows.reduce((before, row) => before + (typeof row[index] === 'number' ? row[index] : 0), 0);
  if (sum <= total) return null;
  const [dimension] = plan.by;
  const what = dimension ? ` ${dimension === 'lob' ? 'LOB' : dimensionOf(dimension).label.toLowerCase()}` : ' day';
  const { label, unit } = columns[index]?.column ?? { label: '', unit: null };
  const surplus = unit === 'currency' ? moneyText(sum - total, shownCurrency(shape)) : (sum - total).toLocaleString('en-US');
  return {
    code: 'overlap',
    text: `The rows of ${label} add up to ${surplus} more than the total: what belongs to more than one${what} counts in each.`,
  };
}

/** The one currency asked for, else the brand's. */
function shownCurrency({ selections, directory }: Shape): string {
  const { currency } = directory.brand;
  const asked = selections.find(({ dimension }) => dimension === 'currency')?.values[0];
  return currencyFor({ by: [], selections }, currency) ?? asked ?? currency;
}

/** `$1,234.56` from minor units. */
function moneyText(minor: number, code: string): string {
  const digits = currencyDigits(code);
  const amount = (minor / 10 ** digits).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (!/^[A-Z]{3}$/.test(code)) return `${amount} ${code}`;
  const symbol = new Intl.NumberFormat('en-US', { style: 'currency', currency: code })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
  return symbol === undefined || symbol === code ? `${code} ${amount}` : `${symbol}${amount}`;
}

function isDistinct(term: NamedTerm | undefined): boolean {
  return term?.expression?.kind === 'column' && term.measures.some(({ kind }) => kind !== 'event');
}

function limited({ plan, rows, groups, columns, totals }: Noted): readonly Note[] {
  if (plan.limit === null && plan.having.length === 0) return [];
  const [first] = plan.by;
  const at = columns.findIndex(({ column }) => column.id === (first ?? 'time'));
  if (at === -1) return [];
  const shown = new Set(rows.map((row) => row[at])).size;
  if (shown >= groups) return [];
  const what = first ? dimensionOf(first).plural : `${plan.grain ?? 'day'}s`;
  const noun = first === 'lob' ? what : what.toLowerCase();
  return [
    {
      code: 'limit',
      text: `${shown.toLocaleString('en-US')} of ${groups.toLocaleString('en-US')} ${noun} shown${totals ? ', total of all' : ''}.`,
    },
  ];
}

function untotalled({ shape, withoutTotal }: Noted): readonly Note[] {
  const labels = shape.terms.filter(({ key, expression }) => expression && withoutTotal.includes(key)).map(({ label }) => label);
  if (labels.length === 0) return [];
  return [
    {
      code: 'total_unknown',
      text: `No total of ${labels.join(', ')}: what belongs to several rows would count once in it, and the events that tell are missing.`,
    },
  ];
}

/** A name that several members share selects them all. */
function sharedNames({ plan, shape }: Noted): readonly Note[] {
  return plan.filters.flatMap(({ dimension, op, values }) => {
    if (!isMember(dimension) || (op !== 'in' && op !== 'not_in')) return [];
    const { plural } = dimensionOf(dimension);
    const noun = dimension === 'lob' ? plural : plural.toLowerCase();
    return values.flatMap((name): readonly Note[] => {
      const { length } = shape.directory.named(dimension, name);
      return length < 2
        ? []
        : [{ code: 'shared_name', text: `${length.toLocaleString('en-US')} ${noun} are called “${name}”; they are taken together.` }];
    });
  });
}

function extent({ plan, shape }: Noted): readonly Note[] {
  const { from, to } = shape.directory.extent;
  const notes: Note[] = [];
  if (from !== null && plan.time.from !== null && plan.time.from < from)
    notes.push({ code: 'data_start', text: `The data begin on ${dayText(from)}.` });
  if (to !== null && plan.time.to > to) notes.push({ code: 'data_end', text: `The data end on ${dayText(to)}.` });
  const { valuesFrom, buckets } = shape.timelines.now;
  if (valuesFrom !== null && buckets.some((bucket) => bucket < valuesFrom))
    notes.push({ code: 'rolling_start', text: 'Days whose window begins before the data have no value.' });
  return notes;
}

/** A comparison with today says so itself. */
function incomplete({ plan, shape, today }: Noted): readonly Note[] {
  const { completeTo } = shape.directory.extent;
  const { to } = shape.timelines.now.range;
  if (completeTo !== null && to <= completeTo) return [];
  if (plan.compare !== null && plan.time.to >= today) return [];
  const first = completeTo === null ? shape.timelines.now.range.from : addDays(completeTo, 1);
  if (to === today && first >= today) return [{ code: 'incomplete', text: 'Today is not complete.' }];
  return [
    { code: 'incomplete', text: first >= to ? `${dayText(to)} is not complete.` : `The days from ${dayText(first)} on are not complete.` },
  ];
}

function comparison({ plan, shape }: Noted): readonly Note[] {
  if (!shape.timelines.uncovered || !plan.compare) return [];
  const { from, to } = shape.directory.extent;
  return [
    {
      code: 'comparison_uncovered',
      text: `No changes: the data, from ${dayText(from ?? '')} to ${dayText(to ?? '')}, do not cover ${dayText(plan.compare.from)} to ${dayText(plan.compare.to)} whole.`,
    },
  ];
}

function currencies({ plan, shape }: Noted): readonly Note[] {
  const { brand, currencies: found } = shape.directory;
  const others = found.filter((currency) => currency !== brand.currency);
  if (
    currencyFor({ by: plan.by, selections: shape.selections }, brand.currency) === null ||
    others.length === 0 ||
    !shape.terms.some(({ measures }) => measures.some(({ money }) => money))
  )
    return [];
  return [{ code: 'currency', text: `Money and orders are those in ${brand.currency}; ${others.join(', ')} is left out.` }];
}

function weekdays({ plan, shape }: Noted): readonly Note[] {
  if (!plan.by.includes('weekday')) return [];
  const counts = weekdayOrder.map((name, index) => {
    const days = new Set(
      shape.timelines.now
        .days()
        .filter(([, , weekday]) => weekday === index + 1)
        .map(([date]) => date),
    );
    return { name: name.slice(0, 3), days: days.size };
  });
  const text = counts
    .filter(({ days }) => days > 0)
    .map(({ name, days }) => `${name.charAt(0).toUpperCase()}${name.slice(1)} ${days}`)
    .join(', ');
  return [{ code: 'weekday_days', text: `Days of each weekday: ${text}.` }];
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `22 November 2026`. */
function dayText(day: Day): string {
  return day === '' ? '' : dayFormat.format(new Date(`${day}T00:00:00Z`));
}
