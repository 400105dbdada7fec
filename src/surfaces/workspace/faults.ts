/** Faults that a test asks for: the next calls of a method, or the next deliveries, fail so; then all is well again. */

export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'error'; readonly error: string; readonly messages?: readonly string[] }
  /** The connection is cut before an answer, and nothing was done. */
  | { readonly kind: 'cut' }
  /** The call is carried out and the connection cut before the answer: the caller cannot know. */
  | { readonly kind: 'lost' }
  /** No answer until the caller gives up. */
  | { readonly kind: 'silent' };

export interface Faults {
  /** The next `times` calls of `method` meet `fault`; `upload` names the upload endpoint, `response` the addresses that answers to commands and clicks go to. */
  next(method: string, fault: Fault, times?: number): void;
  /** Takes the fault that waits for `method`, null where none does. */
  take(method: string): Fault | null;
  /** How many times files.info answers that an upload is still being looked at. Infinity: for ever. */
  processingPolls: number;
  /** How often each event is delivered. */
  copies: number;
  /** Events are kept back; `release` delivers them in the order that it is given. */
  holding: boolean;
  /** Triggers are expired when the app gets them. */
  triggersExpired: boolean;
}

/** No faults but those asked for; uploads need one look before they are ready, as a real workspace's do. */
export function noFaults(): Faults {
  const waiting = new Map<string, Fault[]>();
  return {
    processingPolls: 1,
    copies: 1,
    holding: false,
    triggersExpired: false,
    next(method, fault, times = 1) {
      waiting.set(method, [...(waiting.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
    },
    take: (method) => waiting.get(method)?.shift() ?? null,
  };
}
