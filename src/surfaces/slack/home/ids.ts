/** Ids of what can be used on Home: stable, since an open Home keeps its buttons. */

export const homeIds = {
  panel: 'home_panel',
  refresh: 'home_refresh',
  ask: (index: number) => `home_ask:${index}`,
  askSaved: (index: number) => `home_ask_saved:${index}`,
  save: (index: number) => `home_save:${index}`,
  drop: (index: number) => `home_drop:${index}`,
  example: (index: number) => `home_example:${index}`,
} as const;

/** Buttons whose value is the id of an answer or a saved question, to be asked again. */
export const askIds = /^home_ask(?:_saved)?:\d+$/;
export const saveIds = /^home_save:\d+$/;
export const dropIds = /^home_drop:\d+$/;
export const exampleIds = /^home_example:\d+$/;
