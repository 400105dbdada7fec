/** `parley chat`: questions and follow-ups in one thread of this terminal. */
import { makeAsking } from '../../../ask/asking.ts';
import { chat, newThread } from '../chat.ts';
import { nowOption, type Program } from '../command.ts';
import { withSession } from '../session.ts';

interface Options {
  readonly brand?: string;
  readonly thread?: string;
  readonly now?: string;
}

/** Adds `chat` to the program. */
export function registerChat(program: Program): void {
  program.root
    .command('chat')
    .description('ask question after question; each may change the one before')
    .option('--brand <id>', 'the brand asked about, where there are several')
    .option('--thread <name>', 'go on in this thread instead of a new one')
    .addOption(nowOption())
    .action((options: Options) =>
      withSession(program.wiring, program.io, { now: options.now ?? null, tables: 'ready' }, async (session) => {
        const asking = makeAsking(session);
        await chat(session, asking, { brand: options.brand ?? null, thread: options.thread ?? newThread() });
      }),
    );
}
