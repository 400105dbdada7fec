/** What is said to somebody who may not see something: never more than the rule itself. */
import type { Problem } from '../../base/problem.ts';

/** Somebody without any rights asked. */
export const notOpen: Problem = {
  code: 'not_allowed',
  message: 'The numbers here are not open to you. Whoever runs Parley can open them: the key access of parley.yml says to whom they are.',
  at: null,
  suggestions: [],
};

/** An answer that was given to somebody else. */
export const notYours: Problem = {
  code: 'not_allowed',
  message: 'This answer shows more than is open to you here. Asking the question yourself answers it as far as it is.',
  at: null,
  suggestions: [],
};

/** Why an outcome goes to the asker and not to the room. */
export const onlyForAsker = 'Only you can see this: what is open to you is not open to everybody in this channel.';
