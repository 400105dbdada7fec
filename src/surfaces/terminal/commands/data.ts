/** `parley import`, `rollup`, `check` and `demo`: from events to datasets, and proof that they agree. */
import type { Command } from 'commander';
import { type TakenIn, takeIn } from '../../../ask/take-in.ts';
import { check, importDataset, type RollupSummary, rollup } from '../../../ask/upkeep.ts';
import { dayArgument } from '../arguments.ts';
import { nowOption, type Program } from '../command.ts';
import { Ended, type ExitCode, exit } from '../exit.ts';
import { complain, say } from '../io.ts';
import { loadDemoBrand } from '../load-demo.ts';
import { makeProgress, type Progress } from '../progress.ts';
import { type Session, withSession } from '../session.ts';

interface ImportOptions {
  readonly dataset?: string;
  readonly replace?: true;
  readonly rollup: boolean;
  readonly now?: string;
}

interface RollupOptions {
  readonly from?: string;
  readonly to?: string;
  readonly now?: string;
}

/** Adds the commands that make datasets to the program. */
export function registerData(program: Program): void {
  const session = (now: string | undefined, work: (session: Session) => Promise<ExitCode>) =>
    withSession(program.wiring, program.io, { now: now ?? null, tables: 'migrate' }, async (opened) => program.ends(await work(opened)));
  importCommand(program.root).action((files: readonly string[], options: ImportOptions) =>
    session(options.now, (opened) =>
      options.dataset === undefined ? importFiles(files, options, opened) : importCsv(files, options.dataset, options, opened),
    ),
  );
  program.root
    .command('rollup')
    .description('rebuild the datasets of dirty days; with a range, of all its days')
    .option('--from <day>', 'first day, YYYY-MM-DD', dayArgument)
    .option('--to <day>', 'last day, YYYY-MM-DD', dayArgument)
    .addOption(nowOption())
    .action((options: RollupOptions) => session(options.now, (opened) => runRollup(options, opened)));
  program.root
    .command('check')
    .description('compare every dataset row with a fresh aggregation of the facts')
    .addOption(nowOption())
    .action((options: { readonly now?: string }) => session(options.now, runCheck));
  program.root
    .command('demo')
    .description('load the demo brand, or the days it lacks')
    .addOption(nowOption())
    .action((options: { readonly now?: string }) =>
      session(options.now, async (opened) => {
        if ((await loadDemoBrand(opened)) === 0) say(opened.io, 'The demo brand is there already, up to now.');
        return exit.done;
      }),
    );
}

function importCommand(root: Command): Command {
  return root
    .command('import')
    .description('import event files (plain or gzip NDJSON, `-`: standard input), or with --dataset a ready-made dataset')
    .argument('<files...>', 'the files')
    .option('--no-rollup', 'leave the dirty days to a later `parley rollup`')
    .option('--dataset <table>', 'the files are CSV rows of this dataset')
    .option('--replace', 'with --dataset: replace days that were made from facts')
    .addOption(nowOption());
}

async function importFiles(files: readonly string[], options: ImportOptions, { store, clock, io }: Session): Promise<ExitCode> {
  const progress = makeProgress(io, clock);
  const sources = files.map((file) => (file === '-' ? { name: file, bytes: null, open: () => io.input } : file));
  const taken = await takeIn(store, sources, {
    clock,
    signal: io.signal,
    rollup: options.rollup,
    onImport: ({ bytes, totalBytes, accepted, rejected }) =>
      progress.show('Importing', bytes, totalBytes, `${number(accepted)} new${rejected > 0 ? `, ${number(rejected)} rejected` : ''}`),
    onRollup: rollupProgress(progress),
  }).finally(() => progress.end());
  if (!taken.ok) throw new Ended(exit.setUp, taken.problems.message);
  for (const line of importSentences(taken.value)) say(io, line);
  if (taken.value.imported.interrupted || taken.value.rolled?.stopped)
    throw new Ended(exit.fault, 'Stopped. What was counted is kept; the same command completes it.');
  return taken.value.imported.rejected > 0 ? exit.rejects : exit.done;
}

