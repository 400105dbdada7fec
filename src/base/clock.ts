/** The one source of the present time; nothing else reads it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The computer's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still at `instant` (ISO 8601 with offset or Z). Throws RangeError where it is no instant. */
export function fixedClock(instant: string): Clock {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${instant}`);
  return { now: () => at };
}
