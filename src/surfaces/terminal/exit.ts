/** What a command ends with (spec: data, "Commands"). */
export const exit = { done: 0, differs: 1, fault: 1, refused: 2, rejects: 3, setUp: 4, usage: 64 } as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Thrown inside a command to end it with `code` after `message` was shown to the user. */
export class Ended extends Error {
  readonly code: ExitCode;
  constructor(code: ExitCode, message: string) {
    super(message);
    this.name = 'Ended';
    this.code = code;
  }
}
