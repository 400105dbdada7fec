/** Draws a Chart.js configuration as PNG. Slow and busy: it runs in the worker. */
import { createCanvas } from '@napi-rs/canvas';
import { Chart, type ChartItem, registerables } from 'chart.js';
import datalabels from 'chartjs-plugin-datalabels';
import type { ChartConfig, PictureSize } from './config.ts';
import { registerFonts } from './fonts.ts';
import { pngOf } from './png.ts';

/** What a picture is drawn from; plain data, so that it can be posted to a worker or a server. */
export interface Sketch {
  readonly config: ChartConfig;
  readonly size: PictureSize;
  /** The colour behind the chart. */
  readonly ground: string;
}

let ready = false;

function prepare(): void {
  if (ready) return;
  registerFonts();
  Chart.register(...registerables, datalabels);
  ready = true;
}

/** The PNG file of `sketch`, twice as many pixels each way as its size says. */
export function draw(sketch: Sketch): Buffer {
  prepare();
  const { width, height } = sketch.size;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const chart = new Chart(canvas as ChartItem, {
    ...sketch.config,
    plugins: [
      {
        id: 'ground',
        beforeDraw: () => {
          context.fillStyle = sketch.ground;
          context.fillRect(0, 0, width, height);
        },
      },
    ],
  });
  try {
    return pngOf(canvas.data(), canvas.width, canvas.height);
  } finally {
    chart.destroy();
  }
}
