/** Posts what is due in Slack, apart from the bot: nothing is taken from Slack here. */
import type { Asking } from '../../ask/asking.ts';
import { openPainter } from '../../ask/open-painter.ts';
import type { SlackSettings } from '../../ask/settings.ts';
import { doAll, type Runner, startRunner } from '../../schedule/runner.ts';
import type { Source } from '../../schedule/source.ts';
import { installationsIn } from '../../store/installations.ts';
import { type SlackDeps, startSlack } from '../slack/start-slack.ts';
import { installOf, readManifest } from '../workspace/manifest.ts';
import { botParts } from './bot-parts.ts';
import { Ended, exit } from './exit.ts';
import { sourcesOf } from './runner-parts.ts';
import type { Session } from './session.ts';

export interface WorkInSlack {
  /** Does what is due, then lets go of Slack; how much it did. Throws Ended where Slack cannot be reached. */
  once(): Promise<number>;
  /** Goes on until the function that it gives is called. Throws Ended where Slack cannot be reached. */
  start(): Promise<() => Promise<void>>;
}

/** The work of `session` in Slack. */
export function workInSlack(session: Session, asking: Asking, slack: SlackSettings): WorkInSlack {
  const { settings, store, clock, log, io } = session;
  const due = (...[deliver, meters, announcer]: Parameters<NonNullable<SlackDeps['runner']>>): readonly Source[] =>
    sourcesOf(session, { deliver, watch: asking.watch, announcer, meters, scope: 'slack' });
  const begin = async (runner: NonNullable<SlackDeps['runner']>): Promise<() => Promise<void>> => {
    const painter = await openPainter(settings.charts);
    const deps: SlackDeps = {
      ...botParts(session, asking, painter),
      install: { installations: installationsIn(store), scopes: installOf(readManifest()).scopes },
      listens: false,
      runner,
    };
    const started = await startSlack(deps, slack);
    if (!started.ok) {
      await painter.close();
      throw new Ended(exit.setUp, started.problems.message);
    }
    return async () => {
      await started.value.stop();
      await painter.close();
    };
  };
  return {
    async once() {
      let doing: Promise<number> = Promise.resolve(0);
      const stop = await begin((...given): Runner => {
        doing = doAll(due(...given), clock.now(), io.signal, log);
        return { stop: () => doing.then(() => undefined) };
      });
      const done = await doing;
      await stop();
      return done;
    },
    start: () => begin((...given) => startRunner({ sources: due(...given), clock, log })),
  };
}
