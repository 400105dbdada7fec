import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { themes } from '../../../src/present/chart/theme.ts';

const colours = suite('colours');

type Rgb = readonly [number, number, number];

function linear(hex: string): Rgb {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** WCAG 2.2: relative luminance and contrast. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [one, other]
    .map((hex) => {
      const [red, green, blue] = linear(hex);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira and Fernandes 2009: what is seen without one kind of cone, on linear light. */
const eyes: Readonly<Record<string, readonly Rgb[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** Oklab, in which equal distances look about equal. */
function oklab([red, green, blue]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function seen(colour: Rgb, eye: readonly Rgb[]): Rgb {
  const [red = 0, green = 0, blue = 0] = eye.map((row) => row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]);
  return [red, green, blue];
}

function distance(one: Rgb, other: Rgb): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

for (const [name, theme] of Object.entries(themes)) {
  colours(`${name}: series stand out from the ground 3:1, text 4.5:1, text in slices 3:1`, () => {
    for (const colour of [...theme.series, theme.previous])
      assert.ok(contrast(colour, theme.ground) >= 3, `${colour} ${contrast(colour, theme.ground)}`);
    for (const colour of [theme.ink, theme.muted]) assert.ok(contrast(colour, theme.ground) >= 4.5, colour);
    for (const colour of theme.series) assert.ok(contrast(colour, theme.onSeries) >= 3, `${colour} ${contrast(colour, theme.onSeries)}`);
  });
  for (const [eye, matrix] of Object.entries(eyes)) {
    colours(`${name}: all series differ for ${eye} eyes`, () => {
      const labs = theme.series.map((colour) => oklab(seen(linear(colour), matrix)));
      labs.forEach((lab, index) => {
        labs.slice(index + 1).forEach((other, more) => {
          assert.ok(distance(lab, other) > 0.06, `${theme.series[index] ?? ''} and ${theme.series[index + more + 1] ?? ''}`);
        });
      });
    });
  }
}

colours.run();
