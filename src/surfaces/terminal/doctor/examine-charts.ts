/** Draws a small chart, to see that drawing and its fonts work. */
import { openPainter } from '../../../ask/open-painter.ts';
import type { Settings } from '../../../ask/settings.ts';
import { type Finding, fine, wrong } from '../../../base/finding.ts';
import type { ChartSpec } from '../../../present/chart/spec.ts';

const sample: ChartSpec = {
  kind: 'bar',
  title: 'Trial',
  subtitle: 'א あ ع',
  horizontal: false,
  categories: ['One', 'Two'],
  series: [
    {
      label: 'Count',
      unit: 'count',
      format: { unit: 'count', decimals: null, durationStyle: null, change: null, better: 'neither' },
      values: [1, 2],
      draw: 'bar',
      axis: 'left',
      muted: false,
    },
  ],
  currency: { code: 'USD', digits: 2 },
  alt: 'Bar chart: one 1, two 2.',
  value: null,
  time: null,
  targets: [],
  marks: null,
};

/** Whether the charts that `settings` ask for can be drawn. */
export async function examineCharts(settings: Settings['charts']): Promise<Finding> {
  const where = settings.quickChartUrl;
  try {
    const painter = await openPainter(settings);
    try {
      const png = await painter.paint(sample, { theme: 'light', width: 400, height: 225 });
      return fine(
        'Charts',
        `A chart of ${png.byteLength} bytes was drawn ${where === null ? 'with the fonts that ship' : `by ${new URL(where).host}`}.`,
      );
    } finally {
      await painter.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return wrong(
      'Charts',
      `No chart can be drawn (${why.replace(/\.$/u, '')}).`,
      where === null
        ? '`npm ci` brings the fonts and @napi-rs/canvas back.'
        : 'charts.quickchart_url in parley.yml must name a QuickChart server that runs.',
    );
  }
}
