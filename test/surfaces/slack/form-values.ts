/** Forms as people's clients fill them. */
import type { View } from '../../../src/surfaces/workspace/state.ts';

/** What the bot's form holds as it opens, as a person's client would send it. */
export function valuesIn(view: View): Record<string, Record<string, Record<string, unknown>>> {
  const values: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const { block_id: block, element } of view.body['blocks'] as readonly {
    readonly block_id: string;
    readonly element?: Record<string, unknown>;
  }[])
    if (element !== undefined)
      values[block] = {
        [String(element['action_id'])]: {
          type: element['type'],
          ...(element['initial_value'] === undefined ? {} : { value: element['initial_value'] }),
          ...(element['initial_time'] === undefined ? {} : { selected_time: element['initial_time'] }),
          ...(element['initial_conversation'] === undefined ? {} : { selected_conversation: element['initial_conversation'] }),
          ...(element['initial_user'] === undefined ? {} : { selected_user: element['initial_user'] }),
          ...(element['initial_options'] === undefined ? {} : { selected_options: element['initial_options'] }),
          ...(element['initial_option'] === undefined ? {} : { selected_option: element['initial_option'] }),
        },
      };
  return values;
}
