/** The targets of the metrics that a chart shows. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import { formatOf } from '../columns.ts';
import { type Currency, formatCell } from '../format.ts';
import { targetIn } from '../target.ts';
import { inProse } from '../words.ts';
import type { Line } from './pivot.ts';
import type { Series, TargetLine } from './spec.ts';

/** What targets are looked up by. */
interface TargetInput {
  readonly plan: MetricsPlan;
  readonly catalogue: Catalogue;
  readonly currency: Currency;
}

/** One line for each metric with a target among `lines`, which are drawn as `series`; percents and scores of no metric have none. */
export function targetLines(lines: readonly Line[], series: readonly Series[], input: TargetInput): readonly TargetLine[] {
  const { plan, catalogue, currency } = input;
  const metrics = [...new Set(lines.map(({ column }) => column).filter(({ role }) => role === 'metric'))];
  return metrics.flatMap((column): readonly TargetLine[] => {
    const value = targetIn(plan, column.of, catalogue, currency.code);
    const at = lines.findIndex((line) => line.column === column);
    const drawn = series[at];
    if (value === null || drawn === undefined) return [];
    return [
      {
        metric: inProse(column.label),
        text: formatCell(value, formatOf(column, catalogue), currency),
        value,
        axis: drawn.axis,
        // On its own bars, the one metric of a combo that has some, a line in their colour would not be seen.
        series: metrics.length > 1 && !(input.plan.chart === 'combo' && drawn.draw === 'bar') ? at : null,
      },
    ];
  });
}
