import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ChartConfig } from '../../../src/present/chart/config-shape.ts';
import { draw } from '../../../src/present/chart/draw.ts';
import { localPainter } from '../../../src/present/chart/local-painter.ts';
import { quickChartPainter } from '../../../src/present/chart/quickchart-painter.ts';
import type { ChartSpec } from '../../../src/present/chart/spec.ts';
import { cases } from '../../support/answers.ts';
import { shownOf } from '../../support/results.ts';

const served = suite('QuickChart painter');

interface Posted {
  readonly chart: string;
  readonly width: number;
  readonly height: number;
  readonly backgroundColor: string;
  readonly devicePixelRatio: number;
  readonly format: string;
  readonly version: string;
}

/** A chart server on this computer: it draws what is posted to /chart. */
async function chartServer(answer: 'draw' | 'fail' | 'text' | 'hang'): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const posted = JSON.parse(body) as Posted;
      if (answer === 'hang') return;
      if (
        answer === 'fail' ||
        request.url !== '/chart' ||
        posted.devicePixelRatio !== 2 ||
        posted.format !== 'png' ||
        posted.version !== '4'
      ) {
        response.writeHead(500, { 'x-quickchart-error': 'no' }).end();
      } else if (answer === 'text') response.end('<html>');
      else {
        const config = JSON.parse(posted.chart) as ChartConfig;
        response.end(draw({ config, size: { width: posted.width, height: posted.height }, ground: posted.backgroundColor }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

function chart(): ChartSpec {
  const found = cases['combo-efficiency'];
  const drawn = found === undefined ? null : shownOf(found.plan, found.result).chart;
  if (drawn === null) throw new Error('no chart');
  return drawn;
}

const options = { theme: 'dark', width: 400, height: 300 } as const;

served('the team’s own server draws the same picture as this process', async () => {
  const { server, url } = await chartServer('draw');
  const own = localPainter();
  const painter = quickChartPainter({ url, allowPublic: false });
  assert.equal(await painter.paint(chart(), options), await own.paint(chart(), options));
  await painter.close();
  await own.close();
  server.close();
});

for (const answer of ['fail', 'text', 'hang'] as const) {
  served(`a server that answers with ${answer} rejects`, async () => {
    const { server, url } = await chartServer(answer);
    const painter = quickChartPainter({ url: `${url}/`, allowPublic: false, timeoutMs: 300 });
    const outcome = await painter.paint(chart(), options).then(
      () => 'painted',
      (cause: unknown) => String(cause),
    );
    assert.match(outcome, { fail: /500/, text: /no PNG/, hang: /within 300 ms/ }[answer]);
    server.closeAllConnections();
    server.close();
  });
}

served('the public service is refused unless it is allowed in so many words', () => {
  for (const url of ['https://quickchart.io', 'http://QuickChart.io:80/', 'https://eu.quickchart.io', 'https://quickchart.io./chart']) {
    assert.throws(() => quickChartPainter({ url, allowPublic: false }), /public service/, url);
    quickChartPainter({ url, allowPublic: true });
  }
  quickChartPainter({ url: 'http://notquickchart.internal:3400', allowPublic: false });
});

served('an address that is none is refused', () => {
  assert.throws(() => quickChartPainter({ url: 'charts', allowPublic: false }));
  assert.throws(() => quickChartPainter({ url: 'ftp://charts', allowPublic: false }), /not an address/);
});

served.run();
