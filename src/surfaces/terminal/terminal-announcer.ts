/** Telling of alerts in a terminal. */
import { everything } from '../../ask/access/rights.ts';
import { findingsTable, headlineOf } from '../../present/alert/alert-words.ts';
import type { Announcer } from '../../schedule/alerts/announcer.ts';
import { type Io, say } from './io.ts';

/** Where alerts are told that were made in a terminal, and who made them. */
export const terminal = 'terminal';

/** Whoever sits here sees everything, and is told on standard output. */
export function terminalAnnouncer(io: Io): Announcer {
  return {
    rights: () => Promise.resolve({ rights: everything, room: everything }),
    announce({ alert, event, watched }) {
      say(io, `${event.kind === 'fired' ? '!' : '✓'} ${headlineOf(watched, event)}`);
      if (event.findings.length > 1)
        say(
          io,
          findingsTable(watched, event)
            .rows.map((row) => `    ${row.join('  ')}`)
            .join('\n'),
        );
      say(io, `  ${alert.id}: ${alert.sentence}`);
      return Promise.resolve({ state: 'posted', channel: terminal, ts: '', answer: '' });
    },
  };
}
