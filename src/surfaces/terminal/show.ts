/** Outcomes as a terminal prints them, and as `--json` does. */
import { styleText } from 'node:util';
import type { AskOutcome } from '../../ask/outcome.ts';
import type { Problem } from '../../base/problem.ts';
import type { Result } from '../../base/result.ts';
import type { Statement } from '../../base/statement.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Shown } from '../../present/answer.ts';
import { answerJson } from '../../present/answer-json.ts';
import { asOfText } from '../../present/as-of-text.ts';
import { changedText } from '../../present/changed-words.ts';
import { snapshotText } from '../../present/snapshot/snapshot-text.ts';
import { terminalTable } from '../../present/table/terminal-table.ts';
import { understoodAs } from '../../present/understood.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.ts';
import { personName } from './person-name.ts';

type Style = Parameters<typeof styleText>[0];

export const plainWidth = 120;

/** The answer for a person: the question as it was understood, sentence, table, notes, other readings. */
export function answerText(shown: Shown, io: Pick<Io, 'colour' | 'width'>): string {
  const { answer } = shown;
  const paint = (style: Style, text: string): string => (io.colour ? styleText(style, text) : text);
  const understood = understoodAs(answer);
  const options = { width: io.width ?? plainWidth, colour: io.colour };
  const table = shown.snapshot === undefined ? terminalTable(shown, options) : snapshotText(shown.snapshot, shown.currency, options);
  const blocks = [
    understood === null ? '' : paint('dim', understood),
    answer.changed === null || answer.changed.kind === 'reset' ? '' : paint('yellow', changedText(answer.changed, personName)),
    answer.text ?? paint('bold', answer.headline),
    shown.subtitle === '' ? '' : paint('dim', shown.subtitle),
    table === '' ? '' : `\n${table}\n`,
    ...(answer.plan.kind === 'schedule' || answer.plan.kind === 'alert'
      ? [paint('dim', `· Asking sets nothing up: parley ${answer.plan.kind}s add "…" does.`)]
      : []),
    ...shown.footnotes.map((note) => paint('dim', `· ${note}`)),
    answer.sources.length === 0
      ? ''
      : paint(
          'dim',
          `· From ${answer.sources.join(', ')}${answer.asOf === null ? '' : `; data as of ${asOfText(answer.asOf)}`}. Answer ${answer.id}.`,
        ),
    ...(answer.text === null ? answer.alternatives.map(({ label, question }) => paint('cyan', `→ ${label}: ${question}`)) : []),
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

/** The refusal for a person: the question with the place marked, what is wrong, what works instead. */
export function refusalText(question: string, problems: readonly Problem[], io: Pick<Io, 'colour'>): string {
  const paint = (style: Style, text: string): string => (io.colour ? styleText(style, text) : text);
  return problems
    .flatMap((problem) => [
      ...marked(question, problem),
      paint('yellow', problem.message),
      ...problem.suggestions.map((suggestion) => paint('cyan', `→ ${suggestion.question}`)),
    ])
    .join('\n');
}

/** The object that `--json` prints, and the exit code that goes with it. */
export function outcomeJson(outcome: AskOutcome): { readonly json: object; readonly code: ExitCode } {
  switch (outcome.kind) {
    case 'answer':
      return { json: answerJson(outcome.shown.answer, personName), code: exit.done };
    case 'refused':
      return { json: problemsJson(outcome.problems), code: exit.refused };
    case 'fault':
      return {
        json: { error: { code: 'fault', message: faultText(outcome.id), suggestions: [], at: null, id: outcome.id } },
        code: exit.fault,
      };
  }
}

/** The object that `--plan` prints. */
export function planJson(plan: Result<Plan>): { readonly json: object; readonly code: ExitCode } {
  return plan.ok ? { json: { plan: plan.value }, code: exit.done } : { json: problemsJson(plan.problems), code: exit.refused };
}

export function faultText(id: string): string {
  return `Something went wrong on our side. It was logged as ${id}.`;
}

/** Statements with their bindings, for a person who wants to run them. */
export function sqlText(statements: readonly Statement[]): string {
  return statements.map(({ text, bindings }) => `${text};\n-- bindings: ${JSON.stringify(bindings)}`).join('\n\n');
}

function problemsJson(problems: readonly Problem[]): object {
  const publicly = problems.map(({ code, message, suggestions, at }) => ({ code, message, suggestions, at }));
  return { error: publicly[0], problems: publicly };
}

/** The line with carets under the place; nothing for a place that is the whole of a long text or on several lines. */
function marked(question: string, { at }: Problem): readonly string[] {
  if (at === null || /[\n\r\t]/.test(question) || question.length > plainWidth || at.end - at.start >= question.length) return [];
  return [`  ${question}`, `  ${' '.repeat(at.start)}${'^'.repeat(Math.max(1, at.end - at.start))}`];
}
