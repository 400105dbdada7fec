/** `parley snapshot`: the numbers of a panel for a day. */
import { nowOption, type Program } from '../command.ts';
import { withSession } from '../session.ts';
import { type AskOptions, answerInTerminal } from './ask.ts';

/** Adds `snapshot` to the program. */
export function registerSnapshot(program: Program): void {
  program.root
    .command('snapshot')
    .description("the day's numbers of a panel: parley snapshot campaign yesterday mobile vs last week")
    .argument('[words...]', 'panel (brand, lob, campaign, engagement, entry point), date or range, filters, comparison')
    .option('--json', 'print the answer, or the error, as one JSON object')
    .option('--plan', 'print the plan; run nothing')
    .option('--sql', 'print the SQL with its bindings; run nothing')
    .option('--brand <id>', 'the brand asked about, where there are several')
    .option('--chart <file.png>', 'draw the funnel into this file, the graphs into files beside it')
    .option('--csv <file.csv>', 'write all sections into this file')
    .addOption(nowOption())
    .action((words: readonly string[], options: AskOptions) =>
      withSession(program.wiring, program.io, { now: options.now ?? null, tables: 'ready' }, async (session) => {
        program.ends(await answerInTerminal(['snapshot', ...words].join(' '), options, session));
      }),
    );
}
