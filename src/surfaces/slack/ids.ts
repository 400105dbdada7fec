/** Ids that Slack hands back to us: stable, since old messages keep their buttons. */

/** Action ids of the buttons that ask a question; unique within a message by their number. */
export function suggestionId(index: number): string {
  return `suggestion:${index}`;
}

export const suggestionIds = /^suggestion:\d+$/;
