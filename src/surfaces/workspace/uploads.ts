/** Files: the bytes that come in, and those that go out again. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { meet } from './api.ts';
import { bodyOf } from './http.ts';
import { imageFacts } from './image.ts';
import type { World } from './world.ts';

/** Takes the bytes of the upload `id`. The address is the permission: no token is asked for. */
export async function takeUpload(id: string, request: IncomingMessage, response: ServerResponse, world: World): Promise<void> {
  const body = await bodyOf(request);
  const fault = world.faults.take('upload');
  if (meet(fault, request, response)) return;
  const contentType = request.headers['content-type'] ?? '';
  const file = world.state.files.get(id);
  const bytes = contentType.startsWith('multipart/form-data') ? partOf(body, contentType) : body;
  if (file === undefined || bytes?.length !== file.length) {
    response.writeHead(file === undefined ? 404 : 400).end('no such upload, or not the length that was announced');
    return;
  }
  file.bytes = bytes;
  response.writeHead(200).end(`OK - ${bytes.length}`);
}

/** Hands out a file: pictures to look at, everything else to save. */
export function sendFile(id: string, response: ServerResponse, { state }: World): void {
  const file = state.files.get(id);
  if (file?.bytes === null || file === undefined || !file.completed) {
    response.writeHead(404).end();
    return;
  }
  const picture = imageFacts(file.bytes) !== null;
  response
    .writeHead(200, {
      'content-type': picture ? 'image/png' : 'application/octet-stream',
      'content-disposition': `${picture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    })
    .end(file.bytes);
}

/** The bytes of the first part that is a file. */
function partOf(body: Buffer, contentType: string): Buffer | null {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1] ?? '';
  const head = body.indexOf('filename=');
  const start = body.indexOf('\r\n\r\n', head);
  const end = body.indexOf(`\r\n--${boundary}`, start);
  return head < 0 || start < 0 || end < 0 ? null : body.subarray(start + 4, end);
}
