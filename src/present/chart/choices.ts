/** The kinds of chart that an answer can honestly be drawn as. */
import type { ChartKind, MetricsPlan } from '../../plan/plan.ts';
import type { QueryResult } from '../../query/result.ts';
import type { Shown } from '../answer.ts';
import { axisUnit, drawnColumns, honestKind, mostMembers } from './choose.ts';
import { funnelSteps } from './funnel.ts';

const kinds: readonly ChartKind[] = ['bar', 'stacked_bar', 'line', 'pie', 'combo', 'funnel'];

/** In a fixed order; empty where there is nothing to draw, as for a single number, or too much. */
export function chartChoices({ answer: { plan }, result, currency }: Pick<Shown, 'answer' | 'result' | 'currency'>): readonly ChartKind[] {
  if (plan.kind !== 'metrics' || result === null || result.rows.length === 0) return [];
  const steps = funnelSteps(result, currency).length >= 2;
  return kinds.filter((kind) => (kind === 'funnel' ? steps : stands(kind, plan, result)));
}

function stands(kind: ChartKind, plan: MetricsPlan, result: QueryResult): boolean {
  if (plan.by.length === 0 && plan.grain === null) return false;
  const [first] = plan.by;
  const members = new Set(result.rows.map((row) => row[result.columns.findIndex(({ of, role }) => role === 'by' && of === first)]));
  if (plan.grain === null && members.size > mostMembers) return false;
  const columns = drawnColumns({ ...plan, chart: kind }, result);
  if (kind === 'combo') return new Set(columns.map(axisUnit)).size > 1;
  return columns.length > 0 && honestKind(kind, plan, result, columns[0]) === kind;
}
