/** One import under way: what it has read, what waits to be written, what it has counted. */
import type { Store } from '../../store/store.ts';
import { Batch } from './batch.ts';
import { countWaiting } from './count-waiting.ts';
import type { EventSource } from './event-source.ts';
import { type KnownReferences, loadReferences } from './known-references.ts';
import { lineReader, type ReadLine } from './read-line.ts';
import type { Lines } from './source-lines.ts';
import { type StagedLine, Staging } from './staging.ts';
import type { ImportOptions, ImportSummary } from './summary.ts';
import { writeBatch } from './write-batch.ts';

const dayMs = 86_400_000;

export class ImportRun {
  private readonly staging = new Staging();
  private readonly byReason = new Map<string, number>();
  private readonly bytesBefore: number[];
  private readonly totalBytes: number | null;
  private readonly read: (line: string) => ReadLine;
  private batch = new Batch();
  private writing: Promise<void> = Promise.resolve();
  private lines = 0;
  private accepted = 0;
  private duplicates = 0;
  private conflicts = 0;
  private rejected = 0;
  private stopped = false;
  private bytesTold = 0;
  private readonly store: Store;
  private readonly sources: readonly EventSource[];
  private readonly options: ImportOptions;
  private readonly known: KnownReferences;

  private constructor(store: Store, sources: readonly EventSource[], options: ImportOptions, known: KnownReferences) {
    this.store = store;
    this.sources = sources;
    this.options = options;
    this.known = known;
    this.read = lineReader(known, options.clock.now() + dayMs);
    let sum: number | null = 0;
    this.bytesBefore = sources.map(({ bytes }) => {
      const before = sum ?? 0;
      sum = bytes === null || sum === null ? null : sum + bytes;
      return before;
    });
    this.totalBytes = sum;
  }

  static async start(store: Store, sources: readonly EventSource[], options: ImportOptions): Promise<ImportRun> {
    return new ImportRun(store, sources, options, await loadReferences(store));
  }

  /** True once the signal has come: no more lines are wanted. */
  get isStopped(): boolean {
    return this.stopped;
  }

  /** Judges lines of the source at `source`; writes when a batch is full. */
  async take(source: number, { first, lines, broken, bytes }: Lines): Promise<void> {
    let brokenBefore = 0;
    for (const [index, text] of lines.entries()) {
      if (this.options.signal?.aborted === true) break;
      const number = first + index;
      if (text === null) {
        const { reason, text: line } = broken[brokenBefore] ?? { reason: 'not UTF-8', text: '' };
        brokenBefore += 1;
        this.lines += 1;
        this.reject({ source, number, order: this.lines, line }, { kind: reason, reason: `the line is ${reason}` });
      } else {
        const line = text.trim();
        if (line === '') continue;
        this.lines += 1;
        this.judge({ source, number, order: this.lines, line }, 'stage');
      }
      if (this.batch.isFull) await this.flush();
    }
    await this.staging.settle();
    this.stopped = this.options.signal?.aborted === true;
    this.tell((this.bytesBefore[source] ?? 0) + bytes);
  }

  /** Judges again what referred to something unknown: reference data until nothing more fits, then events; the rest is rejected. */
  async judgeStaged(): Promise<void> {
    if (this.stopped || this.staging.size === 0) return;
    let references: StagedLine[] = [];
    for await (const staged of this.staging.lines()) {
      const found = this.read(staged.line);
      if (found.kind === 'reference' || (found.kind === 'missing' && found.isReference)) references.push(staged);
    }
    for (let before = -1; before !== references.length; ) {
      before = references.length;
      references = references.filter((staged) => !this.judge(staged, 'keep'));
    }
    for (const staged of references) this.judge(staged, 'reject');
    for await (const staged of this.staging.lines()) {
      if (this.options.signal?.aborted === true) break;
      const found = this.read(staged.line);
      if (found.kind !== 'reference' && !(found.kind === 'missing' && found.isReference)) this.judge(staged, 'reject', found);
      if (this.batch.isFull) await this.flush();
    }
    this.stopped = this.options.signal?.aborted === true;
  }

  /** Writes what is left and counts what waits. */
  async finish(): Promise<ImportSummary> {
    await this.flush();
    await this.writing;
    // What was stopped is not at its end.
    this.tell(this.stopped ? this.bytesTold : (this.totalBytes ?? 0));
    const { lines, accepted, duplicates, conflicts, rejected, stopped } = this;
    const byReason = Object.fromEntries([...this.byReason].toSorted(([, one], [, other]) => other - one));
    return { lines, accepted, duplicates, conflicts, rejected, byReason, waiting: await countWaiting(this.store), interrupted: stopped };
  }

  /** Lets go of the temporary file, whatever happened. */
  async discard(): Promise<void> {
    await this.writing.catch(() => undefined);
    await this.staging.discard();
  }

  /** Judges one line; a line with an unknown reference is staged, kept aside or rejected as `unknown` says. False: it was kept aside. */
  private judge(staged: StagedLine, unknown: 'stage' | 'keep' | 'reject', found = this.read(staged.line)): boolean {
    switch (found.kind) {
      case 'fact':
        this.batch.addFact(found.table, found.row, found.brand, found.at, staged.line.length);
        return true;
      case 'reference': {
        const taken = this.known.take(found.reference, staged.order);
        if (taken === 'same' || taken === 'outdated') this.duplicates += 1;
        else {
          this.accepted += 1;
          this.batch.addReference(found.reference, taken === 'bearing', staged.line.length);
        }
        return true;
      }
      case 'missing':
        if (unknown === 'stage') this.staging.add(staged);
        if (unknown === 'reject') this.reject(staged, found.trouble);
        return unknown !== 'keep';
      case 'reject':
        this.reject(staged, found.trouble);
        return true;
    }
  }

  private reject({ source, number, line }: StagedLine, { kind, reason }: { readonly kind: string; readonly reason: string }): void {
    this.rejected += 1;
    this.byReason.set(kind, (this.byReason.get(kind) ?? 0) + 1);
    this.batch.addReject({ file: this.sources[source]?.name ?? '', lineNumber: number, reason, line });
  }

  /** Starts writing the batch once the one before is written. */
  private async flush(): Promise<void> {
    const { batch } = this;
    if (batch.isEmpty) return;
    this.batch = new Batch();
    await this.writing;
    this.writing = writeBatch(this.store, batch, this.known, this.options.clock.now()).then((written) => {
      this.accepted += written.accepted;
      this.duplicates += written.duplicates;
      this.conflicts += written.conflicts;
    });
    // A failure is met by whoever awaits it next; until then it is not unhandled.
    this.writing.catch(() => undefined);
  }

  private tell(bytes: number): void {
    this.bytesTold = bytes;
    const { totalBytes, lines, accepted, rejected } = this;
    this.options.onProgress?.({ bytes, totalBytes, lines, accepted, rejected });
  }
}
