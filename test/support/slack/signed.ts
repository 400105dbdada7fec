/** Signed HTTP delivery, as Slack sends it. */
import { createHmac } from 'node:crypto';
import type { Json } from './shape.ts';

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

/** Posts an event as JSON, or anything else as the form field `payload`. */
export async function deliverSigned(url: string, kind: 'event' | 'interactive', payload: Json, envoy: Envoy): Promise<Delivery> {
  const json = JSON.stringify(payload);
  const body = kind === 'event' ? json : new URLSearchParams({ payload: json }).toString();
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
