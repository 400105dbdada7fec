/** Brings events and interactions to the app: over its socket, or as signed requests to its address. */
import type { Json } from '../blocks/shape.ts';
import type { World } from '../world.ts';
import { eventBody } from './payloads.ts';
import { type Delivery, deliverSigned, type Kind } from './signed.ts';
import { late, type Sockets } from './socket.ts';

export interface Retry {
  readonly num: number;
  readonly reason: string;
}

export interface Courier {
  /** Where deliveries go; null: over the socket. */
  address: string | null;
  /** Milliseconds within which an interaction must be acknowledged. */
  patience: number;
  /** Delivers a body as it is. What is not acknowledged in time has status 0. */
  deliver(kind: Kind, body: Json, retry?: Retry): Promise<Delivery>;
  /** Delivers an event if the app subscribed to `subscription`. */
  emit(subscription: string, event: Json): Promise<void>;
  /** Delivers what was held back. */
  release(order: 'as sent' | 'reversed'): Promise<void>;
}

const socketTypes = { event: 'events_api', interactive: 'interactive', command: 'slash_commands' } as const;

/** The courier of one workspace. */
export function makeCourier(world: World, sockets: Sockets, secret: string): Courier {
  let held: Json[] = [];
  const courier: Courier = {
    address: null,
    patience: 3000,
    async deliver(kind, body, retry) {
      if (courier.address !== null) return post(courier.address, kind, body, retry);
      // Events are sent until they are acknowledged; people do not wait so long.
      const answer = await sockets.deliver(socketTypes[kind], body, kind === 'event' ? null : courier.patience);
      if (answer === late) return { status: 0, body: 'operation_timeout' };
      return { status: 200, body: answer === undefined ? '' : JSON.stringify(answer) };
    },
    async emit(subscription, event) {
      if (!world.install.events.includes(subscription)) return;
      const body = eventBody(event, world);
      if (world.faults.holding) held.push(body);
      else await deliverCopies(body);
    },
    async release(order) {
      const due = order === 'reversed' ? held.toReversed() : held;
      held = [];
      world.faults.holding = false;
      for (const body of due) await deliverCopies(body);
    },
  };

  async function deliverCopies(body: Json): Promise<void> {
    const copies = Array.from({ length: world.faults.copies }, (_, num) =>
      courier.deliver('event', body, num === 0 ? undefined : { num, reason: 'http_timeout' }),
    );
    await Promise.all(copies);
  }

  async function post(address: string, kind: Kind, body: Json, retry: Retry | undefined): Promise<Delivery> {
    const timestamp = Math.floor(world.clock.now() / 1000);
    try {
      return await deliverSigned(address, kind, body, { secret, timestamp, ...(retry === undefined ? {} : { retry }) });
    } catch {
      return { status: 0, body: 'dispatch_failed' };
    }
  }

  return courier;
}
