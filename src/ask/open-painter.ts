/** The painter that the settings name. */
import { localPainter } from '../present/chart/local-painter.ts';
import type { ChartPainter } from '../present/chart/painter.ts';
import { quickChartPainter } from '../present/chart/quickchart-painter.ts';
import type { Settings } from './settings.ts';

/** Draws in this process, or on the team's own server where one is named. Throws where that address may not be used. */
export function openPainter({ quickChartUrl, allowPublic }: Settings['charts']): ChartPainter {
  return quickChartUrl === null ? localPainter() : quickChartPainter({ url: quickChartUrl, allowPublic });
}
