/** Cuts a source's bytes into lines, many at a time, with memory that does not grow with the source. */
import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { EventSource } from './event-source.ts';

/** A line longer than this is no event: only its beginning is kept. */
export const longestLine = 1 << 20;

export interface Lines {
  /** The number of the first of them, from 1. */
  readonly first: number;
  /** null: the line is no UTF-8 or longer than `longestLine`; `broken` holds what can be shown of those, in order. */
  readonly lines: readonly (string | null)[];
  readonly broken: readonly BrokenLine[];
  /** Bytes of the source read so far (compressed ones where it is gzip). */
  readonly bytes: number;
}

export interface BrokenLine {
  readonly reason: string;
  readonly text: string;
}

/** Thrown where a source ends in the middle, is damaged or cannot be read any further. */
export class BrokenSource extends Error {}

const newline = 0x0a;

/** The lines of `source`, in order; every line, empty ones too, is counted. Throws BrokenSource. */
export async function* sourceLines(source: EventSource): AsyncGenerator<Lines> {
  const counted = { bytes: 0 };
  let first = 1;
  let rest: Buffer[] = [];
  let restLength = 0;
  try {
    for await (const chunk of plainBytes(source.open(), counted)) {
      const end = chunk.lastIndexOf(newline);
      if (end >= 0) {
        const block = restLength === 0 ? chunk.subarray(0, end) : Buffer.concat([...rest, chunk.subarray(0, end)]);
        const lines = cut(block, first, counted.bytes);
        first += lines.lines.length;
        [rest, restLength] = [[], 0];
        yield lines;
      }
      const tail = chunk.subarray(end + 1);
      // Of a line without end only so much is kept as tells that it is too long.
      if (tail.length > 0 && restLength <= longestLine) {
        rest.push(Buffer.from(tail));
        restLength += tail.length;
      }
    }
  } catch (error) {
    throw new BrokenSource(
      `${source.name} cannot be read after line ${first - 1}: ${error instanceof Error ? error.message : String(error)}.`,
      { cause: error },
    );
  }
  if (restLength > 0) yield cut(Buffer.concat(rest), first, counted.bytes);
}

async function* plainBytes(stream: Readable, counted: { bytes: number }): AsyncGenerator<Buffer> {
  let gunzip: ReturnType<typeof createGunzip> | null = null;
  const raw = rawBytes(stream, counted);
  const begun = await raw.next();
  if (begun.done === true) return;
  if (begun.value[0] === 0x1f && begun.value[1] === 0x8b) {
    gunzip = createGunzip({ chunkSize: 1 << 18 });
    yield* unzipped(gunzip, begun.value, raw);
    return;
  }
  yield begun.value;
  yield* raw;
}

/** The stream's chunks, the first of at least two bytes. */
async function* rawBytes(stream: Readable, counted: { bytes: number }): AsyncGenerator<Buffer> {
  let held: Buffer | null = null;
  for await (const piece of stream) {
    const chunk: Buffer = Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece));
    counted.bytes += chunk.length;
    const whole: Buffer = held === null ? chunk : Buffer.concat([held, chunk]);
    held = whole.length < 2 && counted.bytes < 2 ? whole : null;
    if (held === null) yield whole;
  }
  if (held !== null) yield held;
}

async function* unzipped(gunzip: ReturnType<typeof createGunzip>, begun: Buffer, raw: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const feeding = (async () => {
    try {
      if (!gunzip.write(begun)) await drained(gunzip);
      for await (const chunk of raw) if (!gunzip.write(chunk)) await drained(gunzip);
      gunzip.end();
    } catch (error) {
      gunzip.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  for await (const chunk of gunzip) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
  await feeding;
}

function drained(stream: ReturnType<typeof createGunzip>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
}

/** `block`: whole lines without the last line end. */
function cut(block: Buffer, first: number, bytes: number): Lines {
  const texts = block.toString('utf8').split('\n');
  if (first === 1 && texts[0]?.startsWith('\ufeff') === true) texts[0] = texts[0].slice(1);
  if (isUtf8(block) && !texts.some((text) => text.length > longestLine)) return { first, lines: texts, broken: [], bytes };
  const broken: BrokenLine[] = [];
  const lines: (string | null)[] = [];
  let from = 0;
  for (const text of texts) {
    const found = block.indexOf(newline, from);
    const end = found < 0 ? block.length : found;
    const reason = isUtf8(block.subarray(from, end)) ? (text.length > longestLine ? 'longer than 1 MiB' : null) : 'not UTF-8';
    from = end + 1;
    lines.push(reason === null ? text : null);
    if (reason !== null) broken.push({ reason, text });
  }
  return { first, lines, broken, bytes };
}
