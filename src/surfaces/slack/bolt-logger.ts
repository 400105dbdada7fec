/** Bolt's log through ours. Debug lines are dropped whatever the level: there Bolt and its clients print payloads, message texts and tokens. */
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../ask/log.ts';

/** A logger for Bolt, its receivers and its clients. */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => undefined,
    info: (...parts: readonly unknown[]) => log.info({ from: 'bolt' }, inWords(parts)),
    warn: (...parts: readonly unknown[]) => log.warn({ from: 'bolt' }, inWords(parts)),
    error: (...parts: readonly unknown[]) => log.error({ from: 'bolt' }, inWords(parts)),
    // The level is the program's, not Bolt's.
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** Texts and messages of errors; objects may hold payloads and are left out. */
function inWords(parts: readonly unknown[]): string {
  const words = parts.map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : ''));
  return words
    .filter((word) => word !== '')
    .join(' ')
    .replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, 'TOKEN');
}
