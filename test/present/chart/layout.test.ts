/** Charts laid out in narrow, wide and crowded places: what the golden configurations do not show. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { MetricsPlan } from '../../../src/plan/plan.ts';
import { axisLabels } from '../../../src/present/chart/axis-labels.ts';
import { chartConfig, pictureSize } from '../../../src/present/chart/config.ts';
import { frameOf } from '../../../src/present/chart/frame.ts';
import type { ChartSpec } from '../../../src/present/chart/spec.ts';
import { themes } from '../../../src/present/chart/theme.ts';
import type { Cell, QueryResult } from '../../../src/query/result.ts';
import { daysFrom, planOf, resultOf, shownOf } from '../../support/results.ts';

const layout = suite('layout of charts');

function chartOf(parts: Partial<MetricsPlan>, rows: readonly (readonly Cell[])[], more: Partial<QueryResult> = {}): ChartSpec {
  const plan = planOf(parts);
  const { chart } = shownOf(plan, resultOf(plan, rows, more));
  assert.ok(chart);
  return chart;
}

function labelsOf(spec: ChartSpec, width: number) {
  return axisLabels(spec, frameOf(themes.light, { width, height: 400 }), true);
}

function courseOf(days: readonly string[], grain: 'day' | 'year' | 'quarter'): ChartSpec {
  return chartOf(
    { grain, chart: 'line' },
    days.map((day, index): readonly Cell[] => [day, 10 + index]),
  );
}

layout('hours that do not fit leave out some, weekdays their last letters, and both stay whole where there is room', () => {
  const hours = chartOf(
    { metrics: ['online_time'], by: ['hour'] },
    Array.from({ length: 24 }, (_, hour): readonly Cell[] => [hour, 3600 * hour]),
  );
  assert.equal(labelsOf(hours, 2400)[1], '01:00');
  assert.equal(
    labelsOf(hours, 300).filter((label) => label !== ''),
    ['00:00', '04:00', '08:00', '12:00', '16:00', '20:00'],
  );
  assert.equal(
    labelsOf(hours, 40).filter((label) => label !== ''),
    ['00:00'],
  );
  const weekdays = chartOf(
    { by: ['weekday'] },
    ['Monday', 'Tuesday', 'Wednesday'].map((name): readonly Cell[] => [name, 5]),
  );
  assert.equal(labelsOf(weekdays, 800), ['Monday', 'Tuesday', 'Wednesday']);
  assert.equal(labelsOf(weekdays, 150), ['Mon', 'Tue', 'Wed']);
});

layout('dates in a very narrow picture are labelled as far apart as need be', () => {
  const shown = (spec: ChartSpec, width: number) => labelsOf(spec, width).filter((label) => label !== '').length;
  const quarter = courseOf(daysFrom('2026-08-25', 90), 'day');
  assert.ok(shown(quarter, 120) <= 2);
  const years = courseOf(
    Array.from({ length: 40 }, (_, index) => `${1990 + index}-01-01`),
    'year',
  );
  assert.ok(shown(years, 90) <= 2);
  const long = courseOf(daysFrom('2016-01-01', 3600), 'day');
  assert.ok(shown(long, 200) <= 4);
  assert.ok(shown(long, 200) >= 1);
});

layout('stacked bars that lie on a narrow picture take one place each, with the names of their members cut to fit', () => {
  const spec = chartOf(
    { metrics: ['sessions'], by: ['source_type', 'device'], chart: 'stacked_bar' },
    Array.from({ length: 14 }, (_, index) => `Source with quite a long name ${index + 1}`).flatMap((name): readonly (readonly Cell[])[] => [
      [name, 'desktop/laptop', 400],
      [name, 'mobile smartphone', 300],
    ]),
    { totals: [null, null, 9800] },
  );
  assert.is(spec.kind, 'stacked_bar');
  assert.is(spec.horizontal, true);
  const size = pictureSize(spec, 400);
  const { data, options } = chartConfig(spec, 'dark', size);
  assert.is(options?.indexAxis, 'y');
  assert.is(data.labels?.length, 14);
  assert.is(data.datasets.length, 2);
  assert.ok(size.height > 400, 'as high as its bars need');
});

layout('a pie whose cells are partly missing has slices of what there is, and none is drawn of nothing', () => {
  const spec = chartOf(
    { metrics: ['sessions'], by: ['device'], chart: 'pie' },
    [
      ['desktop/laptop', 50],
      ['mobile tablet', null],
    ],
    { totals: [null, 50] },
  );
  assert.equal(spec.kind, 'pie');
  assert.equal(spec.categories, ['desktop/laptop']);
  const config = chartConfig(spec, 'light', pictureSize(spec, 400));
  assert.match(String(config.data.labels?.[0]), /100\.0% · 50$/);
});

layout('a combo of one unit in one shape is plain bars of members and plain lines of time', () => {
  const metrics = ['exposed', 'engaged'];
  const members = chartOf({ metrics, by: ['campaign'], chart: 'combo' }, [
    ['Summer Sale', 5, 3],
    ['Win Back', 4, 2],
  ]);
  assert.is(members.kind, 'bar');
  assert.equal(
    members.series.map((series) => series.draw),
    ['bar', 'bar'],
  );
  const time = chartOf({ metrics, grain: 'day', chart: 'combo' }, [
    ['2026-11-16', 5, 3],
    ['2026-11-17', 4, 2],
  ]);
  assert.is(time.kind, 'line');
  assert.equal(
    time.series.map((series) => series.draw),
    ['line', 'line'],
  );
});

layout('a funnel step that begins at none has no rate, and one that grows drops nobody', () => {
  const spec = chartOf({ metrics: ['prospects', 'exposed', 'engaged'], chart: 'funnel' }, [[0, 0, 5]]);
  assert.equal(spec.marks, ['', '', '']);
  assert.equal(spec.categories, ['Prospects', 'Exposed', 'Engaged']);
  const endless = chartOf({ metrics: ['prospects', 'exposed', 'engaged'], chart: 'funnel' }, [[10, Number.POSITIVE_INFINITY, 5]]);
  assert.equal(endless.categories, ['Prospects', 'Engaged']);
  const falling = chartOf({ metrics: ['prospects', 'exposed'], chart: 'funnel' }, [[10, 4]]);
  assert.equal(falling.marks, ['', '40.0% of prospects · −6']);
});

layout('a chart in words ends within a thousand letters', () => {
  const names = Array.from({ length: 8 }, (_, index) => `Campaign ${index + 1} ${'of a very long name '.repeat(10)}`);
  const { alt } = chartOf(
    { by: ['campaign'], grain: 'day', chart: 'line' },
    names.flatMap((name) => daysFrom('2026-11-16', 2).map((day): readonly Cell[] => [name, day, 5])),
  );
  assert.is(alt.length, 1000);
  assert.match(alt, /…$/);
});

layout('a number asked for as one is drawn as bars of members and as a line of days', () => {
  assert.is(
    chartOf({ by: ['campaign'], chart: 'number' }, [
      ['a', 1],
      ['b', 2],
    ]).kind,
    'bar',
  );
  assert.is(
    chartOf({ grain: 'day', chart: 'number' }, [
      ['2026-11-16', 1],
      ['2026-11-17', 2],
    ]).kind,
    'line',
  );
  assert.is(
    chartOf({ by: ['campaign'], chart: 'line' }, [
      ['a', 1],
      ['b', 2],
    ]).kind,
    'bar',
  );
});

layout('shares that could not be had are not drawn', () => {
  const plan = planOf({ transform: 'share', chart: 'number' });
  const whole = resultOf(planOf({}), [[5]]);
  assert.is(shownOf(plan, whole).chart, null);
});

layout('a label at the top of the plot has room below the legend', () => {
  const room = (rate: number): number => {
    const spec = chartOf({ metrics: ['conversions_after_engagement', 'conversion_rate_after_engagement'], grain: 'day', chart: 'combo' }, [
      ['2026-11-16', 2, 0.5],
      ['2026-11-17', 1, rate],
      ['2026-11-18', 1, 0.2],
    ]);
    const config = chartConfig(spec, 'light', { width: 800, height: 450 });
    const head = config.options?.scales?.['headroom'];
    return head !== undefined && 'title' in head ? (head.title as { readonly font: { readonly size: number } }).font.size : 0;
  };
  const label = 18 * 0.84 * 1.2 + 6;
  assert.ok(room(1) >= label, `${room(1)} px for a label of ${label}`);
  assert.ok(room(0.9) < label);
});

layout.run();
