/** `parley alerts`: making, testing, listing and looking after alerts, and a look at what is complete. */
import { type Asking, makeAsking } from '../../../ask/asking.ts';
import type { Watched } from '../../../ask/watching.ts';
import { pastWords } from '../../../present/alert/past-words.ts';
import type { Alert } from '../../../schedule/alerts/alert.ts';
import { type Alerts, alertsOf } from '../../../schedule/alerts/alerts.ts';
import type { Announcer } from '../../../schedule/alerts/announcer.ts';
import { backTest } from '../../../schedule/alerts/back-test.ts';
import { noMeters } from '../../../schedule/run-meters.ts';
import { alertsIn } from '../../../store/alerts.ts';
import { nowOption, type Program } from '../command.ts';
import { Ended, type ExitCode, exit } from '../exit.ts';
import { complain, say } from '../io.ts';
import { alertSourcesOf } from '../runner-parts.ts';
import { terminalPlaces } from '../schedules/read-schedule.ts';
import { terminalDeliver } from '../schedules/terminal-deliver.ts';
import { type Session, withSession } from '../session.ts';
import { refusalText } from '../show.ts';
import { terminal, terminalAnnouncer } from '../terminal-announcer.ts';

interface Options {
  readonly brand?: string;
  readonly now?: string;
}

const examples = `
  parley alerts test "alert me when abandoned rate is unusually high"
  parley alerts add "alert me when exposed drops by more than 20% wow"
  parley alerts check

Alerts made here are told by \`parley alerts check\` and by \`parley work\`, which look at the last complete period; run one of them after
every import.`;

const printed = 'An alert made in the terminal is printed by parley alerts check.';

/** Adds `alerts` to the program. */
export function registerAlerts(program: Program): void {
  const alerts = program.root.command('alerts').description('watch numbers: parley alerts add "alert me when csat is below 70%"');
  alerts.addHelpText('after', examples);
  const command = (usage: string, description: string, work: (typed: string, options: Options, session: Session) => Promise<ExitCode>) => {
    const made = alerts.command(usage, usage === 'list' ? { isDefault: true } : {}).description(description);
    made.option('--brand [id]', 'the brand that is watched, where there are several').addOption(nowOption());
    // Any other word falls to the list.
    made.allowExcessArguments(usage === 'list');
    made.action((...given: unknown[]) => {
      const [unknown] = usage === 'list' ? made.args : [];
      const [words, options] = given.length > 2 ? [given[0], given[1]] : ['', given[0]];
      const typed = Array.isArray(words) ? words.join(' ') : typeof words === 'string' ? words : '';
      const nothing = made.registeredArguments.length > 0 && typed === '' ? nothingSaid(usage) : null;
      return withSession(program.wiring, program.io, { now: (options as Options).now ?? null, tables: 'ready' }, async (session) => {
        if (unknown !== undefined) throw new Ended(exit.usage, misplaced(unknown, alerts));
        if (nothing !== null) throw new Ended(exit.usage, nothing);
        program.ends(await work(typed, options as Options, session));
      });
    });
  };
  command('list', 'the alerts made here', (_typed, _options, session) => list(session));
  command('add [sentence...]', 'keep an alert, and say what it would have done', add);
  command('test [sentence...]', 'say what an alert would have done; keep nothing', test);
  command('check', 'look at what is complete, and say what fires and clears', (_typed, _options, session) => check(session));
  command('pause [id]', 'look at it no longer', (id, _options, session) => changed(id, session, 'Paused', (alerts) => alerts.pause(id)));
  command('resume [id]', 'look at it again', (id, _options, session) => changed(id, session, 'Resumed', (alerts) => alerts.resume(id)));
  command('delete [id]', 'take it away', (id, _options, session) => changed(id, session, 'Deleted', (alerts) => alerts.remove(id)));
}

/** What to type instead of a command without its word. */
function nothingSaid(usage: string): string {
  const [name = '', word = ''] = usage.split(' ');
  return word.includes('sentence')
    ? `What is watched? parley alerts ${name} "alert me when csat is below 70%"`
    : `Which one? parley alerts ${name} ID`;
}

