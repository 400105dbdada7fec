/** Action ids of what stands under schedules: stable, since old messages keep their buttons. */

export const scheduleIds = {
  /** Under an answer: opens the form; its value is the answer's id. */
  fromAnswer: 'answer_schedule',
  /** Its value is the id of the answer that holds the plan. */
  confirm: 'schedule_confirm',
  decline: 'schedule_decline',
  /** Its value is the schedule's id. */
  undo: 'schedule_undo',
  /** Opens the list for the clicker alone. */
  mine: 'schedule_mine',
} as const;

export const deeds = ['run', 'pause', 'resume', 'edit', 'delete'] as const;
export type Deed = (typeof deeds)[number];

/** In a list of schedules in a message, on Home, or under what a schedule posted. */
export type Where = 'list' | 'home' | 'post';

/** Unique within a message by the number of the schedule in it; its value is the schedule's id. */
export function deedId(where: Where, deed: Deed, index: number): string {
  return `schedule_${where}_${deed}:${index}`;
}

export const deedIds = /^schedule_(?:list|home|post)_(?:run|pause|resume|edit|delete):\d+$/;

/** What an action id of `deedIds` stands for; null for any other. */
export function deedOf(actionId: string): { readonly where: Where; readonly deed: Deed } | null {
  const [, where, deed] = /^schedule_(list|home|post)_(run|pause|resume|edit|delete):\d+$/.exec(actionId) ?? [];
  return where === undefined || deed === undefined ? null : { where: where as Where, deed: deed as Deed };
}
