/** Where event lines come from: a file, plain or gzip, the standard input, or lines made in this process. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';

export interface EventSource {
  /** As the rejects name it. */
  readonly name: string;
  /** Its size; null where it is not known before the end. */
  readonly bytes: number | null;
  /** Its bytes from the beginning; gzip is told by its first two. Called once. */
  open(): Readable;
}

/** What a person named cannot be read; `message` is a whole sentence. */
export interface SourceProblem {
  readonly message: string;
}

/** The file at `path`, or the standard input for `-`. */
export async function fileSource(path: string): Promise<EventSource | SourceProblem> {
  if (path === '-') return { name: '-', bytes: null, open: () => process.stdin };
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { message: `${path} is a folder; import takes files.` };
    return { name: path, bytes: found.isFile() ? found.size : null, open: () => createReadStream(path, { highWaterMark: 1 << 18 }) };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return {
      message: missing ? `There is no file ${path}.` : `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

/** Lines made in this process (without line ends), called `name` in rejects. */
export function lineSource(name: string, lines: Iterable<string> | AsyncIterable<string>): EventSource {
  return { name, bytes: null, open: () => Readable.from(blocks(lines)) };
}

/** Many lines to a chunk: a chunk each would cost more than the line itself. */
async function* blocks(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
  let block: string[] = [];
  for await (const line of lines) {
    block.push(line);
    if (block.length < 1000) continue;
    yield Buffer.from(`${block.join('\n')}\n`);
    block = [];
  }
  if (block.length > 0) yield Buffer.from(`${block.join('\n')}\n`);
}
