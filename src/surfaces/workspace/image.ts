/** What Slack finds out about an uploaded picture: PNG only, which is all that the bot sends. */

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Width and height where the bytes are a PNG, else null. */
export function imageFacts(bytes: Buffer | null): { readonly width: number; readonly height: number } | null {
  if (bytes === null || bytes.length < 24 || !bytes.subarray(0, 8).equals(signature)) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
