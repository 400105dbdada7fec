/** Action ids of what stands under a snapshot: stable, since old messages keep their buttons. */

/** Unique within a message by the member's place. */
export function memberId(index: number): string {
  return `snapshot_member:${index}`;
}

/** The menu of the members that have no button. */
export const memberMenu = 'snapshot_member:menu';

export const memberIds = /^snapshot_member:(?:\d+|menu)$/;
