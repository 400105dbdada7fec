/** Draws charts on the team's own QuickChart server, from the configuration that is drawn here otherwise. */
import QuickChart from 'quickchart-js';
import type { ChartPainter } from './painter.ts';
import { sketchOf } from './sketch.ts';

export interface QuickChartOptions {
  /** The server, `http://charts.internal:3400`. */
  readonly url: string;
  /** Data leave the house only where the configuration says so in as many words. */
  readonly allowPublic: boolean;
  /** A picture that takes longer is given up. */
  readonly timeoutMs?: number;
}

/** The package's types describe its CommonJS build, where the class is `default`; the module that is loaded here is the class itself. */
const Client = 'default' in QuickChart ? QuickChart.default : QuickChart;

const signature = [0x89, 0x50, 0x4e, 0x47];

/** A painter on another server. Throws where the address is none, or is the public service without leave. */
export function quickChartPainter({ url, allowPublic, timeoutMs = 10_000 }: QuickChartOptions): ChartPainter {
  const { protocol, host, pathname } = serverOf(url);
  if (!allowPublic && isPublic(host)) {
    throw new Error(
      `${host} is a public service: the figures in a chart would leave this network. Name a server of your own, or allow the public one.`,
    );
  }
  return {
    async paint(spec, options) {
      const { config, size, ground } = sketchOf(spec, options);
      const chart = new Client()
        .setScheme(protocol.slice(0, -1))
        .setHost(host + pathname.replace(/\/$/, ''))
        .setConfig(JSON.stringify(config))
        .setWidth(size.width)
        .setHeight(size.height)
        .setDevicePixelRatio(2)
        .setBackgroundColor(ground)
        .setVersion('4')
        .setFormat('png');
      const png = new Uint8Array(await within(chart.toBinary(), timeoutMs));
      if (!signature.every((byte, index) => png[index] === byte)) throw new Error('the chart server gave no PNG file');
      return png;
    },
    close: () => Promise.resolve(),
  };
}

function serverOf(url: string): URL {
  const server = new URL(url);
  if (server.protocol !== 'http:' && server.protocol !== 'https:') throw new TypeError(`not an address of a chart server: ${url}`);
  return server;
}

function isPublic(host: string): boolean {
  return /(^|\.)quickchart\.io\.?(:\d+)?$/i.test(host);
}

/** The client cannot be told to stop: its late answer is dropped. */
async function within<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the chart server did not answer within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
