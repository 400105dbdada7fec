/** Who reads: his language, his zone, his now. */
import type { Reader } from '../dates.ts';

export function readerNow(): Reader {
  return {
    locale: navigator.language,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: performance.timeOrigin + performance.now(),
  };
}
