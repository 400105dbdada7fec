/** Action ids of what stands under alerts: stable, since old messages keep their buttons. The value is the id of the alert, or of the event. */

export const alertDeeds = ['acknowledge', 'snooze', 'mute', 'unmute', 'pause', 'resume', 'edit', 'delete'] as const;
export type AlertDeed = (typeof alertDeeds)[number];

/** In a list of alerts in a message, on Home, or under what an alert said. */
export type AlertWhere = 'list' | 'home' | 'post';

/** Unique within a message by the number of the alert in it. */
export function alertDeedId(where: AlertWhere, deed: AlertDeed, index: number): string {
  return `alert_${where}_${deed}:${index}`;
}

const shape = /^alert_(list|home|post)_(acknowledge|snooze|mute|unmute|pause|resume|edit|delete):\d+$/;
export const alertDeedIds = shape;

/** What an action id stands for; null for any other. */
export function alertDeedOf(actionId: string): { readonly where: AlertWhere; readonly deed: AlertDeed } | null {
  const [, where, deed] = shape.exec(actionId) ?? [];
  return where === undefined || deed === undefined ? null : { where: where as AlertWhere, deed: deed as AlertDeed };
}

/** *My alerts*, under what owners are told. */
export const alertMine = 'alert_mine';

/** The form of *Edit*, and the fields in it. */
export const alertForm = { view: 'alert_form', sentence: 'alert_sentence' } as const;

/** What can be chosen under *Snooze*. */
export const snoozes = [
  { label: '1 day', ms: 24 * 3_600_000 },
  { label: '1 week', ms: 7 * 24 * 3_600_000 },
] as const;
