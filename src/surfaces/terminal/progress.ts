/** A bar that redraws itself on a terminal, and a plain line now and then elsewhere. */
import type { Clock } from '../../base/clock.ts';
import type { Io } from './io.ts';

export interface Progress {
  /** `done` of `total` (null: not known) with a word about it. */
  show(label: string, done: number, total: number | null, detail: string): void;
  /** Ends the line; a bar leaves nothing behind. */
  end(): void;
}

const barWidth = 24;
const plainEveryMs = 5000;
const barEveryMs = 80;

/** Progress on standard error, so that results stay alone on standard output. */
export function makeProgress(io: Io, clock: Clock): Progress {
  let shownAt = Number.NEGATIVE_INFINITY;
  let drawn = false;
  return {
    show(label, done, total, detail) {
      const now = clock.now();
      const finished = total !== null && done >= total;
      if (!finished && now - shownAt < (io.terminal ? barEveryMs : plainEveryMs)) return;
      shownAt = now;
      if (!io.terminal) {
        io.err.write(`${label}: ${share(done, total)}${detail}\n`);
        return;
      }
      drawn = true;
      io.err.write(`\r\u001b[K${label} ${bar(done, total)} ${share(done, total)}${detail}`);
    },
    end() {
      if (drawn) io.err.write('\r\u001b[K');
      drawn = false;
    },
  };
}

function bar(done: number, total: number | null): string {
  if (total === null || total <= 0) return '';
  const full = Math.min(barWidth, Math.round((done / total) * barWidth));
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
}

function share(done: number, total: number | null): string {
  if (total === null || total <= 0) return '';
  return `${Math.min(100, Math.floor((done / total) * 100))
    .toString()
    .padStart(3)} %  `;
}
