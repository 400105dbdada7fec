/** The painter that the settings name. */
import { localPainter } from '../present/chart/local-painter.ts';
import type { ChartPainter } from '../present/chart/painter.ts';
import type { Settings } from './settings.ts';

/** Draws in this process, or on the team's own server where one is named. Rejects where that address may not be used. */
export async function openPainter({ quickChartUrl, allowPublic }: Settings['charts']): Promise<ChartPainter> {
  if (quickChartUrl === null) return localPainter();
  // The client brings a browser's way of fetching along: who has no such server need not wait for it.
  const { quickChartPainter } = await import('../present/chart/quickchart-painter.ts');
  return quickChartPainter({ url: quickChartUrl, allowPublic });
}
