/** Signed HTTP delivery, as Slack sends it. */
import { createHmac } from 'node:crypto';
import type { Json } from '../blocks/shape.ts';

export interface Delivery {
  readonly status: number;
  readonly body: string;
}

export interface Envoy {
  readonly secret: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly retry?: { readonly num: number; readonly reason: string };
}

/** The value of `X-Slack-Signature` for a body. */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** What is delivered: an event, an interaction, or the lookup of an external select's options, or a slash command. */
export type Kind = 'event' | 'interactive' | 'command';

/** Posts an event as JSON, a command as its fields, anything else as the form field `payload`. */
export async function deliverSigned(url: string, kind: Kind, payload: Json, envoy: Envoy): Promise<Delivery> {
  const json = JSON.stringify(payload);
  const fields = kind === 'command' ? asFields(payload) : { payload: json };
  const body = kind === 'event' ? json : new URLSearchParams(fields).toString();
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(envoy.timestamp),
      'x-slack-signature': signatureOf(envoy.secret, envoy.timestamp, body),
      ...(envoy.retry === undefined ? {} : { 'x-slack-retry-num': String(envoy.retry.num), 'x-slack-retry-reason': envoy.retry.reason }),
    },
  });
  return { status: response.status, body: await response.text() };
}

function asFields(payload: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
}
