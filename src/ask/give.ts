/** From a plan to an answer, one way for each kind of plan. */
import { ok, type Result, refused } from '../base/result.ts';
import type { Statement } from '../base/statement.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { sentence } from '../plan/sentence.ts';
import type { Shown } from '../present/answer.ts';
import type { Asked, GiveOptions, GiveParts } from './asked.ts';
import { defineTerms } from './kinds/define.ts';
import { giveEdit } from './kinds/edit.ts';
import { giveHelp } from './kinds/help.ts';
import { listMembers } from './kinds/list.ts';
import { giveMetrics, metricsStatements } from './kinds/metrics.ts';
import { giveSnapshot, snapshotStatements } from './kinds/snapshot/give-snapshot.ts';
import { giveWatch } from './kinds/watch.ts';
import { questionsLike } from './questions-like.ts';

/** The answer to `asked`, or why there is none. */
export function giveAnswer(asked: Asked, parts: GiveParts, options: GiveOptions): Promise<Result<Shown>> {
  const { plan } = asked.planned;
  switch (plan.kind) {
    case 'metrics':
      return giveMetrics(plan, asked, parts, options);
    case 'define':
      return defineTerms(plan, asked, parts, options).then(ok);
    case 'list':
      return Promise.resolve(listMembers(plan, asked, parts.catalogue));
    case 'help':
      return Promise.resolve(ok(giveHelp(asked, parts)));
    case 'edit':
      return Promise.resolve(ok(giveEdit(asked, parts.catalogue)));
    case 'snapshot':
      return giveSnapshot(plan, asked, parts, options);
    case 'schedule':
    case 'alert':
      return Promise.resolve(ok(giveWatch(asked, parts.catalogue)));
    case 'why':
      return Promise.resolve(notYet(asked, parts.catalogue));
    default:
      return unreachable(plan);
  }
}

/** The statements behind `asked`; none where its answer needs no numbers. */
export function statementsOf(asked: Omit<Asked, 'id'>, parts: GiveParts): Result<readonly Statement[]> {
  const { plan } = asked.planned;
  if (plan.kind === 'snapshot') return snapshotStatements(plan, asked, parts);
  return plan.kind === 'metrics' ? metricsStatements(plan, asked, parts) : ok([]);
}

function notYet({ planned, question, knowledge, today }: Asked, catalogue: Catalogue): ReturnType<typeof refused> {
  const { plan } = planned;
  const understood = sentence(plan, { catalogue, directory: knowledge.directory, today });
  return refused({
    code: 'not_offered',
    message: `Questions that begin with “why” are understood, and not answered by this version yet. It was read as: ${understood}.`,
    at: { start: 0, end: question.length },
    suggestions: questionsLike(plan, { catalogue, directory: knowledge.directory, today }),
  });
}
