/** Files: the upload in three steps, and the wait until Slack has looked at a picture. */
import { setTimeout as pause } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import { patiently, type Waits } from './patience.ts';
import type { Place } from './place.ts';

export interface Upload {
  readonly filename: string;
  readonly title: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Uploads a picture that no channel shows by itself and waits until it may stand in a block; its id. Rejects where Slack does not take it in time. */
export async function uploadPicture(client: webApi.WebClient, upload: Upload, waits: Waits): Promise<string> {
  const id = await send(client, upload, waits);
  await patiently(waits, 'posts', () => client.files.completeUploadExternal({ files: [{ id, title: upload.title }] }));
  for (const wait of waits.polls) {
    const { file } = await patiently(waits, 'reads', () => client.files.info({ file: id }));
    if (file?.mimetype?.startsWith('image/') === true && Number(file.original_w) > 0) return id;
    await pause(wait);
  }
  throw new Error('the picture was not processed in time');
}

/** Uploads a file into a thread. */
export async function shareFile(client: webApi.WebClient, upload: Upload, place: Place, waits: Waits): Promise<void> {
  const id = await send(client, upload, waits);
  await patiently(waits, 'posts', () =>
    client.files.completeUploadExternal({ files: [{ id, title: upload.title }], channel_id: place.channel, thread_ts: place.threadTs }),
  );
}

async function send(client: webApi.WebClient, { filename, bytes }: Upload, waits: Waits): Promise<string> {
  const { upload_url: url, file_id: id } = await patiently(waits, 'reads', () =>
    client.files.getUploadURLExternal({ filename, length: bytes.byteLength }),
  );
  if (url === undefined || id === undefined) throw new Error('Slack gave no place to upload to');
  // The address is the permission: no token goes along.
  const response = await fetch(url, { method: 'POST', body: bytes, signal: AbortSignal.timeout(30_000), redirect: 'error' });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`the upload was answered with ${response.status}`);
  return id;
}
