/** Targets as lines from one side of the plot to the other, named in the legend. */
import { itemAt } from '../../base/item.ts';
import type { ChartPoint } from './config-shape.ts';
import type { Frame } from './frame.ts';
import type { Scale } from './scale.ts';
import type { ChartSpec, TargetLine } from './spec.ts';

/** What the configurations of targets are made of. */
interface Targets {
  readonly spec: ChartSpec;
  /** The colour of each series. */
  readonly paint: readonly string[];
  readonly frame: Frame;
}

/** Entries of the legend: datasets without values, since one that spans the plot would need an axis of its own, which moves bars aside. */
export function targetEntries({ spec, paint, frame }: Targets, yAxisFor: (target: TargetLine) => string) {
  const two = spec.series.some(({ axis }) => axis === 'right');
  return spec.targets.map((target) => ({
    type: 'line' as const,
    label: `Target ${target.text}${two ? ` (${target.axis})` : ''}`,
    data: [] as ChartPoint[],
    yAxisID: yAxisFor(target),
    ...stroke(target, paint, frame),
    pointStyle: 'line',
    order: 9,
    datalabels: { display: false },
  }));
}

/** The lines themselves, across the value axis `axisFor` it with `scaleFor` its values; nothing where there are none. */
export function targetAnnotations(
  { spec, paint, frame }: Targets,
  axisFor: (target: TargetLine) => string,
  scaleFor: (target: TargetLine) => Scale,
) {
  if (spec.targets.length === 0) return {};
  const lines = spec.targets.map((target, index) => {
    const value = target.value / scaleFor(target).divisor;
    const line = { type: 'line' as const, scaleID: axisFor(target), value, ...stroke(target, paint, frame) };
    return [`target${index}`, line] as const;
  });
  return { annotation: { clip: false, annotations: Object.fromEntries(lines) } };
}

/** Dashed; in ink, or in the colour of its series. */
function stroke({ series }: TargetLine, paint: readonly string[], frame: Frame) {
  return {
    borderColor: series === null ? frame.theme.ink : itemAt(paint, series),
    borderWidth: 2,
    borderDash: [Math.round(frame.em * 0.3), Math.round(frame.em * 0.2)],
  };
}
