/** Who looks at a list of what was set up. */

/** Who looks; where it is for everybody in `channel`, only what is posted there is shown. */
export interface Looker {
  readonly team: string;
  readonly user: string;
  /** Null outside of channels. */
  readonly channel: string | null;
  readonly privately: boolean;
}

/** Whether others look, too. */
export function isOpen({ channel, privately }: Looker): boolean {
  return !privately && channel !== null && !channel.startsWith('D');
}
