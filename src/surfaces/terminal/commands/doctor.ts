/** `parley doctor`: what is set up well, what is not, and how to mend it. */
import { styleText } from 'node:util';
import type { Finding } from '../../../base/finding.ts';
import type { Program } from '../command.ts';
import { exit } from '../exit.ts';
import { type Io, say } from '../io.ts';

/** Adds `doctor` to the program. */
export function registerDoctor(program: Program): void {
  program.root
    .command('doctor')
    .description('check configuration, tokens, scopes, database, charts and clock, and say how to mend each')
    .option('--json', 'print the findings as JSON')
    .action(async ({ json }: { readonly json?: true }) => {
      // Loaded where it is asked for, as the manifest is: Slack's parts would keep every question waiting.
      const { examine } = await import('../doctor/examine-all.ts');
      const findings = await examine(program.wiring);
      if (json === true) say(program.io, JSON.stringify({ findings }));
      else for (const line of linesOf(findings, program.io)) say(program.io, line);
      program.ends(findings.some(({ state }) => state === 'not ok') ? exit.setUp : exit.done);
    });
}

const colours = { ok: 'green', 'not ok': 'red', skipped: 'dim' } as const;

function linesOf(findings: readonly Finding[], { colour }: Io): readonly string[] {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.flatMap(({ about, state, says, mend }) => {
    const mark = state.padEnd(7);
    const line = `${colour ? styleText(colours[state], mark) : mark}  ${about.padEnd(width)}  ${says}`;
    return mend === null ? [line] : [line, `${' '.repeat(width + 11)}→ ${mend}`];
  });
  const bad = findings.filter(({ state }) => state === 'not ok').length;
  return [...lines, bad === 0 ? 'All is well.' : `${bad} to mend.`];
}
