/** Draws a Chart.js configuration as PNG. Slow and busy: it runs in the worker. */
import { createRequire } from 'node:module';
import { createCanvas } from '@napi-rs/canvas';
import type * as ChartJs from 'chart.js';
import type * as Annotation from 'chartjs-plugin-annotation';
import type * as Datalabels from 'chartjs-plugin-datalabels';
import type { ChartConfig, PictureSize } from './config-shape.ts';
import { fontFamily, fontNames } from './font-names.ts';
import { type Fonts, loadFonts, missingLetter } from './fonts.ts';
import { pngOf } from './png.ts';

/** What a picture is drawn from; plain data, so that it can be posted to a worker or a server. */
export interface Sketch {
  readonly config: ChartConfig;
  readonly size: PictureSize;
  /** The colour behind the chart. */
  readonly ground: string;
}

// A plugin comes as CommonJS only and knows a bar from a point by the classes of the Chart.js that it requires: all take the same one.
const load = createRequire(import.meta.url);
const { Chart, registerables } = load('chart.js') as typeof ChartJs;
const annotation = load('chartjs-plugin-annotation') as typeof Annotation.default;
const datalabels = load('chartjs-plugin-datalabels') as typeof Datalabels.default;

let fonts: Fonts | null = null;

/** Fonts and Chart.js are made ready at the first picture of a thread. */
function prepare(): Fonts {
  if (fonts === null) Chart.register(...registerables, annotation, datalabels);
  fonts ??= loadFonts();
  return fonts;
}

/** `config` in fonts that have all its letters. The fonts' names stand in it as text, so its text is where they are exchanged. */
function inFonts(config: ChartConfig): ChartConfig {
  const text = JSON.stringify(config);
  // Nearly all pictures need no font but Inter.
  if (!/[^\u0000-\u024F\u0370-\u052F\u1E00-\u22FF]/.test(text)) return config;
  const known = prepare();
  const names = [...fontNames, ...known.namesFor(text)].map((name) => `'${name}'`).join(', ');
  const whole = Array.from(text, (letter) => (known.has(letter) ? letter : missingLetter)).join('');
  return JSON.parse(whole.replaceAll(fontFamily, `${names}, sans-serif`)) as ChartConfig;
}

/** The PNG file of `sketch`, twice as many pixels each way as its size says. */
export function draw(sketch: Sketch): Buffer {
  prepare();
  const { width, height } = sketch.size;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const chart = new Chart(canvas as ChartJs.ChartItem, {
    ...inFonts(sketch.config),
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
