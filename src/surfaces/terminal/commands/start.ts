/** `parley start` (`npm start`): the bot where Slack is configured, else the same bot in a workspace on this computer. */
import { makeAsking } from '../../../ask/asking.ts';
import { brandIds } from '../../../ask/brands.ts';
import { dropOldQuestions } from '../../../ask/drop-old-questions.ts';
import { nameNotes } from '../../../ask/name-notes.ts';
import { nowOption, type Program } from '../command.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadDemoBrand } from '../load-demo.ts';
import { type Session, withSession } from '../session.ts';

interface Options {
  readonly now?: string;
  readonly brand?: string;
}

/** Adds `start` to the program. */
export function registerStart(program: Program): void {
  program.root
    .command('start')
    .description('start the Slack bot, or without Slack credentials a workspace on this computer, with a page to try it on')
    .option('--brand <id>', 'the brand that completion on the page is for, where there are several')
    .addOption(nowOption())
    .action((options: Options) =>
      withSession(program.wiring, program.io, { now: options.now ?? null, tables: 'migrate' }, async (session) => {
        program.ends(await start(options, session));
      }),
    );
}

async function start(options: Options, session: Session): Promise<ExitCode> {
  const { io, settings, store, clock, log, catalogue } = session;
  const known = await brandIds(store);
  if (known.length === 0 || (known.length === 1 && known[0] === 'aurora')) await loadDemoBrand(session);
  if (io.signal.aborted) return exit.done;
  await dropOldQuestions(store, clock, settings.keepDays);
  for (const note of await nameNotes(store, catalogue)) log.warn({ file: 'parley.yml' }, note);
  const asking = makeAsking({ store, clock, settings, log, catalogue });
  if (settings.slack !== null) {
    // Loaded only where it runs: Bolt costs more to load than a question to answer.
    const { runBot } = await import('../run-bot.ts');
    await runBot(session, asking, settings.slack);
    return exit.done;
  }
  const { runWorkspace } = await import('../run-workspace.ts');
  const demo = (await brandIds(store)).every((brand) => brand === 'aurora');
  await runWorkspace(session, asking, { name: demo ? 'Aurora Outfitters' : 'Your workspace', brand: options.brand ?? null });
  return exit.done;
}
