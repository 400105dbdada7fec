/** What happened to an alert, in words: the same on every surface. */
import type { Day, Grain } from '../../base/day.ts';
import type { AlertPlan } from '../../plan/plan.ts';
import type { Cell } from '../../query/result.ts';
import { bucketText } from '../dates.ts';
import { type Currency, formatCell, type ValueFormat } from '../format.ts';

/** The metric of an alert, and how its values are written. */
export interface Subject {
  readonly plan: AlertPlan;
  readonly name: string;
  readonly format: ValueFormat;
  readonly currency: Currency;
  readonly grain: Grain;
}

/** A member (none: the total) with its value and what it was held against, in stored units. */
export interface Found {
  readonly member: readonly Cell[];
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly before: number | null;
}

export interface Happened {
  readonly kind: 'fired' | 'cleared';
  readonly period: Day;
  readonly findings: readonly Found[];
}

/** Members named in a headline; of more, how many. */
const mostNamed = 3;

/** `Abandoned rate is unusually high: 44.4% on Tue 17 Nov 2026, usual 7.7%, at most 29.6%.` */
export function headlineOf(subject: Subject, happened: Happened): string {
  const { findings, kind, period } = happened;
  const when = whenText(period, subject.grain);
  const [first] = findings;
  const name = `${subject.name.slice(0, 1).toUpperCase()}${subject.name.slice(1)}`;
  if (findings.length === 1 && first !== undefined) {
    const whose = first.member.length === 0 ? '' : ` of ${memberText(first.member)}`;
    const state = kind === 'fired' ? conditionText(subject, [first]) : 'is back within bounds';
    return `${name}${whose} ${state}: ${figure(first.value, subject)} ${when}${boundsText(subject, first)}.`;
  }
  const members = findings.slice(0, mostNamed).map(({ member }) => memberText(member));
  const more = findings.length - members.length;
  const list = more > 0 ? `${members.join(', ')} and ${String(more)} more` : joined(members);
  return kind === 'fired'
    ? `${name} ${conditionText(subject, findings)} ${when} for ${String(findings.length)}: ${list}.`
    : `${name} is back within bounds ${when} for ${String(findings.length)}: ${list}.`;
}

/** The columns of the small table, and a row for each member. */
export function findingsTable(
  subject: Subject,
  { findings }: Happened,
): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const before = subject.plan.test === 'unusual' ? 'Median' : 'Before';
  const withBefore = findings.some((one) => one.before !== null);
  return {
    head: ['', 'Value', ...(withBefore ? [before] : []), 'Bound'],
    rows: findings.map((one) => [
      one.member.length === 0 ? 'Total' : memberText(one.member),
      figure(one.value, subject),
      ...(withBefore ? [one.before === null ? '–' : figure(one.before, subject)] : []),
      boundText(subject, one),
    ]),
  };
}

/** `below 12.0%`, `12.0% to 18.0%`. */
function boundText(subject: Subject, { value, low, high }: Found): string {
  const text = (bound: number): string => figure(bound, subject);
  if (low !== null && high !== null && low !== high)
    return value < low ? `at least ${text(Math.max(low, lowest(subject)))}` : `at most ${text(high)}`;
  if (low !== null) return `at least ${text(low)}`;
  return high === null ? '–' : `at most ${text(high)}`;
}

/** Only a score can be below zero. */
function lowest({ format }: Subject): number {
  return format.unit === 'score' ? Number.NEGATIVE_INFINITY : 0;
}

function boundsText(subject: Subject, found: Found): string {
  const { test } = subject.plan;
  if (test === 'threshold') return '';
  if (test === 'target') return ` (target ${figure(found.low ?? found.high ?? 0, subject)})`;
  const before = found.before === null ? '' : figure(found.before, subject);
  return test === 'change' ? `, before ${before}` : `, usual ${before}, ${boundText(subject, found)}`;
}

/** What holds for all of `findings`. */
function conditionText({ plan, currency, format }: Subject, findings: readonly Found[]): string {
  const bound = plan.value === null ? '' : formatCell(plan.value, format, currency);
  switch (plan.test) {
    case 'threshold':
      return `is ${comparisons[plan.op]} ${bound}`;
    case 'target':
      return `is ${plan.op === '<' || plan.op === '<=' ? 'below' : 'above'} target`;
    case 'unusual': {
      const low = findings.filter((one) => one.low !== null && one.value < one.low).length;
      if (low > 0 && low < findings.length) return 'is unusual';
      return `is unusually ${low > 0 ? 'low' : 'high'}`;
    }
    case 'change': {
      const [first, ...others] = findings;
      const own = first === undefined || first.before === null || others.length > 0 ? null : (first.value - first.before) / first.before;
      const least = plan.op === '<' || plan.op === '>' ? 'more than ' : 'at least ';
      const size = formatCell(Math.abs(own ?? plan.value ?? 0), { ...format, unit: 'percent', change: null }, currency);
      return `${plan.op === '<' || plan.op === '<=' ? 'fell' : 'rose'} by ${own === null ? least : ''}${size}${basisText(plan.basis)}`;
    }
  }
}

const comparisons: Readonly<Record<AlertPlan['op'], string>> = {
  '>': 'above',
  '>=': 'at least',
  '<': 'below',
  '<=': 'at most',
  '=': 'exactly',
};

function basisText(basis: AlertPlan['basis']): string {
  return basis === null || basis === 'custom' ? '' : ` against the ${basis}`;
}

function figure(value: number, { format, currency }: Subject): string {
  return formatCell(value, format, currency);
}

function memberText(member: readonly Cell[]): string {
  return member.map((cell) => (cell === null ? '(none)' : String(cell))).join(', ');
}

function whenText(period: Day, grain: Grain): string {
  return `${grain === 'day' ? 'on' : 'in'} ${bucketText(period, grain)}`;
}

function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
