/** `parley ask`: one question, or many from a file, answered as a table, as JSON, as a plan or as SQL. */
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { type Asking, makeAsking } from '../../../ask/asking.ts';
import type { AskInput, AskOutcome } from '../../../ask/outcome.ts';
import { readBatch } from '../batch.ts';
import { nowOption, type Program } from '../command.ts';
import { Ended, type ExitCode, exit } from '../exit.ts';
import { complain, say } from '../io.ts';
import { saveFiles } from '../save-files.ts';
import { type Session, withSession } from '../session.ts';
import { answerText, faultText, outcomeJson, planJson, refusalText, sqlText } from '../show.ts';

export interface AskOptions {
  readonly json?: true;
  readonly plan?: true;
  readonly sql?: true;
  readonly brand?: string;
  readonly thread?: string;
  readonly now?: string;
  readonly chart?: string;
  readonly csv?: string;
  readonly replay?: string;
  readonly batch?: string;
}

/** Adds `ask` to the program. */
export function registerAsk(program: Program): void {
  program.root
    .command('ask')
    .description('answer a question: parley ask "exposed rate by campaign last week mobile"')
    .argument('[question...]', 'the question in plain words')
    .option('--json', 'print the answer, or the error, as one JSON object')
    .option('--plan', 'print the plan that the question makes; run nothing')
    .option('--sql', 'print the SQL with its bindings; run nothing')
    .option('--brand <id>', 'the brand asked about, where there are several')
    .option('--thread <name>', 'the thread whose plan a follow-up edits')
    .option('--chart <file.png>', 'draw the chart into this file')
    .option('--csv <file.csv>', 'write the whole table into this file')
    .option('--replay <id>', 'give the answer with this id once more')
    .option('--batch <file>', 'read one question a line (`-`: standard input), print one JSON line each')
    .addOption(nowOption())
    .action((words: readonly string[], options: AskOptions) =>
      withSession(program.wiring, program.io, { now: options.now ?? null, tables: 'ready' }, async (session) => {
        program.ends(await answerInTerminal(words.join(' '), options, session));
      }),
    );
}

/** Answers `text` as `options` say. */
export async function answerInTerminal(text: string, options: AskOptions, session: Session): Promise<ExitCode> {
  const { io, store, clock, settings, log, catalogue } = session;
  const asking = makeAsking({ store, clock, settings, log, catalogue });
  if (options.batch !== undefined) return runBatch(options.batch, options, asking, session);
  if (options.replay !== undefined) {
    const outcome = await asking.replay(options.replay);
    if (outcome === null) throw new Ended(exit.refused, `There is no answer with the id ${options.replay}.`);
    return print(outcome, options, session);
  }
  if (text.trim() === '') throw new Ended(exit.usage, 'What is the question? For example: parley ask "exposed rate by campaign last week"');
  const input: AskInput = {
    text,
    brand: options.brand ?? null,
    asker: 'terminal',
    thread: options.thread ?? null,
    picture: options.chart !== undefined,
    signal: io.signal,
  };
  if (options.plan) return printPlan(input, asking, session);
  if (options.sql) return printSql(input, options, asking, session);
  return print(await asking.ask(input), options, session);
}

async function print(outcome: AskOutcome, options: AskOptions, { io, settings }: Session): Promise<ExitCode> {
  const { json, code } = outcomeJson(outcome);
  if (options.json) say(io, JSON.stringify(json));
  if (outcome.kind === 'answer') {
    if (!options.json) say(io, answerText(outcome.shown, io));
    await saveFiles(outcome.shown, { chart: options.chart ?? null, csv: options.csv ?? null }, settings, io);
  } else if (!options.json) {
    complain(io, outcome.kind === 'fault' ? faultText(outcome.id) : refusalText(outcome.question, outcome.problems, io));
  }
  return code;
}

async function printPlan(input: AskInput, asking: Asking, { io }: Session): Promise<ExitCode> {
  const { json, code } = planJson(await asking.plan(input));
  say(io, JSON.stringify(json));
  return code;
}

async function printSql(input: AskInput, options: AskOptions, asking: Asking, session: Session): Promise<ExitCode> {
  const statements = await asking.sql(input);
  if (!statements.ok) return print({ kind: 'refused', question: input.text, problems: statements.problems }, options, session);
  say(session.io, options.json ? JSON.stringify({ sql: statements.value }) : sqlText(statements.value));
  return exit.done;
}

/** One JSON line for each question, in order; refusals are lines like the others. */
async function runBatch(file: string, options: AskOptions, asking: Asking, { io }: Session): Promise<ExitCode> {
  const source = file === '-' ? await readAll(io.input) : await readSource(file);
  for (const input of readBatch(source, options.brand ?? null)) {
    if (io.signal.aborted) return exit.fault;
    const { json } = options.plan ? planJson(await asking.plan(input)) : outcomeJson(await asking.ask(input));
    say(io, JSON.stringify(json));
  }
  return exit.done;
}

async function readSource(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Ended(exit.usage, `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
