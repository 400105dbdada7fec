/** A chart as answers have them: the rates of twelve campaigns. */
import type { ChartSpec } from '../../src/present/chart/spec.ts';

const names = [
  'Checkout Help',
  'Billing Support',
  'Mobile',
  'Top 10',
  'Parcel Tracking',
  'Win Back',
  'Gift Finder',
  'Loyalty Club',
  'Size Advice',
  'Returns Desk',
  'Summer Sale',
  'Spring Lookbook',
];

export const benchChart: ChartSpec = {
  kind: 'bar',
  title: 'Exposed rate by campaign',
  subtitle: '16–22 November 2026 · mobile smartphone, mobile tablet',
  horizontal: true,
  categories: names,
  time: null,
  series: [
    {
      label: 'Exposed rate',
      unit: 'percent',
      format: { unit: 'percent', decimals: null, durationStyle: null, change: null, better: 'higher' },
      values: names.map((_, index) => 0.92 - index * 0.021),
      draw: 'bar',
      axis: 'left',
      muted: false,
    },
  ],
  targets: [],
  marks: null,
  currency: { code: 'USD', digits: 2 },
  alt: 'Exposed rate by campaign',
  value: null,
};
