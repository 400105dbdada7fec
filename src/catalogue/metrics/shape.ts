/** What the metrics of one section share, so that each entry says only what is its own. */
import type { Level } from '../dimension.ts';
import type { Metric, Section, ShortForm, Unit } from '../metric.ts';

export const allPanels: readonly Level[] = ['brand', 'lob', 'campaign', 'engagement', 'entry_point'];
/** Panels that show conversations, conversions, efficiency and operations. */
export const conversationPanels: readonly Level[] = ['brand', 'campaign', 'engagement'];

/** A metric as its section's file writes it: defaults left out. */
export interface Entry extends Pick<Metric, 'id' | 'label' | 'definition' | 'inWords' | 'formula'> {
  readonly unit?: Unit;
  readonly decimals?: number;
  readonly durationStyle?: Metric['durationStyle'];
  readonly panels?: readonly Level[];
  readonly better?: Metric['better'];
  /** Synonyms besides the label and the id's own words. */
  readonly words?: readonly string[];
  readonly shortForms?: readonly ShortForm[];
  readonly rate?: string;
}

/** Completes the entries of a section; counts where higher is better are what is not said. */
export function metricsOf(section: Section | null, panels: readonly Level[], entries: readonly Entry[]): readonly Metric[] {
  return entries.map((entry) => ({
    unit: 'count' as const,
    decimals: null,
    durationStyle: null,
    panels,
    better: 'higher' as const,
    rate: null,
    shortForms: [],
    ...entry,
    section,
    words: [...new Set([entry.id.replaceAll('_', ' '), entry.label.toLowerCase(), ...(entry.words ?? [])])],
  }));
}
