/** `parley work`: runs what is due apart from the bot. */
import { once } from 'node:events';
import { makeAsking } from '../../../ask/asking.ts';
import { noMeters } from '../../../schedule/run-meters.ts';
import { doAll, startRunner } from '../../../schedule/runner.ts';
import { countWaiting } from '../../../store/runs.ts';
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
    .description('run schedules and look at alerts until stopped, apart from the bot (which does so itself unless PARLEY_RUNNER=off)')
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
    const waiting = await countWaiting(store, slack === null ? 'terminal' : 'all');
    complain(io, [done > 0 || waiting === 0 ? doneText(done) : 'Nothing is to be posted yet:', waitingText(waiting)].join(' ').trim());
    return;
  }
  const stopSlack = await slack?.start();
  const runner = startRunner({ sources, clock, log });
  say(io, 'Parley runs what is due; Ctrl-C ends it.');
  if (!io.signal.aborted) await once(io.signal, 'abort');
  await Promise.all([runner.stop(), stopSlack?.()]);
}

function doneText(done: number): string {
  return done === 0 ? 'Nothing was due.' : `${String(done)} done.`;
}

function waitingText(runs: number): string {
  if (runs === 0) return '';
  return runs === 1
    ? '1 run waits until the data of its days are complete.'
    : `${String(runs)} runs wait until the data of their days are complete.`;
}
