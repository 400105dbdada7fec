/** Faults that a test asks for: the next calls of a method fail so, then all is well again. */

export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'error'; readonly error: string; readonly messages?: readonly string[] }
  /** The connection is cut before an answer. */
  | { readonly kind: 'cut' };

export interface Faults {
  /** The next `times` calls of `method` meet `fault`; `upload` names the upload endpoint. */
  next(method: string, fault: Fault, times?: number): void;
  /** Takes the fault that waits for `method`, null where none does. */
  take(method: string): Fault | null;
  /** How many times files.info answers that an upload is still being looked at. Infinity: for ever. */
  processingPolls: number;
}

/** No faults but those asked for; uploads need one look before they are ready, as a real workspace's do. */
export function noFaults(): Faults {
  const waiting = new Map<string, Fault[]>();
  return {
    processingPolls: 1,
    next(method, fault, times = 1) {
      waiting.set(method, [...(waiting.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
    },
    take: (method) => waiting.get(method)?.shift() ?? null,
  };
}
