/** `parley schedules`: what is posted again and again, listed and changed by the operator. */
import { type Asking, makeAsking } from '../../../ask/asking.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Result } from '../../../base/result.ts';
import { makeSchedules } from '../../../schedule/make-schedules.ts';
import type { Schedule } from '../../../schedule/schedule.ts';
import type { Schedules } from '../../../schedule/schedules.ts';
import { nowOption, type Program } from '../command.ts';
import { Ended, exit } from '../exit.ts';
import { say } from '../io.ts';
import { readSchedule, terminalPlaces } from '../schedules/read-schedule.ts';
import { nextText, scheduleText } from '../schedules/schedule-text.ts';
import { type Session, withSession } from '../session.ts';

interface Options {
  readonly brand?: string;
  readonly json?: true;
  readonly now?: string;
}

interface Parts {
  readonly session: Session;
  readonly schedules: Schedules;
  readonly asking: Asking;
  readonly options: Options;
}

const usage = {
  list: 'parley schedules list',
  add: 'parley schedules add "every weekday at 9:00 snapshot"',
  run: 'parley schedules run ID',
  pause: 'parley schedules pause ID',
  resume: 'parley schedules resume ID',
  edit: 'parley schedules edit ID "every Monday at 8:30 exposed rate by campaign last week"',
  delete: 'parley schedules delete ID',
  next: 'parley schedules next ID',
} as const;

type Act = keyof typeof usage;

/** Runs shown of each schedule. */
const runsShown = 3;

const printed = 'A schedule made in the terminal is printed by parley work.';

/** Adds `schedules` to the program. */
export function registerSchedules(program: Program): void {
  program.root
    .command('schedules')
    .description(
      'list what is posted again and again, with its last runs; add, run, pause, resume, edit, delete it, or show its next times',
    )
    .argument('[act]', `${Object.keys(usage).join(', ')}; default list`)
    .argument('[words...]', 'an id and, to add or edit, a sentence: every weekday at 9:00 exposed rate by campaign')
    .option('--brand <id>', 'the brand, where there are several')
    .option('--json', 'print schedules as JSON')
    .addOption(nowOption())
    .action((act: string | undefined, words: readonly string[], options: Options) =>
      withSession(program.wiring, program.io, { now: options.now ?? null, tables: 'ready' }, async (session) => {
        const { store, clock, settings, log, catalogue } = session;
        const asking = makeAsking({ store, clock, settings, log, catalogue });
        await doAct(act ?? 'list', words, { session, schedules: makeSchedules(store, clock), asking, options });
      }),
    );
}

async function doAct(act: string, words: readonly string[], parts: Parts): Promise<void> {
  if (!Object.hasOwn(usage, act)) throw new Ended(exit.usage, `There is no ${act}. What there is: ${Object.keys(usage).join(', ')}.`);
  const { schedules, session, options } = parts;
  const { io } = session;
  const [id = '', ...rest] = words;
  switch (act as Act) {
    case 'list':
      return list(parts);
    case 'add':
      return add(words.join(' '), parts);
    case 'edit':
      return edit(await named(id, 'edit', schedules), rest.join(' '), parts);
    case 'run': {
      const run = await schedules.runNow((await named(id, 'run', schedules)).id);
      say(io, run === null ? 'It was deleted.' : 'It is run next, by the bot or by parley work.');
      return;
    }
    case 'pause':
      await schedules.pause((await named(id, 'pause', schedules)).id, null);
      {
        say(io, 'Paused.');
        return;
      }
    case 'resume': {
      show(await schedules.resume((await named(id, 'resume', schedules)).id), 'Resumed.', parts);
      return;
    }
    case 'delete':
      await schedules.remove((await named(id, 'delete', schedules)).id);
      {
        say(io, 'Deleted.');
        return;
      }
    case 'next': {
      const schedule = await named(id, 'next', schedules);
      const times = schedules.next(schedule, 5);
      say(io, options.json ? JSON.stringify(times.map((at) => new Date(at).toISOString())) : nextText(times, schedule.zone));
      return;
    }
  }
}

async function named(id: string, act: Act, schedules: Schedules): Promise<Schedule> {
  if (id === '') throw new Ended(exit.usage, `Which one? ${usage[act]}`);
  const found = await schedules.get(id);
  if (found === null) throw new Ended(exit.refused, `There is no schedule ${id}. parley schedules lists them.`);
  return found;
}

async function list({ schedules, session: { io }, options }: Parts): Promise<void> {
  const all = await schedules.list(options.brand === undefined ? {} : { brand: options.brand });
  const shown = await Promise.all(all.map(async (schedule) => ({ schedule, runs: await schedules.lastRuns(schedule.id, runsShown) })));
  if (options.json) {
    say(io, JSON.stringify(shown.map(({ schedule, runs }) => ({ ...schedule, runs }))));
    return;
  }
  if (shown.length === 0) {
    say(io, `There are no schedules yet. One is made so: ${usage.add}`);
    return;
  }
  say(io, shown.map(({ schedule, runs }) => scheduleText(schedule, runs)).join('\n'));
}

async function add(text: string, parts: Parts): Promise<void> {
  const { schedules, asking, session, options } = parts;
  if (text.trim() === '') throw new Ended(exit.usage, `What is posted, and how often? ${usage.add}`);
  const typed = await readSchedule(text, options.brand ?? null, asking, session.io);
  const made = await schedules.create({ ...typed, asker: 'terminal', team: '', to: terminalPlaces(typed.plan.schedule.to, printed) });
  show(valueOf(made), 'Made; parley work prints it.', parts);
}

async function edit({ id, brand, team }: Schedule, text: string, parts: Parts): Promise<void> {
  const { schedules, asking, session } = parts;
  if (text.trim() === '') throw new Ended(exit.usage, `What is it to be? ${usage.edit}`);
  const typed = await readSchedule(text, brand, asking, session.io);
  // Where one of Slack goes is looked up in Slack: here it stays.
  const to = team === '' ? { to: terminalPlaces(typed.plan.schedule.to, printed) } : {};
  show(valueOf(await schedules.change(id, { plan: typed.plan, sentence: typed.sentence, ...to })), 'Changed.', parts);
}

function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const [{ message }]: readonly [Problem, ...Problem[]] = result.problems;
  throw new Ended(exit.refused, message);
}

function show(schedule: Schedule | null, said: string, { session: { io }, options }: Parts): void {
  if (schedule === null) throw new Ended(exit.refused, 'It was deleted.');
  say(io, options.json ? JSON.stringify(schedule) : `${said}\n${scheduleText(schedule, [])}`);
}
