/** What every command is made with. */
import { type Command, Option } from 'commander';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import type { Wiring } from './session.ts';

/** How a command hands its exit code back. */
export interface Program {
  readonly wiring: Wiring;
  readonly io: Io;
  readonly root: Command;
  ends(code: ExitCode): void;
}

/** The option that fixes the clock, alike in every command. */
export function nowOption(): Option {
  return new Option('--now <instant>', 'fix the clock, for example 2026-11-23T15:00:00Z (also PARLEY_NOW)');
}
