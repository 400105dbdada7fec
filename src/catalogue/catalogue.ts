/** The semantic model as one value: what may be asked. An administrator's additions make another such value. */
import type { Dimension, MemberDimensionId } from './dimension.ts';
import { dimensions } from './dimensions.ts';
import { isSum } from './formula.ts';
import type { Metric, Section } from './metric.ts';
import { conversationMetrics } from './metrics/conversation.ts';
import { conversionMetrics } from './metrics/conversion.ts';
import { efficiencyMetrics } from './metrics/efficiency.ts';
import { engagedMetrics, funnelMetrics } from './metrics/funnel.ts';
import { operationsMetrics } from './metrics/operations.ts';

/** Further words for a member of reference data, by the name that the data may hold. */
export interface MemberWords {
  readonly dimension: MemberDimensionId;
  /** A name, or a label `Name (Parent)`. */
  readonly name: string;
  /** Lower case. */
  readonly words: readonly string[];
}

export interface Catalogue {
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly Dimension[];
  /** The administrator's synonyms of members; those of fixed values stand with their dimension. */
  readonly memberWords: readonly MemberWords[];
  /** The metric called `id`, undefined where there is none. */
  metric(id: string): Metric | undefined;
  /** The metrics of a section in the order the dashboard shows them. */
  section(section: Section): readonly Metric[];
  /** The value that the metric `id` is to reach: percents as fractions, durations in seconds, money in main units. Undefined where none is set. */
  target(id: string): number | undefined;
}

/** What only an administrator can know. */
export interface Own {
  readonly memberWords: readonly MemberWords[];
  readonly targets: ReadonlyMap<string, number>;
}

const nothing: Own = { memberWords: [], targets: new Map() };

/** A catalogue of these metrics and dimensions; later metrics of one id replace earlier ones. */
export function makeCatalogue(metrics: readonly Metric[], dimensionList: readonly Dimension[], own = nothing): Catalogue {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  return {
    metrics: [...byId.values()],
    dimensions: dimensionList,
    memberWords: own.memberWords,
    metric: (id) => byId.get(id),
    section: (section) => [...byId.values()].filter((metric) => metric.section === section),
    target: (id) => own.targets.get(id),
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

/** Whether the metric called `id` is a sum of measures, which may be divided by another and shared out; false where there is no such metric. */
export function addsUp(id: string, catalogue: Catalogue): boolean {
  const metric = catalogue.metric(id);
  return metric !== undefined && isSum(metric.formula);
}
