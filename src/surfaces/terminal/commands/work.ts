/** `parley work`: runs what is due apart from the bot. */
import { once } from 'node:events';
import { makeAsking } from '../../../ask/asking.ts';
import { noMeters } from '../../../schedule/run-meters.ts';
import { doAll, startRunner } from '../../../schedule/runner.ts';
import { nowOption, type Program } from '../command.ts';
import { complain, say } from '../io.ts';
import { sourcesOf } from '../runner-parts.ts';
import { terminalDeliver } from '../schedules/terminal-deliver.ts';
import { type Session, withSession } from '../session.ts';
import { terminalAnnouncer } from '../terminal-announcer.ts';

interface Options {
  readonly once?: true;
  readonly now?: string;
}

/** Adds `work` to the program. */
export function registerWork(program: Program): void {
  program.root
    .command('work')
    .description('run schedules until stopped, apart from the bot (which runs its own unless PARLEY_RUNNER=off)')
    .option('--once', 'do what is due, then end')
    .addOption(nowOption())
    .action((options: Options) =>
      withSession(program.wiring, program.io, { now: options.now ?? null, tables: 'ready' }, (session) => work(session, options)),
    );
}

async function work(session: Session, options: Options): Promise<void> {
  const { io, clock, log, store, settings, catalogue } = session;
  const asking = makeAsking({ store, clock, settings, log, catalogue });
  const sources = sourcesOf(session, {
    ...{ deliver: terminalDeliver(asking, io), announcer: terminalAnnouncer(io), watch: asking.watch },
    ...{ meters: noMeters, scope: 'terminal' as const },
  });
  // Loaded only where it is needed: Bolt costs more to load than a question to answer.
  const slack = settings.slack === null ? null : (await import('../work-in-slack.ts')).workInSlack(session, asking, settings.slack);
  if (options.once) {
    const printed = await doAll(sources, clock.now(), io.signal, log);
    const posted = slack === null ? 0 : await slack.once();
    const done = printed + posted;
    complain(io, done === 0 ? 'Nothing was due.' : `${String(done)} done.`);
    return;
  }
  const stopSlack = await slack?.start();
  const runner = startRunner({ sources, clock, log });
  say(io, 'Parley runs what is due; Ctrl-C ends it.');
  if (!io.signal.aborted) await once(io.signal, 'abort');
  await Promise.all([runner.stop(), stopSlack?.()]);
}
