/** Keeps one Socket Mode connection: at once after a refresh, with growing waits after failures, and never as an unhandled rejection. */
import { setTimeout as pause } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../ask/log.ts';
import { codeOf } from './patience.ts';

type SocketClient = SocketModeReceiver['client'];

export interface SocketKeeper {
  /** The first connection; rejects where it cannot be had. */
  connect(): Promise<void>;
  readonly connected: () => boolean;
  /** Ends the connection and the keeping. */
  disconnect(): Promise<void>;
}

const firstWait = 250;
const longestWait = 30_000;

/** Connects `client` again whenever it lost its connection. The client must not do so itself (`autoReconnectEnabled: false`). */
export function keepConnected(client: SocketClient, log: Log): SocketKeeper {
  const stopping = new AbortController();
  let connected = false;

  const reconnect = async (): Promise<void> => {
    for (let wait = firstWait; !stopping.signal.aborted; wait = Math.min(wait * 2, longestWait)) {
      try {
        await client.start();
        connected = true;
        return;
      } catch (error) {
        log.warn({ code: codeOf(error), waitMs: wait }, 'no connection to Slack, trying again');
        await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };

  // While `start` runs, a lost connection is its failure; afterwards it is ours to mend.
  client.on('disconnected', () => {
    if (!connected || stopping.signal.aborted) return;
    connected = false;
    void reconnect();
  });

  return {
    async connect() {
      await client.start();
      connected = true;
    },
    connected: () => connected,
    async disconnect() {
      stopping.abort();
      await client.disconnect();
    },
  };
}
