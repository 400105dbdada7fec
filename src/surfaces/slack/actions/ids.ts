/** Action ids of what stands under an answer: stable, since old messages keep their buttons. */

export const answerActions = {
  refine: 'answer_refine',
  chart: 'answer_chart',
  csv: 'answer_csv',
  how: 'answer_how',
  share: 'answer_share',
  stop: 'answer_stop',
  feedback: 'answer_feedback',
} as const;

/** Unique within a message by the number of the other reading. */
export function alternativeId(index: number): string {
  return `answer_alternative:${index}`;
}

export const alternativeIds = /^answer_alternative:\d+$/;
