/** Where an answer goes, and who asked. */
export interface Place {
  readonly team: string;
  readonly channel: string;
  /** Empty: in the channel itself, in no thread. */
  readonly threadTs: string;
  readonly user: string;
}

/** How whoever is there is called in what is kept of him. */
export function askerOf({ team, user }: Pick<Place, 'team' | 'user'>): string {
  return `slack:${team}:${user}`;
}

/** How the thread there is called in what is kept of it. */
export function threadOf({ team, channel, threadTs }: Omit<Place, 'user'>): string {
  return `slack:${team}:${channel}:${threadTs}`;
}

/** A question as it came in from Slack. */
export interface Asked {
  readonly place: Place;
  readonly text: string;
  /** Whether it was typed, or stands on a button that was clicked; `late`: either, and the asker has waited long. */
  readonly by: 'message' | 'button' | 'late';
  /** What tells this delivery from every other; a repetition of it shares one. */
  readonly keys: readonly string[];
}
