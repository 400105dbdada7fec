/** `parley catalogue check` and `parley catalogue diff`: what a `parley.yml` adds, and what it would change. */
import { type CatalogueDiff, catalogueDiff, type Told } from '../../../ask/catalogue-diff.ts';
import { nameNotes } from '../../../ask/name-notes.ts';
import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { Program } from '../command.ts';
import { Ended, exit } from '../exit.ts';
import { say } from '../io.ts';
import { type ParleyFile, withSession } from '../session.ts';

interface DiffOptions {
  readonly brand?: string;
  readonly json?: true;
}

type Read = Extract<ParleyFile, { readonly ok: true }>;

/** Adds `catalogue` to the program. */
export function registerCatalogue(program: Program): void {
  const catalogue = program.root
    .command('catalogue')
    .description('check a parley.yml, or see which questions it would change')
    .addHelpText('after', example);
  catalogue
    .command('check')
    .description('print what the file adds to the catalogue, or everything that is wrong with it')
    .argument('<file>', 'a parley.yml')
    .action((file: string) => check(file, program));
  catalogue
    .command('diff')
    .description('read every logged question with the current configuration and with the file, and list those that change')
    .argument('<file>', 'a parley.yml')
    .option('--brand <id>', 'only the questions about this brand')
    .option('--json', 'print one JSON object')
    .action((file: string, options: DiffOptions) => diff(file, options, program));
}

const example = `
For example, in parley.yml:

  metrics:
    deflection_rate:
      unit: percent
      better: higher
      definition: Closed conversations that the system closed.
      numerator: closed_by_system
      denominator: closed_conversations
  synonyms:
    metrics: { csat_score: [happiness] }
    members: { campaign: { Summer Sale: [the big sale] } }
  defaults: { conversions: incremental_conversions }
  targets: { csat_score: 85% }`;

async function check(file: string, program: Program): Promise<void> {
  const { io } = program;
  const { catalogue, added, notes } = await readFile(file, program);
  say(
    io,
    added.length === 0 ? `The file ${file} is in order; it adds nothing to the catalogue.` : `The file ${file} is in order. It adds:`,
  );
  for (const line of added) say(io, `  ${line}`);
  for (const note of [...notes, ...(await notesFromData(catalogue, program))]) say(io, `· ${note}`);
}

/** A file can be checked where there is no database yet. */
async function notesFromData(catalogue: Catalogue, { wiring, io }: Program): Promise<readonly string[]> {
  try {
    return await withSession(wiring, io, { now: null, tables: 'existing' }, ({ store }) => nameNotes(store, catalogue));
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    return catalogue.memberWords.length === 0 ? [] : ['The names of members were not looked up: there is no database that can be read.'];
  }
}

async function diff(file: string, options: DiffOptions, program: Program): Promise<void> {
  const { wiring, io } = program;
  const { catalogue } = await readFile(file, program);
  await withSession(wiring, io, { now: null, tables: 'ready' }, async (session) => {
    const found = await catalogueDiff(
      session.store,
      { old: session.catalogue, new: catalogue },
      { brand: options.brand ?? null, settleMinutes: session.settings.settleMinutes },
    );
    say(io, options.json ? JSON.stringify(found) : listed(found));
  });
}

async function readFile(file: string, { wiring }: Program): Promise<Read> {
  const read = await wiring.readFile(file);
  if (!read.ok) throw new Ended(exit.setUp, read.errors.join('\n'));
  return read;
}

function listed({ read, changed, redefined, unread }: CatalogueDiff): string {
  const times = changed.reduce((sum, one) => sum + one.times, 0);
  const head =
    read === 0
      ? 'No question is logged.'
      : `${counted(read)} read, ${times === 0 ? 'none' : times.toLocaleString('en-US')} of them to another plan.`;
  return [
    head,
    ...changed.flatMap((one) => [
      '',
      `${one.times.toLocaleString('en-US')} × ${oneLine(one.question)} (${one.brand})`,
      `  old: ${told(one.old)}`,
      `  new: ${told(one.new)}`,
    ]),
    ...redefined.flatMap((one) => [
      '',
      `${one.metric} has another formula; ${counted(one.times)} asked for it.`,
      `  old: ${one.old}`,
      `  new: ${one.new}`,
    ]),
    ...(unread === 0 ? [] : ['', `${counted(unread)} could not be read again: kept without their text, or about a row of an answer.`]),
  ].join('\n');
}

function counted(questions: number): string {
  return `${questions.toLocaleString('en-US')} ${questions === 1 ? 'question' : 'questions'}`;
}

function told(outcome: Told): string {
  return oneLine('sentence' in outcome ? outcome.sentence : `refused: ${outcome.refused}`);
}

/** Questions hold what people typed: line ends and control characters too. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
