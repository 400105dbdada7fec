/** Parts of a whole. */
import { itemAt } from '../../base/item.ts';
import { formatCell } from '../format.ts';
import type { ChartConfig } from './config-shape.ts';
import { fontFamily } from './font-names.ts';
import { baseOptions, type Frame, innerWidth } from './frame.ts';
import type { ChartSpec } from './spec.ts';
import { cutToEms } from './text-width.ts';

/** Slices thinner than this have no room for their share: the legend says it anyway. */
const leastShare = 0.08;

/** The configuration of a spec of kind pie: shares in the slices, names and values beside it. */
export function pieConfig(spec: ChartSpec, frame: Frame): ChartConfig {
  const series = itemAt(spec.series, 0);
  const values = series.values.filter((value) => value !== null);
  const whole = values.reduce((sum, value) => sum + value, 0);
  const shareText = (value: number) =>
    formatCell(value / whole, { unit: 'percent', decimals: null, durationStyle: null, change: null, better: 'neither' }, spec.currency);
  const options = baseOptions(spec, frame);
  const narrow = frame.width < 520;
  const room = (innerWidth(frame) * (narrow ? 0.92 : 0.46)) / (frame.em * 0.95);
  const names = spec.categories.map((name, index) => {
    const value = itemAt(values, index);
    const tail = `  ${shareText(value)} · ${formatCell(value, series.format, spec.currency)}`;
    return `${cutToEms(name, Math.max(4, room - tail.length * 0.56))}${tail}`;
  });
  return {
    type: 'pie',
    data: {
      labels: names,
      datasets: [
        {
          label: series.label,
          data: values.map((value, index) => ({ x: index, y: value, label: value / whole >= leastShare ? shareText(value) : '' })),
          parsing: { key: 'y' },
          backgroundColor: values.map((_, index) => itemAt(frame.theme.series, index % frame.theme.series.length)),
          borderColor: frame.theme.ground,
          borderWidth: 2,
          datalabels: {
            display: true,
            anchor: 'center',
            align: 'center',
            color: frame.theme.onSeries,
            font: { family: fontFamily, size: Math.round(frame.em * 0.9), weight: 600 },
          },
        },
      ],
    },
    options: {
      ...options,
      plugins: {
        ...options.plugins,
        legend: {
          display: true,
          position: narrow ? 'bottom' : 'right',
          align: narrow ? 'start' : 'center',
          labels: {
            color: frame.theme.ink,
            usePointStyle: true,
            boxWidth: Math.round(frame.em * 0.6),
            boxHeight: Math.round(frame.em * 0.6),
            padding: Math.round(frame.em * 0.6),
            font: { family: fontFamily, size: Math.round(frame.em * 0.95) },
          },
        },
      },
    },
  };
}
