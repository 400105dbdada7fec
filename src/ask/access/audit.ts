/** Writes down who was shown what, and who was refused: never the text of a question. */
import type { Clock } from '../../base/clock.ts';
import { newId } from '../../base/identity.ts';
import type { Problem } from '../../base/problem.ts';
import { type AuditEntry, type AuditedAct, saveAudit } from '../../store/audit.ts';
import type { Store } from '../../store/store.ts';
import type { AskInput, AskOutcome, Fault, Refused } from '../outcome.ts';
import type { Receipt } from '../receipt.ts';

/** Who reads an answer that was kept, and where; `thread` is null outside threads. */
export type Reader = Required<Pick<AskInput, 'rights' | 'asker' | 'thread'>>;

/** What was done, about which brand and answer; both empty where there is none. */
export interface Act {
  readonly act: AuditedAct;
  readonly brand: string;
  readonly answer: string;
  /** Nobody but the asker was shown it. */
  readonly alone?: boolean;
}

type Outcome = AskOutcome | { readonly kind: 'receipt'; readonly receipt: Receipt };

export interface Audit {
  /** `outcome`, once it is written down who was shown it. The operator, who has no rights to look up, reads the database itself: of him nothing is written. */
  shown<Some extends Outcome>(who: Partial<Reader>, act: Act, outcome: Some): Promise<Some>;
  /** Writes down that `who` was refused, for a reason called `code`. */
  refused(who: Omit<Reader, 'rights'>, act: Act, code: Problem['code']): Promise<void>;
}

/** The audit log in `store`. */
export function auditIn(store: Store, clock: Clock): Audit {
  const save = (who: Partial<Omit<Reader, 'rights'>>, { act, brand, answer }: Act, rest: Pick<AuditEntry, 'rows' | 'shownTo' | 'code'>) =>
    saveAudit(store, { id: newId(), at: clock.now(), asker: who.asker ?? '', place: who.thread ?? '', act, brand, answer, ...rest });
  return {
    async shown(who, act, outcome) {
      if (who.rights !== undefined && !isAside(outcome))
        await save(who, { ...act, answer: answerIn(outcome) || act.answer }, told(outcome, act.alone === true));
      return outcome;
    },
    refused: (who, act, code) => save(who, act, { rows: 0, shownTo: 'nobody', code }),
  };
}

/** A fault shows nothing, and neither does help. */
function isAside(outcome: Outcome): outcome is Fault {
  return outcome.kind === 'fault' || (outcome.kind === 'answer' && outcome.shown.answer.plan.kind === 'help');
}

function answerIn(outcome: Outcome): string {
  return outcome.kind === 'answer' ? outcome.shown.answer.id : '';
}

function told(outcome: Outcome, alone: boolean): Pick<AuditEntry, 'rows' | 'shownTo' | 'code'> {
  if (outcome.kind === 'refused') return { rows: 0, shownTo: 'nobody', code: codeOf(outcome) };
  const rows = outcome.kind === 'answer' ? outcome.shown.answer.rows.length : 0;
  return { rows, shownTo: alone || outcome.kind === 'receipt' || outcome.alone !== undefined ? 'asker' : 'room', code: '' };
}

function codeOf({ problems: [first] }: Refused): string {
  return first.code;
}
