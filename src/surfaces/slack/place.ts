/** Where an answer goes, and who asked. */
export interface Place {
  readonly team: string;
  readonly channel: string;
  readonly threadTs: string;
  readonly user: string;
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
