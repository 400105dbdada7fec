/** `parley unknown`: the words that nobody knew, and what else was refused. */
import { type Unknown, unknownWords } from '../../../ask/unknown-words.ts';
import type { Program } from '../command.ts';
import { Ended, exit } from '../exit.ts';
import { say } from '../io.ts';
import { withSession } from '../session.ts';

interface Options {
  readonly brand?: string;
  readonly json?: true;
}

/** Adds `unknown` to the program. */
export function registerUnknown(program: Program): void {
  program.root
    .command('unknown')
    .description('list the words that nobody knew, with the closest names to add them to')
    .option('--brand <id>', 'the brand, where there are several')
    .option('--json', 'print one JSON object')
    .action((options: Options) =>
      withSession(program.wiring, program.io, { now: null, tables: 'ready' }, async ({ store, io, catalogue }) => {
        const found = await unknownWords(store, catalogue, options.brand ?? null);
        if (!found.ok) throw new Ended(exit.refused, found.problems[0].message);
        say(io, options.json ? JSON.stringify(found.value) : listed(found.value));
      }),
    );
}

function listed({ words, refusals }: Unknown): string {
  const width = Math.max(4, ...words.map(({ word }) => word.length));
  const lines = words.map(({ word, times, last, near }) => {
    const names = near.map(nameOf).join(', ');
    return `${word.padEnd(width)}  ${String(times).padStart(5)}  ${dayOf(last)}  ${names === '' ? '–' : names}`;
  });
  const codes = new Map<string, number>();
  for (const { code, times } of refusals) codes.set(code, (codes.get(code) ?? 0) + times);
  const others = [...codes].map(([code, times]) => `${code} ${times}`).join(', ');
  return [
    ...(words.length === 0 ? ['Every word was known.'] : [`${'word'.padEnd(width)}  times  last        closest names`, ...lines]),
    ...(others === '' ? [] : [`Other refusals: ${others}.`]),
  ].join('\n');
}

/** `exposed rate (exposure rate)`; what is called as it is known needs no second name. */
function nameOf({ id, word }: Unknown['words'][number]['near'][number]): string {
  const name = id.replaceAll('_', ' ');
  return name.toLowerCase().endsWith(word) ? name : `${name} (${word})`;
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
