/** The import of event files: lines are read and judged here, and written batch by batch while the next batch is read. */
import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { Store } from '../../store/store.ts';
import { type EventSource, fileSource, type SourceProblem } from './event-source.ts';
import { ImportRun } from './import-run.ts';
import { BrokenSource, sourceLines } from './source-lines.ts';
import type { ImportOptions, ImportSummary } from './summary.ts';

/**
 * Reads the event lines of `sources` (paths, `-` for the standard input, or sources) into the facts of `store`, marks what rollup
 * has to look at, and says what came of the lines. A source that cannot be read is a problem: before anything is written where it
 * cannot be opened; where it breaks off in the middle, what stood before is written and the problem says up to which line.
 */
export async function importEvents(
  store: Store,
  sources: readonly (string | EventSource)[],
  options: ImportOptions,
): Promise<Result<ImportSummary, SourceProblem>> {
  const opened: EventSource[] = [];
  for (const source of sources) {
    const found = typeof source === 'string' ? await fileSource(source) : source;
    if ('message' in found) return { ok: false, problems: found };
    opened.push(found);
  }
  const run = await ImportRun.start(store, opened, options);
  try {
    let problem: SourceProblem | null = null;
    for (const [index, source] of opened.entries()) {
      problem = await readSource(run, source, index);
      if (problem !== null || run.isStopped) break;
    }
    await run.judgeStaged();
    const summary = await run.finish();
    return problem === null ? ok(summary) : { ok: false, problems: problem };
  } finally {
    await run.discard();
  }
}

async function readSource(run: ImportRun, source: EventSource, index: number): Promise<SourceProblem | null> {
  try {
    for await (const lines of sourceLines(source)) {
      await run.take(index, lines);
      if (run.isStopped) break;
    }
    return null;
  } catch (error) {
    if (error instanceof BrokenSource) return { message: error.message };
    throw error;
  }
}
