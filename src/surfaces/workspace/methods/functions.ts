/** functions.complete*: how a step of a workflow ends. */
import type { Json } from '../blocks/shape.ts';
import type { Execution } from '../state.ts';
import { type Methods, need, objectOf, Refusal, type World } from '../world.ts';

function running(args: Json, { state }: World): Execution {
  const execution = state.executions.get(need(args, 'function_execution_id'));
  if (execution === undefined) throw new Refusal('function_execution_not_found');
  if (execution.outcome !== null) throw new Refusal('execution_not_in_running_state');
  return execution;
}

export const functions: Methods = {
  'functions.completeSuccess': {
    scope: null,
    run(args, world) {
      const execution = running(args, world);
      execution.outcome = { outputs: objectOf(args, 'outputs', 'invalid_arguments') ?? {} };
      world.state.changed();
      return {};
    },
  },
  'functions.completeError': {
    scope: null,
    run(args, world) {
      const execution = running(args, world);
      execution.outcome = { error: need(args, 'error') };
      world.state.changed();
      return {};
    },
  },
};
