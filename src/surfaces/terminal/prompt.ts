/** The interactive prompt: questions in, answers out, with history and completion. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { type Asking } from '../../ask/asking.ts';
import type { Shown } from '../../present/answer.ts';
import { complain, type Io, say } from './io.ts';
import { saveFiles } from './save-files.ts';
import type { Session } from './session.ts';
import { answerText, faultText, plainWidth, refusalText } from './show.ts';
import { tabOf } from './tab.ts';

export interface PromptOptions {
  readonly asking: Asking;
  /** The brand asked about; null: the only one. */
  readonly brand: string | null;
  /** The thread that the lines are said in, so that they can change the question before. */
  readonly thread: string;
  /** Where charts and the history are kept. */
  readonly folder: string;
}

const historyKept = 500;
const farewells = new Set(['exit', 'quit', 'bye', ':q', '\\q']);

/** Asks and answers until the input ends, `exit`, or Ctrl-C. The chart of each answer is saved and its path printed. */
export async function runPrompt(session: Session, options: PromptOptions): Promise<void> {
  const { io } = session;
  const { folder } = options;
  await mkdir(folder, { recursive: true });
  const historyFile = path.join(folder, 'history');
  const lines = createInterface({
    input: io.input,
    output: io.out,
    terminal: io.terminal,
    prompt: io.terminal ? 'parley> ' : '',
    history: await readHistory(historyFile),
    historySize: historyKept,
    removeHistoryDuplicates: true,
    completer: (_line: string, done: (error: Error | null, result: [string[], string]) => void) => {
      void pressTab(lines, options, io).finally(() => done(null, [[], '']));
    },
  });
  lines.on('history', (history: readonly string[]) => void writeFile(historyFile, history.join('\n')).catch(() => undefined));
  const stop = (): void => lines.close();
  io.signal.addEventListener('abort', stop, { once: true });
  // As in a shell: what was typed goes first.
  lines.on('SIGINT', () => {
    if (lines.line === '') stop();
    else lines.write(null, { ctrl: true, name: 'u' });
  });
  // Where the input has ended, lines are still to come but nothing is asked any more; Node 24 throws at it.
  let ended = false;
  lines.once('close', () => {
    ended = true;
  });
  const ask = (): void => {
    if (!ended) lines.prompt();
  };
  ask();
  try {
    for await (const line of lines) {
      const text = line.trim();
      if (farewells.has(text.toLowerCase())) break;
      if (text !== '') await answerLine(text, options, session);
      ask();
    }
  } finally {
    io.signal.removeEventListener('abort', stop);
    lines.close();
    if (io.terminal) say(io, '');
  }
}

/** Goes on with the line, or lists the ways to; a line that was changed meanwhile is left alone, and so is one that nothing is known for. */
async function pressTab(lines: Interface, { asking, brand, thread }: PromptOptions, io: Io): Promise<void> {
  const { line, cursor } = lines;
  const found = await asking.complete(line, cursor, brand, { thread }).catch(() => []);
  if (lines.line !== line || lines.cursor !== cursor) return;
  const { put, list } = tabOf(line, cursor, found, io.width ?? plainWidth);
  if (put !== null) {
    // As if by hand: what was typed of the word goes, on both sides of the cursor.
    const press = (name: string, over: string): void => Array.from(over).forEach(() => lines.write(null, { name }));
    press('delete', line.slice(cursor, put.end));
    press('backspace', line.slice(put.start, cursor));
    lines.write(put.text);
  }
  if (list.length === 0) return;
  say(io, ['', ...list].join('\n'));
  lines.prompt(true);
}

async function answerLine(text: string, { asking, brand, thread, folder }: PromptOptions, { io, settings }: Session): Promise<void> {
  const outcome = await asking.ask({ text, brand, asker: 'terminal', thread, picture: true, signal: io.signal });
  switch (outcome.kind) {
    case 'answer':
      say(io, answerText(outcome.shown, io));
      await saveChart(outcome.shown, folder, settings, io);
      break;
    case 'refused':
      complain(io, refusalText(outcome.question, outcome.problems, io));
      break;
    case 'fault':
      complain(io, faultText(outcome.id));
      break;
  }
  say(io, '');
}

/** A picture that cannot be drawn or kept costs a line, not the answer. */
async function saveChart(shown: Shown, folder: string, settings: Session['settings'], io: Io): Promise<void> {
  if (shown.chart === null) return;
  const file = path.join(folder, `${shown.answer.id}.png`);
  try {
    await saveFiles(shown, { chart: file, csv: null }, settings, io);
    say(io, `· Chart: ${file}`);
  } catch (error) {
    complain(io, `· The chart could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readHistory(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  } catch {
    return [];
  }
}
