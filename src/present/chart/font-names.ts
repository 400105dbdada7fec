/** The names under which the fonts that ship are registered, in the order they are asked for a letter. */
export const fontNames = ['Inter'] as const;

/** For Chart.js; a chart server that lacks them takes its own sans-serif. */
export const fontFamily = [...fontNames.map((name) => `'${name}'`), 'sans-serif'].join(', ');
