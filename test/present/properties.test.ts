/** Results of any shape: whatever a plan gives, an answer can be shown. */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { DimensionId } from '../../src/catalogue/dimension.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import { answerJson } from '../../src/present/answer-json.ts';
import { chartConfig, pictureSize } from '../../src/present/chart/config.ts';
import { draw } from '../../src/present/chart/draw.ts';
import { sketchOf } from '../../src/present/chart/sketch.ts';
import { csv } from '../../src/present/csv.ts';
import { formatCell } from '../../src/present/format.ts';
import { cellWidth } from '../../src/present/table/cells.ts';
import { terminalTable } from '../../src/present/table/terminal-table.ts';
import type { Cell, QueryResult } from '../../src/query/result.ts';
import { catalogueWith } from '../support/additions.ts';
import { columnsOf, planOf, resultOf, shownOf } from '../support/results.ts';

const shapes = suite('answers of any shape');

const metric = fc.constantFrom(...dashboard.metrics.map((one) => one.id));
const dimension = fc.constantFrom<DimensionId>('campaign', 'device', 'agent', 'weekday', 'currency', 'goal_type');
const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('מבצע', 'تخفيضات', '夏季大促销', '👩🏽‍💻', 'Summer Sale', '\u001B[31m', '\u202E'),
);
const value = fc.oneof(
  fc.integer({ min: -5, max: 1_000_000 }),
  fc.double({ min: -1, max: 2, noNaN: true }),
  fc.double({ min: -1e18, max: 1e18 }),
  fc.constantFrom(0, 1e15, -1e15, Number.POSITIVE_INFINITY),
);
const day = fc.integer({ min: 0, max: 900 }).map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));

const plan: fc.Arbitrary<MetricsPlan> = fc
  .record({
    metrics: fc.uniqueArray(metric, { minLength: 1, maxLength: 5 }),
    by: fc.uniqueArray(dimension, { maxLength: 2 }),
    grain: fc.constantFrom(null, 'day', 'week', 'month', 'quarter', 'year'),
    compare: fc.constantFrom(null, { from: '2026-11-09', to: '2026-11-15', name: 'previous week' } as const),
    transform: fc.constantFrom(null, null, 'share', { rolling: 7 } as const),
    chart: fc.constantFrom(null, 'line', 'bar', 'stacked_bar', 'pie', 'number', 'combo', 'funnel'),
    limit: fc.constantFrom(null, 5),
  })
  .map((parts) => planOf(parts as Partial<MetricsPlan>));

function resultFor(made: MetricsPlan): fc.Arbitrary<QueryResult> {
  const columns = columnsOf(made);
  const cells = columns.map((column): fc.Arbitrary<Cell> => {
    if (column.role === 'time') return day;
    return fc.option<Cell>(column.role === 'by' ? name : value, { freq: 6 });
  });
  const row = fc.tuple(...cells);
  const totals = fc.tuple(...columns.map((column): fc.Arbitrary<Cell> => (column.unit === null ? fc.constant(null) : fc.option(value))));
  return fc
    .record({ rows: fc.array(row, { maxLength: 40 }), totals: fc.option(totals), small: fc.boolean() })
    .map(({ rows, totals: total, small }) =>
      resultOf(made, rows, {
        totals: total,
        smallBase: small && rows.length > 0 ? [[0, columns.length - 1]] : [],
        provisionalUntil: small ? '2026-12-23' : null,
      }),
    );
}

const answered = plan.chain((made) => fc.record({ plan: fc.constant(made), result: resultFor(made) }));

