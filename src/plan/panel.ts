/** The parts of the dashboard's panels, read from the catalogue. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { DimensionId, Level } from '../catalogue/dimension.ts';
import { type MetricRef, metricKey, type Section } from '../catalogue/metric.ts';
import type { PlannedSection } from './planned.ts';

/** Sections in the order in which a panel shows them. */
const sectionOrder: readonly Section[] = ['funnel', 'conversation', 'conversion', 'efficiency', 'operations'];

/** The metrics of `section` that the panel of `level` shows; where that panel lacks the section, all of it: panels say only what a snapshot shows. */
export function sectionMetrics(section: Section, level: Level, catalogue: Catalogue): readonly string[] {
  const all = catalogue.section(section);
  const shown = all.filter((metric) => metric.panels.includes(level));
  return (shown.length > 0 ? shown : all).map((metric) => metric.id);
}

/** The sections that the panel of `level` shows, without those it lacks. */
export function panelSections(level: Level, catalogue: Catalogue): readonly PlannedSection[] {
  return sectionOrder
    .map((section) => ({
      section,
      metrics: catalogue
        .section(section)
        .filter((metric) => metric.panels.includes(level))
        .map((metric) => metric.id),
    }))
    .filter((part) => part.metrics.length > 0);
}

/** The section whose metrics at `level` are exactly `metrics`, null where there is none. */
export function sectionOf(metrics: readonly MetricRef[], level: Level, catalogue: Catalogue): Section | null {
  return sectionOrder.find((section) => startsWith(metrics, sectionMetrics(section, level, catalogue), metrics.length)) ?? null;
}

/** `metrics` with each run that is a section, less what stands before it, as that section. */
export function bySection(
  metrics: readonly MetricRef[],
  level: Level,
  catalogue: Catalogue,
): readonly (MetricRef | { readonly section: Section })[] {
  const parts: (MetricRef | { readonly section: Section })[] = [];
  for (let at = 0; at < metrics.length; ) {
    const before = new Set(metrics.slice(0, at).map(metricKey));
    const runs = sectionOrder.map((section) => ({
      section,
      ids: sectionMetrics(section, level, catalogue).filter((id) => !before.has(id)),
    }));
    const run = runs.find(({ ids }) => ids.length > 1 && startsWith(metrics.slice(at), ids));
    const metric = metrics[at];
    if (run) parts.push({ section: run.section });
    else if (metric !== undefined) parts.push(metric);
    at += run?.ids.length ?? 1;
  }
  return parts;
}

function startsWith(metrics: readonly MetricRef[], ids: readonly string[], length = ids.length): boolean {
  return ids.length === length && ids.every((id, index) => id === metrics[index]);
}

/** The breakdown of a panel: the members of its level, nothing for the brand's. */
export function panelBreakdown(panel: Level): readonly DimensionId[] {
  return panel === 'brand' ? [] : [panel];
}
