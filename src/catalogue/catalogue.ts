/** The semantic model as one value: what may be asked. An administrator's additions make another such value. */
import type { Dimension } from './dimension.ts';
import { dimensions } from './dimensions.ts';
import type { Metric, Section } from './metric.ts';
import { conversationMetrics } from './metrics/conversation.ts';
import { conversionMetrics } from './metrics/conversion.ts';
import { efficiencyMetrics } from './metrics/efficiency.ts';
import { engagedMetrics, funnelMetrics } from './metrics/funnel.ts';
import { operationsMetrics } from './metrics/operations.ts';

export interface Catalogue {
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly Dimension[];
  /** The metric called `id`, undefined where there is none. */
  metric(id: string): Metric | undefined;
  /** The metrics of a section in the order the dashboard shows them. */
  section(section: Section): readonly Metric[];
}

/** A catalogue of these metrics and dimensions; later metrics of one id replace earlier ones. */
export function makeCatalogue(metrics: readonly Metric[], dimensionList: readonly Dimension[]): Catalogue {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  return {
    metrics: [...byId.values()],
    dimensions: dimensionList,
    metric: (id) => byId.get(id),
    section: (section) => [...byId.values()].filter((metric) => metric.section === section),
  };
}

/** The 57 metrics of the business activity dashboard, in the metric table's order. */
export const dashboard: Catalogue = makeCatalogue(
  [...funnelMetrics, ...engagedMetrics, ...conversationMetrics, ...conversionMetrics, ...efficiencyMetrics, ...operationsMetrics],
  dimensions,
);

/** Section names as shown. */
export const sectionLabels: Readonly<Record<Section, string>> = {
  funnel: 'Funnel',
  conversation: 'Conversation',
  conversion: 'Conversion and revenue',
  efficiency: 'Efficiency',
  operations: 'Operations',
};
