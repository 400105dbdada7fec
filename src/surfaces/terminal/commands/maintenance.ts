/** `parley migrate`, `backup`, `prune` and `forget`. */
import { backup, forget, pruneBefore, rollup } from '../../../ask/upkeep.ts';
import { migrate } from '../../../store/migrate.ts';
import { dayArgument } from '../arguments.ts';
import { nowOption, type Program } from '../command.ts';
import { Ended, exit } from '../exit.ts';
import { say } from '../io.ts';
import { type Session, type Tables, withSession } from '../session.ts';

interface Now {
  readonly now?: string;
}

/** Adds the commands that look after the database. */
export function registerMaintenance(program: Program): void {
  const session = (now: string | undefined, tables: Tables, work: (session: Session) => Promise<void>) =>
    withSession(program.wiring, program.io, { now: now ?? null, tables }, work);
  program.root
    .command('migrate')
    .description('bring the database to the tables of this version')
    .action(() => session(undefined, 'any', runMigrate));
  program.root
    .command('backup')
    .description('copy the SQLite database into a new file, while it is in use')
    .argument('<file>', 'the new file')
    .action((file: string) => session(undefined, 'ready', (opened) => runBackup(file, opened)));
  program.root
    .command('prune')
    .description('drop the facts of old days; their datasets stay')
    .requiredOption('--before <day>', 'the first day whose facts stay, YYYY-MM-DD', dayArgument)
    .addOption(nowOption())
    .action(({ before, now }: Now & { readonly before: string }) => session(now, 'ready', (opened) => runPrune(before, opened)));
  program.root
    .command('forget')
    .description('remove what is kept of a person')
    .option('--visitor <id>', 'a visitor of the brand')
    .option('--brand <id>', 'with --visitor: only of this brand')
    .option('--user <id>', 'somebody who asked questions')
    .action((options: Forget) => session(undefined, 'ready', (opened) => runForget(options, opened)));
}

interface Forget {
  readonly visitor?: string;
  readonly brand?: string;
  readonly user?: string;
}

async function runMigrate({ store, io }: Session): Promise<void> {
  const applied = await migrate(store);
  say(io, applied.length === 0 ? 'The database was up to date.' : `Applied: ${applied.join(', ')}.`);
}

async function runBackup(file: string, { store, io }: Session): Promise<void> {
  const copied = await backup(store, file);
  if (!copied.ok) throw new Ended(exit.setUp, copied.problems.message);
  say(io, `${file}: ${copied.value.bytes.toLocaleString('en-US')} bytes.`);
}

async function runPrune(before: string, { store, io, clock }: Session): Promise<void> {
  const pruned = await pruneBefore(store, before, { clock });
  if (!pruned.ok) throw new Ended(exit.setUp, pruned.problems.message);
  const { facts, days } = pruned.value;
  say(io, `${facts.toLocaleString('en-US')} rows of facts dropped; ${days.toLocaleString('en-US')} days now stand as imported.`);
}

async function runForget({ visitor, brand, user }: Forget, { store, io }: Session): Promise<void> {
  if ((visitor === undefined) === (user === undefined)) throw new Ended(exit.usage, 'Whom? Either --visitor ID or --user ID.');
  const { rows } = await forget(
    store,
    visitor === undefined ? { user: user ?? '' } : { visitor, ...(brand === undefined ? {} : { brand }) },
  );
  if (visitor !== undefined) await rollup(store, { signal: io.signal });
  say(io, rows === 0 ? 'Nothing is kept of that person.' : `${rows.toLocaleString('en-US')} rows forgotten.`);
}