shapes('tables have lines of one width within a block, and no number is cut', () => {
  fc.assert(
    fc.property(answered, fc.integer({ min: 20, max: 160 }), (made, width) => {
      const shown = shownOf(made.plan, made.result);
      const text = terminalTable(shown, { width, colour: false });
      const table = text.replace(/\n\* small base.*$/, '');
      for (const block of table.split('\n\n')) {
        const widths = new Set(block.split('\n').map(cellWidth));
        assert.is(widths.size, 1, block);
      }
      if (made.plan.by.includes('currency')) return;
      for (const row of made.result.rows) {
        row.forEach((cell, index) => {
          const format = shown.formats[index] ?? null;
          if (typeof cell === 'number' && format !== null) assert.ok(text.includes(formatCell(cell, format, shown.currency)));
        });
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

shapes('sentences, files and charts come without a fault, as plain JSON', () => {
  fc.assert(
    fc.property(answered, fc.constantFrom(380, 800), (made, width) => {
      const shown = shownOf(made.plan, made.result);
      assert.match(shown.answer.headline, /2026/);
      assert.ok(!/undefined|NaN|Infinity|null/.test(shown.answer.headline.replaceAll(/"[^"]*"/g, '')) || made.result.rows.length > 0);
      csv(shown.answer);
      JSON.stringify(answerJson(shown.answer, null));
      if (shown.chart === null) return;
      assert.ok(shown.chart.alt.length > 10 && shown.chart.alt.length <= 1000);
      const config = chartConfig(shown.chart, 'light', pictureSize(shown.chart, width));
      assert.ok(isPlain(config), 'plain JSON');
    }),
    { numRuns: 80, endOnFailure: true },
  );
});

/** Without what JSON would drop or change: undefined, NaN, infinities, functions. */
function isPlain(part: unknown): boolean {
  if (typeof part === 'number') return Number.isFinite(part);
  if (part === null || typeof part === 'string' || typeof part === 'boolean') return true;
  return typeof part === 'object' && Object.values(part).every(isPlain);
}

shapes('every chart can be drawn', () => {
  fc.assert(
    fc.property(answered, ({ plan: made, result }) => {
      const { chart } = shownOf(made, result);
      if (chart === null) return;
      const size = pictureSize(chart, 320);
      const png = draw(sketchOf(chart, { theme: 'dark', ...size }));
      assert.equal([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      assert.equal([png.readUInt32BE(16), png.readUInt32BE(20)], [size.width * 2, size.height * 2]);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

/** A target for each metric, near and far from what is. */
const targets = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: dashboard.metrics.length, maxLength: dashboard.metrics.length })
  .map((sizes) =>
    Object.fromEntries(
      dashboard.metrics.map(({ id, unit }, index) => {
        const size = sizes[index] ?? 0;
        return [id, unit === 'percent' ? size : Math.round(size * 1e7) / 10];
      }),
    ),
  );

/** The lines that stand across the plot. */
function linesOf(config: ReturnType<typeof chartConfig>): readonly { readonly scaleID: string; readonly value: number }[] {
  const plugins = config.options?.plugins as { readonly annotation?: { readonly annotations: object } } | undefined;
  return Object.values(plugins?.annotation?.annotations ?? {}) as ReturnType<typeof linesOf>;
}

/** The ends of the value axis `id` of a configuration. */
function endsOf(config: ReturnType<typeof chartConfig>, id: string): readonly [number, number] {
  const { min, max } = config.options?.scales?.[id] as { readonly min: number; readonly max: number };
  return [min, max];
}

shapes('a target is a line within its axis, with an entry in the legend and words; pies, stacks, funnels and numbers have none', () => {
  let drawn = 0;
  fc.assert(
    fc.property(answered, targets, fc.constantFrom(380, 800), (made, aims, width) => {
      const { chart } = shownOf(made.plan, made.result, { catalogue: catalogueWith({ targets: aims }) });
      if (chart === null) return;
      if (['pie', 'stacked_bar', 'funnel', 'number'].includes(chart.kind)) assert.equal(chart.targets, []);
      const config = chartConfig(chart, 'light', pictureSize(chart, width));
      assert.ok(isPlain(config), 'plain JSON');
      const lines = linesOf(config);
      assert.is(lines.length, chart.targets.length);
      drawn += lines.length;
      for (const { scaleID, value } of lines) {
        const [min, max] = endsOf(config, scaleID);
        const slack = (max - min) * 1e-6;
        assert.ok(value >= min - slack && value <= max + slack, `${value} on ${min} to ${max}`);
      }
      for (const { text } of chart.targets) {
        assert.ok(config.data.datasets.some(({ label }) => label?.startsWith(`Target ${text}`)));
        assert.ok(chart.alt.includes(text) || chart.alt.length === 1000);
      }
    }),
    { numRuns: 150, endOnFailure: true },
  );
  assert.ok(drawn > 20, 'some were drawn');
});

shapes.run();
