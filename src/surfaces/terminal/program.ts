/** The commands of `parley`, and what each ends with. */
import { Command, CommanderError } from 'commander';
import { newId } from '../../base/identity.ts';
import type { Program } from './command.ts';
import { registerAccess } from './commands/access.ts';
import { registerAlerts } from './commands/alerts.ts';
import { registerAsk } from './commands/ask.ts';
import { registerCatalogue } from './commands/catalogue.ts';
import { registerChat } from './commands/chat.ts';
import { registerData } from './commands/data.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerMaintenance } from './commands/maintenance.ts';
import { registerManifest } from './commands/manifest.ts';
import { registerSchedules } from './commands/schedules.ts';
import { registerSnapshot } from './commands/snapshot.ts';
import { registerStart } from './commands/start.ts';
import { registerUnknown } from './commands/unknown.ts';
import { registerWork } from './commands/work.ts';
import { Ended, type ExitCode, exit } from './exit.ts';
import { complain, type Io } from './io.ts';
import type { Wiring } from './session.ts';

const epilogue = `
Exit codes: 0 done · 1 a check differs, or an internal fault · 2 the question was refused · 3 rejects · 4 configuration or database · 64 wrong usage

Own metrics, synonyms, defaults and targets stand in parley.yml (or the file that PARLEY_CONFIG names): parley catalogue --help

The database is named by PARLEY_DATABASE_URL: sqlite:PATH (default sqlite:parley.db) or postgres://…`;

/** Runs `parley` with `argv` (without node and script). Returns the exit code; never rejects. */
export async function runProgram(argv: readonly string[], wiring: Wiring, io: Io): Promise<ExitCode> {
  let code: ExitCode = exit.done;
  const root = new Command('parley')
    .description('Exact answers about a messaging business, asked in plain words.')
    .version(wiring.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help for a command')
    .addHelpText('after', epilogue)
    .configureOutput({ writeOut: (text) => void io.out.write(text), writeErr: (text) => void io.err.write(text) })
    .exitOverride();
  const program: Program = { wiring, io, root, ends: (given) => (code = given) };
  registerAsk(program);
  registerChat(program);
  registerSnapshot(program);
  registerStart(program);
  registerSchedules(program);
  registerWork(program);
  registerData(program);
  registerMaintenance(program);
  registerDoctor(program);
  registerManifest(program);
  registerUnknown(program);
  registerCatalogue(program);
  registerAccess(program);
  registerAlerts(program);
  try {
    await root.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return endOf(error, io);
  }
}

function endOf(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
  if (error instanceof Ended) {
    complain(io, error.message);
    return error.code;
  }
  const id = newId();
  complain(io, `Something went wrong on our side (fault ${id}).`);
  complain(io, error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exit.fault;
}
