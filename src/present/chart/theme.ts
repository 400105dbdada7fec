/** Colours. Every series colour stands out from its ground by 3:1 at least (WCAG 1.4.11), and from every other for colour-blind eyes too. */

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

/** After Okabe and Ito's set for colour-blind readers: its light colours darkened for the light ground, its dark ones lightened for the dark. */
const onLight = ['#0072B2', '#E06A10', '#00A37A', '#A8447F', '#6B5600', '#9480E8'] as const;
const onDark = ['#56A8E0', '#F08C42', '#2DC08F', '#F0A6D0', '#EBD25A', '#8F7BE8'] as const;

export const themes: Readonly<Record<'light' | 'dark', Theme>> = {
  light: {
    ground: '#FFFFFF',
    ink: '#1D1C1D',
    muted: '#5E5D60',
    grid: '#E4E4E7',
    previous: '#8C8C92',
    series: onLight,
    onSeries: '#FFFFFF',
  },
  dark: { ground: '#1A1D21', ink: '#F1F1F2', muted: '#ABABAD', grid: '#383B40', previous: '#85878D', series: onDark, onSeries: '#16181B' },
};
