/** What an import is told, and what it tells: its progress and its result in numbers. */
import type { Clock } from '../../base/clock.ts';

export interface ImportSummary {
  /** Lines that are not empty. lines = accepted + duplicates + conflicts + rejected (fewer where it was interrupted). */
  readonly lines: number;
  /** New events, and reference lines that changed something. */
  readonly accepted: number;
  /** Lines that say what was there already. */
  readonly duplicates: number;
  /** Lines of a visit or conversation whose id came with other content too. */
  readonly conflicts: number;
  readonly rejected: number;
  /** Rejects by their kind, such as `unknown engagement`. */
  readonly byReason: Readonly<Record<string, number>>;
  /** Accepted events of this store that wait for their visit or conversation. */
  readonly waiting: number;
  /** True where the signal ended it: what was counted is written, and the same import run again completes it. */
  readonly interrupted: boolean;
}

export interface ImportProgress {
  /** Bytes read of all sources (compressed ones where they are). */
  readonly bytes: number;
  /** null where a source does not tell its size. */
  readonly totalBytes: number | null;
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
}

export interface ImportOptions {
  readonly clock: Clock;
  /** Ends the import after the batch that is being written; nothing is lost. */
  readonly signal?: AbortSignal;
  /** Called many times a second. */
  readonly onProgress?: (progress: ImportProgress) => void;
}
