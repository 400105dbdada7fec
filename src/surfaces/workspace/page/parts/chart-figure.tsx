/** Native charts as plain SVG, with their data as a table for those who do not see them. */
import { type RefObject, type SVGProps, useLayoutEffect, useRef, useState } from 'react';
import type { Chart } from '../blocks.ts';
import { type Box, bandCentre, clippedLabel, labelStep, scaleFor, shortNumber, slicesOf, valueAt, valuesIn } from '../chart.ts';

const widest = 640;
const narrowest = 200;
const height = 300;

/** The box of the marks in a drawing that is `width` wide; `slanting` leaves room for names that stand at a slant. */
const boxIn = (width: number, slanting: boolean): Box =>
  slanting ? { left: 72, top: 30, width: width - 88, height: height - 116 } : { left: 56, top: 30, width: width - 72, height: height - 78 };

/** How wide a drawing in `figure` stands on the page: drawn as wide, its letters keep their size, on a phone, too. */
function useWidth(figure: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(widest);
  useLayoutEffect(() => {
    const { current } = figure;
    if (current === null) return undefined;
    const measure = (): void => {
      const { paddingLeft, paddingRight } = getComputedStyle(current);
      const inside = current.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      // Where it is not shown it has no width.
      if (inside > 0) setWidth(Math.min(widest, Math.max(narrowest, Math.round(inside))));
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(current);
    return () => watcher.disconnect();
  }, [figure]);
  return width;
}

export function ChartFigure({ title, chart }: { readonly title: string; readonly chart: Chart }) {
  const names = chart.type === 'pie' ? (chart.segments ?? []).map(({ label }) => label) : (chart.series ?? []).map(({ name }) => name);
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  return (
    <figure ref={figure} className="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${chart.type} chart: ${title}`}>
        {chart.type === 'pie' ? <Pie chart={chart} width={width} /> : <Axes chart={chart} width={width} />}
      </svg>
      {(names.length > 1 || chart.type === 'pie') && (
        <ul className="legend">
          {names.map((name, index) => (
            <li key={name} data-series={index % 8}>
              {name}
            </li>
          ))}
        </ul>
      )}
      <ChartData title={title} chart={chart} />
    </figure>
  );
}

function Axes({ chart, width }: { readonly chart: Chart; readonly width: number }) {
  const { categories = [], x_label: xLabel, y_label: yLabel } = chart.axis_config ?? {};
  const longest = Math.max(...categories.map((label) => label.length));
  // Dates may be left out, a reader counts on; the name of a bar may not.
  const isSlanted = chart.type === 'bar' && labelStep(categories.length, longest, boxIn(width, false).width) > 1;
  const box = boxIn(width, isSlanted);
  const step = isSlanted ? 1 : labelStep(categories.length, longest, box.width);
  const scale = scaleFor(valuesIn(chart), box);
  const series = chart.series ?? [];
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick} className="tick">
          <line x1={box.left} x2={box.left + box.width} y1={scale.y(tick)} y2={scale.y(tick)} />
          <text x={box.left - 8} y={scale.y(tick) + 4} textAnchor="end">
            {shortNumber(tick)}
          </text>
        </g>
      ))}
      {categories.map((label, index) =>
        index % step === 0 ? (
          <text key={label} className="label category" {...labelPlace(bandCentre(index, categories.length, box), box, isSlanted)}>
            {clippedLabel(label)}
          </text>
        ) : null,
      )}
      {xLabel !== undefined && (
        <text className="label" x={box.left + box.width / 2} y={height - 8} textAnchor="middle">
          {xLabel}
        </text>
      )}
      {yLabel !== undefined && (
        <text className="label" x={4} y={12}>
          {yLabel}
        </text>
      )}
      {series.map((one, at) =>
        chart.type === 'bar' ? (
          categories.map((category, index) => {
            const band = (box.width / categories.length) * 0.72;
            const bar = band / series.length;
            const value = valueAt(one, category);
            const [top, bottom] = [scale.y(Math.max(value, 0)), scale.y(Math.min(value, 0))];
            return (
              <rect
                key={category}
                data-series={at % 8}
                x={bandCentre(index, categories.length, box) - band / 2 + at * bar}
                y={top}
                width={Math.max(1, bar - 2)}
                height={Math.max(1, bottom - top)}
                rx={2}
              >
                <title>{`${one.name}, ${category}: ${value.toLocaleString('en')}`}</title>
              </rect>
            );
          })
        ) : (
          <g key={one.name} data-series={at % 8}>
            {chart.type === 'area' && (
              <polygon
                points={`${points(one, categories, scale.y, box)} ${bandCentre(categories.length - 1, categories.length, box)},${scale.y(0)} ${bandCentre(0, categories.length, box)},${scale.y(0)}`}
              />
            )}
            <polyline points={points(one, categories, scale.y, box)} />
            {categories.map((category, index) => (
              <circle key={category} cx={bandCentre(index, categories.length, box)} cy={scale.y(valueAt(one, category))} r={3.5}>
                <title>{`${one.name}, ${category}: ${valueAt(one, category).toLocaleString('en')}`}</title>
              </circle>
            ))}
          </g>
        ),
      )}
    </>
  );
}

function labelPlace(x: number, box: Box, isSlanted: boolean): SVGProps<SVGTextElement> {
  const y = box.top + box.height + (isSlanted ? 14 : 18);
  return isSlanted ? { x, y, textAnchor: 'end', transform: `rotate(-35 ${x} ${y})` } : { x, y, textAnchor: 'middle' };
}

function points(
  series: NonNullable<Chart['series']>[number],
  categories: readonly string[],
  y: (value: number) => number,
  box: Box,
): string {
  return categories
    .map((category, index) => `${bandCentre(index, categories.length, box).toFixed(1)},${y(valueAt(series, category)).toFixed(1)}`)
    .join(' ');
}

function Pie({ chart, width }: { readonly chart: Chart; readonly width: number }) {
  return slicesOf(chart, width / 2, height / 2, Math.min(132, width / 2 - 8)).map(({ label, value, share, path }, index) => (
    <path key={label} d={path} data-series={index % 8}>
      <title>{`${label}: ${value.toLocaleString('en')} (${(share * 100).toFixed(1)} %)`}</title>
    </path>
  ));
}

/** A table would not shrink to a point as other elements do, and would leave room to scroll below the page: it stands in one that does. */
function ChartData({ title, chart }: { readonly title: string; readonly chart: Chart }) {
  const series = chart.series ?? [{ name: 'Value', data: chart.segments ?? [] }];
  const labels = chart.axis_config?.categories ?? (chart.segments ?? []).map(({ label }) => label);
  return (
    <div className="unseen">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <td />
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map((one) => (
                <td key={one.name}>{valueAt(one, label).toLocaleString('en')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