function importSentences({ imported, rolled }: TakenIn): readonly string[] {
  const { lines, accepted, duplicates, conflicts, rejected, waiting, byReason } = imported;
  const counts = [
    `${number(accepted)} new`,
    `${number(duplicates)} there already`,
    ...(conflicts > 0 ? [`${number(conflicts)} in conflict with another of the same id`] : []),
    `${number(rejected)} rejected`,
  ];
  return [
    `${number(lines)} lines: ${counts.join(', ')}.`,
    ...Object.entries(byReason).map(([reason, count]) => `  rejected: ${reason}: ${number(count)}`),
    ...(rejected > 0
      ? ['The rejected lines are kept in the table `rejects`; mended or once their references exist, import them again.']
      : []),
    ...(waiting > 0 ? [`${number(waiting)} events wait for their visit or conversation.`] : []),
    ...(rolled === null ? [] : rollupSentences(rolled)),
  ];
}

async function importCsv(files: readonly string[], table: string, options: ImportOptions, { store, io }: Session): Promise<ExitCode> {
  for (const file of files) {
    const imported = await importDataset(store, table, file, { replace: options.replace ?? false });
    if (!imported.ok) throw new Ended(exit.rejects, [`${file}: nothing was imported.`, ...imported.problems].join('\n'));
    say(io, `${file}: ${number(imported.value.rows)} rows of ${number(imported.value.days.length)} days imported into ${table}.`);
  }
  return exit.done;
}

async function runRollup({ from, to }: RollupOptions, { store, io, clock }: Session): Promise<ExitCode> {
  const progress = makeProgress(io, clock);
  const rolled = await rollup(store, {
    signal: io.signal,
    onProgress: rollupProgress(progress),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }).finally(() => progress.end());
  for (const line of rollupSentences(rolled)) say(io, line);
  if (rolled.stopped) throw new Ended(exit.fault, 'Stopped. The days that are left stay marked; the same command completes them.');
  return exit.done;
}

function rollupProgress(progress: Progress) {
  return ({ step, done, total }: { readonly step: 'facts' | 'days'; readonly done: number; readonly total: number }): void =>
    progress.show(step === 'facts' ? 'Deriving facts' : 'Rolling up days', done, total, `${number(done)} of ${number(total)}`);
}

function rollupSentences({ days, imported }: RollupSummary): readonly string[] {
  return [
    days === 0 ? 'All days were up to date.' : `${number(days)} days rolled up.`,
    ...imported.map(({ brand, date, tables }) => `  left alone, because it was imported: ${brand} ${date}: ${tables.join(', ')}`),
  ];
}

async function runCheck({ store, io, clock }: Session): Promise<ExitCode> {
  const progress = makeProgress(io, clock);
  const checked = await check(store, {
    signal: io.signal,
    onProgress: ({ done, total }) => progress.show('Checking', done, total, `${number(done)} of ${number(total)} days`),
  }).finally(() => progress.end());
  for (const { table, key, column, stored, fresh } of checked.differences)
    say(io, `${table} ${Object.values(key).join(' · ')}: ${column} is ${stored}, the facts say ${fresh}`);
  if (checked.count > checked.differences.length) say(io, `… and ${number(checked.count - checked.differences.length)} more.`);
  complain(io, checkSentence(checked));
  if (io.signal.aborted) throw new Ended(exit.fault, 'Stopped before all days were compared.');
  return checked.count > 0 ? exit.differs : exit.done;
}

function checkSentence({ compared, count, imported, dirty }: Awaited<ReturnType<typeof check>>): string {
  return [
    `${number(compared)} days of tables compared, ${number(count)} differences, ${number(imported)} imported days skipped.`,
    ...(dirty > 0 ? [`${number(dirty)} days wait for \`parley rollup\`.`] : []),
  ].join(' ');
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
