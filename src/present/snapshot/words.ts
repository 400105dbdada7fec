/** What a snapshot says in words: values, changes and their direction, targets. */
import { type Currency, formatCell, noValue, type ValueFormat } from '../format.ts';
import type { Against, Figure, Snapshot, SnapshotMetric } from './snapshot.ts';

const percent: ValueFormat = { unit: 'percent', decimals: null, durationStyle: null, change: null, better: 'neither' };

/** Behind a rate that rests on fewer than 30. */
export const smallBaseSign = '*';

/** The figure's value: `45.2%`, `12*` on a small base, `–` where there is none. */
export function valueText(figure: Figure | undefined, metric: SnapshotMetric, currency: Currency): string {
  const text = formatCell(figure?.value ?? null, metric.format, currency);
  return figure?.smallBase === true ? text + smallBaseSign : text;
}

/**
 * `▲ up 3.2%, better`, `▼ down 1.2 pp, worse`, `unchanged`: percents and scores move by their difference, all else by its share of what
 * was before. `–` where there is nothing to set it against.
 */
export function changeText(set: Against | null | undefined, { format }: SnapshotMetric, currency: Currency): string {
  const moved = movedBy(set, format, currency);
  if (moved === null) return noValue;
  if (moved.sign === 0) return 'unchanged';
  const arrow = moved.sign > 0 ? '▲ up' : '▼ down';
  const mood = moodOf(moved.sign, format);
  return `${arrow} ${moved.text}${mood === 0 ? '' : mood > 0 ? ', better' : ', worse'}`;
}

/** The same within a sentence: `up 3.2%`, `unchanged`; null where there is nothing to set it against. */
export function changeWords(set: Against | null | undefined, { format }: SnapshotMetric, currency: Currency): string | null {
  const moved = movedBy(set, format, currency);
  if (moved === null) return null;
  return moved.sign === 0 ? 'unchanged' : `${moved.sign > 0 ? 'up' : 'down'} ${moved.text}`;
}

/** Whether a move is good (1) or bad (−1) news; 0 where it is neither. */
export function moodOf(sign: number, { better }: ValueFormat): -1 | 0 | 1 {
  if (sign === 0 || better === 'neither') return 0;
  return sign > 0 === (better === 'higher') ? 1 : -1;
}

function movedBy(
  set: Against | null | undefined,
  format: ValueFormat,
  currency: Currency,
): { readonly sign: number; readonly text: string } | null {
  if (!set || typeof set.change !== 'number') return null;
  const sign = Math.sign(set.change);
  const size = Math.abs(set.change);
  if (format.unit === 'percent') return { sign, text: formatCell(size, { ...percent, change: 'difference' }, currency).replace('+', '') };
  if (format.unit !== 'score' && typeof set.changeRate === 'number')
    return { sign, text: formatCell(Math.abs(set.changeRate), percent, currency) };
  return { sign, text: formatCell(size, { ...format, change: null }, currency) };
}

/** `85.0%`, and for rates whether it is met: `85.0%, met`, `85.0%, missed`; empty where no target is set. */
export function targetText(figure: Figure | undefined, metric: SnapshotMetric, currency: Currency): string {
  const { target, format, judged } = metric;
  if (target === null) return '';
  const text = formatCell(target, format, currency);
  const value = figure?.value ?? null;
  if (!judged || format.better === 'neither' || typeof value !== 'number') return text;
  return `${text}, ${(format.better === 'higher' ? value >= target : value <= target) ? 'met' : 'missed'}`;
}

/** `against the day before`. */
export function beforeHead({ against }: Snapshot): string {
  return `vs ${against ?? ''}`;
}

/** `against the average Sunday`. */
export function averageHead({ weekday }: Snapshot): string {
  return weekday === null ? '' : `vs average ${weekday.name}`;
}
