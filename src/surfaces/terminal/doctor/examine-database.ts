/** Looks at the database: whether it is there, has the tables of this version and can be written. */
import { type Finding, fine, skipped, wrong } from '../../../base/finding.ts';
import { pendingMigrations } from '../../../store/migrate.ts';
import { openStore } from '../../../store/open-store.ts';
import type { Store } from '../../../store/store.ts';

const about = { reached: 'Database', tables: 'Tables', writing: 'Writing', journal: 'Journal' } as const;

/** What is so with the database at `url`. It is left as it was; a file that is missing is not made. */
export async function examineDatabase(url: string): Promise<readonly Finding[]> {
  const opened = await openStore(url, { mustExist: true, readers: 1 });
  if (!opened.ok) {
    const rest = [about.tables, about.writing, about.journal].map((name) => skipped(name, 'The database could not be opened.'));
    return [
      wrong(about.reached, opened.problems.message, 'PARLEY_DATABASE_URL names the database; `parley migrate` makes a SQLite file.'),
      ...rest,
    ];
  }
  const store = opened.value;
  try {
    const pending = await pendingMigrations(store);
    return [
      fine(about.reached, store.dialect === 'sqlite' ? 'The SQLite file can be opened.' : 'PostgreSQL answers.'),
      pending.length === 0
        ? fine(about.tables, 'They are those of this version.')
        : wrong(about.tables, `${pending.length} migrations are missing, first ${pending[0] ?? ''}.`, '`parley migrate` applies them.'),
      pending.length === 0 ? await writing(store) : skipped(about.writing, 'The tables come first.'),
      store.dialect === 'sqlite' ? journalFinding(await journalOf(store)) : skipped(about.journal, 'PostgreSQL keeps its own.'),
    ];
  } finally {
    await store.close();
  }
}

/** Thrown to take a trial row back. */
class TakenBack extends Error {}

async function writing(store: Store): Promise<Finding> {
  const error = await store
    .transaction(async (transaction) => {
      await transaction('deliveries').insert({ id: 'doctor', at: 0 });
      throw new TakenBack();
    })
    .catch((thrown: unknown) => thrown);
  if (error instanceof TakenBack) return fine(about.writing, 'A trial row could be written, and was taken back.');
  const why = error instanceof Error ? error.message : String(error);
  return wrong(
    about.writing,
    `Nothing can be written (${why}).`,
    'Give this user the right to write, and look for free space on the disk.',
  );
}

async function journalOf({ writer }: Store): Promise<string> {
  const [row] = await writer.raw<readonly { readonly journal_mode: string }[]>('pragma journal_mode');
  return row?.journal_mode ?? 'none';
}

/** What SQLite's journal mode means for asking while an import runs. */
export function journalFinding(mode: string): Finding {
  return mode === 'wal'
    ? fine(about.journal, 'WAL: questions are answered while data come in.')
    : wrong(
        about.journal,
        `It is ${mode}, not WAL: questions wait while data come in.`,
        'Put the file on a local disk; network drives allow no WAL.',
      );
}
