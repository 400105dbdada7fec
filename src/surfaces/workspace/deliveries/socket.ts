/** Socket Mode: single-use addresses, hello, envelopes that are sent again until they are acknowledged, refresh. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, type Json } from '../blocks/shape.ts';

interface Envelope {
  readonly id: string;
  readonly type: string;
  readonly payload: Json;
  attempt: number;
  sentOn: WebSocket | null;
  acked(payload: unknown): void;
}

export interface Sockets {
  /** A fresh address at `base`, good for one connection. */
  address(base: string): string;
  /** Hands the payload to one connection (or the next that opens); resolves with what the app acknowledged it with, or with `late` after so many milliseconds. */
  deliver(type: string, payload: Json, within: number | null): Promise<unknown>;
  /** Tells every connection to come again, as Slack does every few hours. */
  refresh(reason: 'warning' | 'refresh_requested'): void;
  readonly open: () => number;
  /** Cuts every connection without a word. */
  drop(): void;
  close(): void;
}

/** What stands for an acknowledgement that did not come in time. */
export const late = Symbol('late');

/** Serves Socket Mode on `server`. */
export function serveSockets(server: Server, changed: () => void): Sockets {
  const sockets = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const live = new Set<WebSocket>();
  const waiting = new Map<string, Envelope>();

  const send = (envelope: Envelope): void => {
    const [socket] = live;
    envelope.sentOn = socket ?? null;
    if (socket === undefined) return;
    const retry = envelope.attempt > 0 ? { retry_attempt: envelope.attempt, retry_reason: 'timeout' } : {};
    envelope.attempt += 1;
    const { id, type, payload } = envelope;
    socket.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api', ...retry }));
  };

  const welcome = (socket: WebSocket): void => {
    live.add(socket);
    changed();
    socket.on('message', (data: Buffer) => {
      const ack: unknown = JSON.parse(data.toString('utf8'));
      const envelope = isObject(ack) && typeof ack['envelope_id'] === 'string' ? waiting.get(ack['envelope_id']) : undefined;
      if (envelope === undefined || !isObject(ack)) return;
      waiting.delete(envelope.id);
      envelope.acked(ack['payload']);
    });
    socket.on('close', () => {
      live.delete(socket);
      changed();
      for (const envelope of waiting.values()) if (envelope.sentOn === socket) send(envelope);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: live.size, connection_info: { app_id: 'A1' } }));
    for (const envelope of waiting.values()) if (envelope.sentOn === null) send(envelope);
  };

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) stream.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    else sockets.handleUpgrade(request, stream, head, welcome);
  });

  return {
    address(base) {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${base.replace('http:', 'ws:')}link/?ticket=${ticket}`;
    },
    deliver: (type, payload, within) =>
      new Promise((resolve) => {
        const id = randomUUID();
        const giveUp = (): void => {
          waiting.delete(id);
          resolve(late);
        };
        const timer = within === null ? undefined : setTimeout(giveUp, within);
        const acked = (answer: unknown): void => {
          clearTimeout(timer);
          resolve(answer);
        };
        const envelope: Envelope = { id, type, payload, attempt: 0, sentOn: null, acked };
        waiting.set(id, envelope);
        send(envelope);
      }),
    refresh(reason) {
      for (const socket of live) socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'workspace' } }));
    },
    open: () => live.size,
    drop() {
      for (const socket of live) socket.terminate();
    },
    close() {
      for (const socket of live) socket.terminate();
      sockets.close();
    },
  };
}
