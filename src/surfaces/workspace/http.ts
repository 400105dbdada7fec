/** Reading requests and writing answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, type Json } from './blocks/shape.ts';

const mostBytes = 64 * 1024 * 1024;

/** The whole body; rejects where it is longer than any upload of ours. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).length;
    if (length > mostBytes) throw new RangeError('the body is too long');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** The arguments in a body of JSON or a form; null where it is neither. */
export function argsOf(body: Buffer, contentType: string): Json | null {
  const text = body.toString('utf8');
  if (!contentType.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Answers with a JSON object. */
export function sendJson(response: ServerResponse, status: number, json: object, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(json));
}
