import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { pictureSize } from '../../../src/present/chart/config.ts';
import { localPainter } from '../../../src/present/chart/local-painter.ts';
import type { ChartPainter } from '../../../src/present/chart/painter.ts';
import type { ChartSpec } from '../../../src/present/chart/spec.ts';
import { cases } from '../../support/answers.ts';
import { pictureOf } from '../../support/picture.ts';
import { shownOf } from '../../support/results.ts';

const paints = suite('local painter');

let painter: ChartPainter;
paints.before(() => {
  painter = localPainter();
});
paints.after(() => painter.close());

function chartOf(name: string): ChartSpec {
  const found = cases[name];
  assert.ok(found, name);
  const { chart } = shownOf(found.plan, found.result, { sparkline: found.sparkline ?? null });
  assert.ok(chart, name);
  return chart;
}

const drawn = Object.keys(cases).filter((name) => {
  const found = cases[name];
  return found !== undefined && shownOf(found.plan, found.result, { sparkline: found.sparkline ?? null }).chart !== null;
});

for (const name of drawn) {
  paints(`${name} gives a picture with a title, on the ground of its theme`, async () => {
    const spec = chartOf(name);
    const size = pictureSize(spec, 380);
    const light = await pictureOf(await painter.paint(spec, { theme: 'light', ...size }));
    assert.is(light.width, size.width * 2);
    assert.is(light.height, size.height * 2);
    assert.is(light.ground, '#ffffff');
    assert.ok(light.drawn(0, 0, 1, 0.5) > 300, 'title');
    assert.ok(light.drawn(0, 0, 1, 1) > 1000, 'chart');
    const dark = await pictureOf(await painter.paint(spec, { theme: 'dark', ...size }));
    assert.is(dark.ground, '#1a1d21');
    assert.ok(dark.drawn(0, 0, 1, 0.5) > 300, 'title');
  });
}

paints('the default picture is 1600 by 900 pixels', async () => {
  const spec = chartOf('line-week');
  const picture = await pictureOf(await painter.paint(spec, { theme: 'light', ...pictureSize(spec) }));
  assert.equal([picture.width, picture.height], [1600, 900]);
});

paints('names in every script leave letters beside their bars', async () => {
  const spec = chartOf('bar-scripts');
  const size = pictureSize(spec);
  const picture = await pictureOf(await painter.paint(spec, { theme: 'light', ...size }));
  const [top, row] = [0.165, 0.0814];
  spec.categories.forEach((name, index) => {
    const ink = picture.drawn(0.02, top + index * row, 0.23, top + (index + 1) * row);
    assert.ok(ink > 60, `${name}: ${ink}`);
  });
});

paints('a letter that no font has becomes a dot, not a box', async () => {
  const spec = { ...chartOf('bar-one'), categories: ['𓀀𓀁'] };
  const dotted = { ...spec, categories: ['··'] };
  const size = { theme: 'light', width: 400, height: 300 } as const;
  assert.equal(await painter.paint(spec, size), await painter.paint(dotted, size));
});

paints('many pictures at once come back each to its own', async () => {
  const names = ['bar-one', 'pie-devices', 'line-week', 'funnel'];
  const size = { theme: 'light', width: 320, height: 200 } as const;
  const alone: Uint8Array[] = [];
  for (const name of names) alone.push(await painter.paint(chartOf(name), size));
  assert.equal(await Promise.all(names.map((name) => painter.paint(chartOf(name), size))), alone);
});

paints('a size that is none is refused', async () => {
  await rejects(() => painter.paint(chartOf('bar-one'), { theme: 'light', width: 10, height: 450 }), /size/);
  await rejects(() => painter.paint(chartOf('bar-one'), { theme: 'light', width: Number.NaN, height: 450 }), /size/);
});

paints('what cannot be drawn rejects, and the next picture comes all the same', async () => {
  const spec = chartOf('bar-one');
  const bad = {
    ...spec,
    currency: spec.currency,
    subtitle: 'x'.repeat(10),
    series: spec.series.map((one) => ({ ...one, label: '' })),
    categories: [],
  };
  await painter.paint(bad, { theme: 'light', width: 200, height: 150 });
  assert.ok((await painter.paint(spec, { theme: 'light', width: 200, height: 150 })).length > 100);
});

paints('a picture that takes too long is given up, and its thread replaced', async () => {
  const hasty = localPainter({ timeoutMs: 1 });
  const size = { theme: 'light', width: 200, height: 150 } as const;
  const both = await Promise.allSettled([hasty.paint(chartOf('bar-one'), size), hasty.paint(chartOf('bar-one'), size)]);
  assert.equal(
    both.map((one) => one.status),
    ['rejected', 'rejected'],
  );
  await hasty.close();
});

paints('a closed painter refuses, and what waited is told', async () => {
  const closing = localPainter();
  const size = { theme: 'light', width: 200, height: 150 } as const;
  const waiting = Promise.allSettled([closing.paint(chartOf('bar-one'), size), closing.paint(chartOf('bar-one'), size)]);
  await Promise.resolve();
  await closing.close();
  for (const one of await waiting) assert.is(one.status, 'rejected');
  await rejects(() => closing.paint(chartOf('bar-one'), size), /closed/);
  await closing.close();
});

async function rejects(work: () => Promise<unknown>, message: RegExp): Promise<void> {
  try {
    await work();
  } catch (cause) {
    assert.match(String(cause), message);
    return;
  }
  assert.unreachable('it did not reject');
}

paints.run();