/** A word that fell to the list: one that stands behind an option, or one that there is not. */
function misplaced(word: string, alerts: Pick<Program['root'], 'commands'>): string {
  if (alerts.commands.some((one) => one.name() === word)) return `The word comes before the options: parley alerts ${word} …`;
  return `There is no ${word}. What there is: ${named(alerts)}.`;
}

function named({ commands }: Pick<Program['root'], 'commands'>): string {
  return commands.map((one) => one.name()).join(', ');
}

function serviceOf({ store, clock }: Session): Alerts {
  return alertsOf({ store: alertsIn(store), clock });
}

async function add(text: string, options: Options, session: Session): Promise<ExitCode> {
  const watched = await read(text, options, session);
  if (watched === null) return exit.refused;
  const to = terminalPlaces(watched.plan.to, printed);
  const made = await serviceOf(session).make(watched, { asker: terminal, team: '', to });
  if (!made.ok) return refuse(text, made.problems, session);
  say(session.io, [`Alert ${made.value.alert.id}: ${watched.canonical}`, ...pastWords(made.value.past)].join('\n'));
  return exit.done;
}

async function test(text: string, options: Options, session: Session): Promise<ExitCode> {
  const watched = await read(text, options, session);
  if (watched === null) return exit.refused;
  const past = await backTest(watched);
  if (!past.ok) return refuse(text, past.problems, session);
  say(session.io, [watched.canonical, ...pastWords(past.value)].join('\n'));
  return exit.done;
}

async function read(text: string, { brand }: Options, session: Session): Promise<Watched | null> {
  const watched = await askingOf(session).watch({ text, brand: brand ?? null, asker: terminal, thread: null });
  if (watched.ok) return watched.value;
  refuse(text, watched.problems, session);
  return null;
}

function refuse(text: string, problems: Parameters<typeof refusalText>[1], { io }: Session): ExitCode {
  complain(io, refusalText(text, problems, io));
  return exit.refused;
}

function askingOf({ store, clock, settings, log, catalogue }: Session): Asking {
  return makeAsking({ store, clock, settings, log, catalogue });
}

async function list(session: Session): Promise<ExitCode> {
  const alerts = serviceOf(session);
  const all = await alerts.list(terminal);
  if (all.length === 0) {
    say(session.io, 'No alerts yet. For example: parley alerts add "alert me when abandoned rate is unusually high"');
    return exit.done;
  }
  for (const alert of all) say(session.io, `${alert.id}  ${await stateText(alert, alerts)}  ${alert.sentence}`);
  return exit.done;
}

async function stateText({ id, state, pausedWhy }: Alert, alerts: Alerts): Promise<string> {
  if (state === 'paused') return pausedWhy === null ? 'paused' : `paused (${pausedWhy})`;
  const [first, ...others] = await alerts.firing(id);
  if (first === undefined) return 'quiet';
  const members = others.length === 0 && first.member.length === 0 ? '' : ` (${String(others.length + 1)})`;
  return `firing since ${first.since}${members}`;
}

async function changed(id: string, session: Session, done: string, work: (alerts: Alerts) => Promise<unknown>): Promise<ExitCode> {
  const alerts = serviceOf(session);
  const alert = await alerts.get(id);
  if (alert?.asker !== terminal) throw new Ended(exit.refused, `There is no alert ${id} that was made here. \`parley alerts\` lists them.`);
  await work(alerts);
  say(session.io, `${done}: ${alert.sentence}`);
  return exit.done;
}

async function check(session: Session): Promise<ExitCode> {
  const { clock, io } = session;
  const asking = askingOf(session);
  let told = 0;
  const announcer = terminalAnnouncer(io);
  const counted: Announcer = {
    ...announcer,
    announce(...said) {
      told += 1;
      return announcer.announce(...said);
    },
  };
  const [alerts, postings] = alertSourcesOf(session, {
    ...{ deliver: terminalDeliver(asking, io), announcer: counted, watch: asking.watch },
    ...{ meters: noMeters, scope: 'terminal' as const },
  });
  const found = await alerts.work(clock.now(), io.signal);
  await postings.work(clock.now(), io.signal);
  if (told === 0)
    say(
      io,
      found === 0
        ? 'Nothing new: every alert has seen the last complete period.'
        : 'The last complete period was looked at: nothing changed.',
    );
  return exit.done;
}
