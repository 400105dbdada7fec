/** Colours. Every series colour stands out from both grounds by 3:1 at least (WCAG 1.4.11), so that one palette serves light and dark. */

export interface Theme {
  readonly ground: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  /** Series of the period compared with. */
  readonly previous: string;
  readonly series: readonly string[];
  /** What stands on top of a series colour. */
  readonly onSeries: string;
}

/** After Okabe and Ito's set for colour-blind readers, with its light colours darkened and its black left out. */
const series = ['#0072B2', '#D55E00', '#009E73', '#C4689B', '#9A7800', '#7B61D1'] as const;

export const themes: Readonly<Record<'light' | 'dark', Theme>> = {
  light: { ground: '#FFFFFF', ink: '#1D1C1D', muted: '#5E5D60', grid: '#E4E4E7', previous: '#8C8C92', series, onSeries: '#FFFFFF' },
  dark: { ground: '#1A1D21', ink: '#F1F1F2', muted: '#ABABAD', grid: '#383B40', previous: '#7F8187', series, onSeries: '#FFFFFF' },
};
