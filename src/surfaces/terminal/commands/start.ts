/** `parley start` (`npm start`): the bot where Slack is configured, else a prompt on the demo brand or on your own data. */
import { makeAsking } from '../../../ask/asking.ts';
import { brandIds } from '../../../ask/brands.ts';
import { dashboard } from '../../../catalogue/catalogue.ts';
import { nowOption, type Program } from '../command.ts';
import { type ExitCode, exit } from '../exit.ts';
import { complain, say } from '../io.ts';
import { loadDemoBrand } from '../load-demo.ts';
import { runPrompt } from '../prompt.ts';
import { type Session, withSession } from '../session.ts';

interface Options {
  readonly now?: string;
  readonly brand?: string;
}

/** Where charts and the history of the prompt are kept, in the working folder. */
const folder = '.parley';

/** Adds `start` to the program. */
export function registerStart(program: Program): void {
  program.root
    .command('start')
    .description('start the Slack bot, or without Slack credentials a prompt in this terminal')
    .option('--brand <id>', 'the brand asked about at the prompt, where there are several')
    .addOption(nowOption())
    .action((options: Options) =>
      withSession(program.wiring, program.io, { now: options.now ?? null, tables: 'migrate' }, async (session) => {
        program.ends(await start(options, session));
      }),
    );
}

async function start(options: Options, session: Session): Promise<ExitCode> {
  const { io, settings, store, clock, log } = session;
  const known = await brandIds(store);
  if (known.length === 0 || (known.length === 1 && known[0] === 'aurora')) await loadDemoBrand(session);
  if (io.signal.aborted) return exit.done;
  const asking = makeAsking({ store, clock, settings, log, catalogue: dashboard });
  if (settings.slack !== null) {
    // Loaded only where it runs: Bolt costs more to load than a question to answer.
    const { runBot } = await import('../run-bot.ts');
    await runBot(session, asking, settings.slack);
    return exit.done;
  }
  const brands = await brandIds(store);
  const brand = options.brand ?? (brands.length === 1 ? null : (brands[0] ?? null));
  say(io, `Ask about ${brand ?? brands[0] ?? 'your data'} in plain words; Tab completes, \`help\` explains, \`exit\` ends.`);
  say(io, 'For example: exposed rate by campaign last week mobile');
  if (brands.length > 1 && options.brand === undefined)
    complain(io, `There are ${brands.length} brands (${brands.join(', ')}); --brand chooses.`);
  await runPrompt(session, { asking, brand, folder });
  return exit.done;
}
