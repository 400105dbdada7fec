/** One number, large, over its course of the last days. */
import { itemAt } from '../../base/item.ts';
import type { ChartConfig } from './config-shape.ts';
import { fontFamily } from './font-names.ts';
import { baseOptions, type Frame } from './frame.ts';
import { scaleOf } from './scale.ts';
import type { ChartSpec } from './spec.ts';

/** The configuration of a spec of kind number: the value as title, what it is under it, the sparkline without axes. */
export function numberConfig(spec: ChartSpec, frame: Frame): ChartConfig {
  const options = baseOptions(spec, frame);
  const series = spec.series[0];
  const values = series?.values ?? [];
  const known = values.filter((value) => value !== null);
  const scale = scaleOf(known, series?.unit ?? 'number', spec.currency, false, 4);
  const last = values.findLastIndex((value) => value !== null);
  const colour = itemAt(frame.theme.series, 0);
  return {
    type: 'line',
    data: {
      labels: [...spec.categories],
      datasets: [
        {
          label: series?.label ?? '',
          data: values.map((value, index) => ({ x: index, y: value === null ? null : value / scale.divisor, label: '' })),
          borderColor: colour,
          backgroundColor: colour,
          borderWidth: 3,
          pointRadius: values.map((_, index) => (index === last ? 5 : 0)),
          clip: false,
          spanGaps: false,
        },
      ],
    },
    options: {
      ...options,
      plugins: {
        ...options.plugins,
        title: {
          ...options.plugins?.title,
          text: [spec.value ?? ''],
          font: { family: fontFamily, size: Math.round(frame.em * 4.4), weight: 700, lineHeight: 1.15 },
        },
        subtitle: {
          ...options.plugins?.subtitle,
          text: [spec.title, ...[options.plugins?.subtitle?.text ?? []].flat()],
          font: { family: fontFamily, size: frame.em, lineHeight: 1.4 },
        },
      },
      scales: {
        x: { type: 'category', display: false },
        y: { type: 'linear', display: false, min: scale.min, max: scale.max },
      },
    },
  };
}
