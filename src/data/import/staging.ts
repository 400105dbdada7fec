/** Lines that name an id not known yet, kept in a temporary file until all sources are read: there may be millions of them. */
import { createReadStream } from 'node:fs';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface StagedLine {
  /** Which of the import's sources it comes from. */
  readonly source: number;
  readonly number: number;
  /** Its place among all lines of the import. */
  readonly order: number;
  readonly line: string;
}

const bufferLength = 1 << 20;

/** Give `discard` a chance to run: it takes the file away. */
export class Staging {
  private buffer: string[] = [];
  private buffered = 0;
  private folder: string | null = null;
  private count = 0;

  get size(): number {
    return this.count;
  }

  add({ source, number, order, line }: StagedLine): void {
    this.buffer.push(`${source} ${number} ${order} ${line}\n`);
    this.buffered += line.length;
    this.count += 1;
  }

  /** Writes to the file when much has gathered. */
  async settle(): Promise<void> {
    if (this.buffered >= bufferLength) await this.write();
  }

  /** The lines in the order they came. */
  async *lines(): AsyncGenerator<StagedLine> {
    if (this.folder !== null) {
      await this.write();
      // Not by node:readline, which takes U+2028 for a line end too; JSON does not.
      let rest = '';
      for await (const piece of createReadStream(path.join(this.folder, 'staged'), { encoding: 'utf8', highWaterMark: bufferLength })) {
        const texts = `${rest}${String(piece)}`.split('\n');
        rest = texts.pop() ?? '';
        for (const text of texts) yield read(text);
      }
    } else for (const text of this.buffer) yield read(text.slice(0, -1));
  }

  async discard(): Promise<void> {
    if (this.folder !== null) await rm(this.folder, { recursive: true, force: true });
    this.buffer = [];
  }

  private async write(): Promise<void> {
    this.folder ??= await mkdtemp(path.join(tmpdir(), 'parley-import-'));
    const text = this.buffer.join('');
    this.buffer = [];
    this.buffered = 0;
    await appendFile(path.join(this.folder, 'staged'), text);
  }
}

function read(text: string): StagedLine {
  const [source = '', number = '', order = ''] = text.split(' ', 3);
  const line = text.slice(source.length + number.length + order.length + 3);
  return { source: Number(source), number: Number(number), order: Number(order), line };
}
