/** Charts that Slack draws itself: within its limits, with the numbers of the answer; what it cannot show is left to a picture. */
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ChartSpec, Series } from '../../../../src/present/chart/spec.ts';
import type { ValueFormat } from '../../../../src/present/format.ts';
import { nativeChart } from '../../../../src/surfaces/slack/blocks/native-chart.ts';
import { complaintsAbout } from '../../../../src/surfaces/workspace/blocks/complaints.ts';
import { countFormat, percentFormat, shown } from '../shown.ts';

const bars = shown().chart as ChartSpec;
const series = (values: readonly (number | null)[], format: ValueFormat = countFormat, label = 'EXPOSED'): Series => ({
  label,
  unit: format.unit,
  format,
  values,
  draw: 'bar',
  axis: 'left',
  muted: false,
});
const spec = (parts: Partial<ChartSpec>): ChartSpec => ({ ...bars, ...parts });

test('bars become bars, with the title, the names and the numbers of the answer', () => {
  assert.equal(nativeChart(bars), {
    type: 'data_visualization',
    title: 'EXPOSED by campaign',
    chart: {
      type: 'bar',
      series: [
        {
          name: 'EXPOSED',
          data: [
            { label: 'Summer Sale', value: 4012 },
            { label: 'Win Back', value: 1877 },
          ],
        },
      ],
      axis_config: { categories: ['Summer Sale', 'Win Back'] },
    },
  });
});

test('days stand at the axis in few letters, with their year only where there are two', () => {
  const labels = (days: readonly string[]) => {
    const time = { grain: 'day', days } as const;
    const block = nativeChart(spec({ kind: 'line', time, categories: days, series: [series(days.map(() => 1))] }));
    return (block as unknown as { chart: { axis_config: { categories: readonly string[] } } }).chart.axis_config.categories;
  };
  assert.equal(labels(['2026-11-09', '2026-11-10']), ['9 Nov', '10 Nov']);
  assert.equal(labels(['2025-12-31', '2026-01-01']), ['31 Dec 2025', '1 Jan 2026']);
});

test('numbers are written in the unit at the axis', () => {
  const formats: readonly (readonly [Partial<ValueFormat>, readonly [number, number], string | undefined, readonly [number, number]])[] = [
    [{ unit: 'percent' }, [0.12345, 1], '%', [12.35, 100]],
    [{ unit: 'percent', change: 'difference' }, [0.01, -0.02], 'Percentage points', [1, -2]],
    [{ unit: 'currency' }, [123_456, 5], 'USD', [1234.56, 0.05]],
    [{ unit: 'currency_per_hour' }, [100, 200], 'USD/h', [1, 2]],
    [{ unit: 'duration' }, [9000, 3600], 'Hours', [2.5, 1]],
    [{ unit: 'duration' }, [150, 60], 'Minutes', [2.5, 1]],
    [{ unit: 'duration' }, [90, 0], 'Seconds', [90, 0]],
    [{ unit: 'score' }, [4.256, 3], undefined, [4.26, 3]],
    [{ unit: 'per_hour', decimals: 1 }, [4.256, 3], 'Per hour', [4.3, 3]],
  ];
  for (const [format, values, axis, shownValues] of formats) {
    const block = nativeChart(spec({ series: [series(values, { ...countFormat, ...format })] })) as unknown as {
      chart: { series: { data: { value: number }[] }[]; axis_config: { y_label?: string } };
    };
    assert.is(block.chart.axis_config.y_label, axis);
    assert.equal(
      block.chart.series[0]?.data.map(({ value }) => value),
      [...shownValues],
    );
  }
});

test('a pie has slices; a number with its days is a line', () => {
  assert.match(JSON.stringify(nativeChart(spec({ kind: 'pie' }))), '"segments":[{"label":"Summer Sale","value":4012}');
  const days = spec({ kind: 'number', time: { grain: 'day', days: ['2026-11-21', '2026-11-22'] }, title: 'EXPOSED', value: '5,889' });
  assert.match(JSON.stringify(nativeChart(days)), '"title":"EXPOSED by day","chart":{"type":"line"');
});

test('a target is one more line, which stays level; across bars there is none', () => {
  const target = { metric: 'exposed rate', text: '40.0%', value: 0.4, axis: 'left', series: null } as const;
  const line = spec({ kind: 'line', series: [series([0.1, 0.2], percentFormat, 'RATE')], targets: [target] });
  const block = nativeChart(line) as unknown as { readonly chart: { readonly series: readonly { readonly name: string }[] } };
  assert.equal(block.chart.series[1], {
    name: 'Target 40.0%',
    data: [
      { label: 'Summer Sale', value: 40 },
      { label: 'Win Back', value: 40 },
    ],
  });
  const six = Array.from({ length: 6 }, (_, index) => series([1, 2], countFormat, `S${index}`));
  assert.is(nativeChart(spec({ kind: 'line', series: six, targets: [target] })), null);
  assert.is(nativeChart(spec({ targets: [target] })), null);
});

test('what Slack cannot show as it is stays a picture', () => {
  const many = Array.from({ length: 21 }, (_, index) => `Campaign ${index}`);
  const pictures: Readonly<Record<string, Partial<ChartSpec>>> = {
    stack: { kind: 'stacked_bar' },
    funnel: { kind: 'funnel' },
    'two axes': { kind: 'combo' },
    'a gap': { series: [series([1, null])] },
    'two units': { series: [series([1, 2]), series([0.1, 0.2], percentFormat, 'RATE')] },
    'more points than Slack takes': { categories: many, series: [series(many.map(() => 1))] },
    'more series than can be told apart': { series: Array.from({ length: 7 }, (_, index) => series([1, 2], countFormat, `S${index}`)) },
    'names that are the same once they are shortened': { categories: ['The long campaign of summer', 'The long campaign of summers'] },
    'series that have one name': { series: [series([1, 2]), series([3, 4])] },
    'an empty slice': { kind: 'pie', series: [series([1, 0])] },
    nothing: { categories: [], series: [] },
  };
  for (const [what, parts] of Object.entries(pictures)) assert.is(nativeChart(spec(parts)), null, what);
});

test("whatever a chart holds, its block passes Slack's limits", () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 60 });
  const charts = fc
    .record({
      kind: fc.constantFrom(...(['bar', 'line', 'pie', 'number', 'combo', 'stacked_bar', 'funnel'] as const)),
      title: name,
      categories: fc.array(name, { maxLength: 25 }),
      labels: fc.array(name, { maxLength: 8 }),
      unit: fc.constantFrom(...(['count', 'percent', 'currency', 'duration', 'score'] as const)),
      value: fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true })),
    })
    .map(({ kind, title, categories, labels, unit, value }) =>
      spec({
        kind,
        title,
        categories,
        series: labels.map((label, index) =>
          series(
            categories.map((_, at) => (value === null && at === 3 ? null : (value ?? 1) + index)),
            { ...countFormat, unit },
            label,
          ),
        ),
      }),
    );
  fc.assert(
    fc.property(charts, (chart) => {
      const block = nativeChart(chart);
      assert.equal(block === null ? [] : complaintsAbout([block]), []);
    }),
  );
});

test.run();
