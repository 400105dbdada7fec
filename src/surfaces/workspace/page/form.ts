/** What stands in the inputs of a view or a message, as Slack's `state.values`. */
import type { Block, Element, Option } from './blocks.ts';

type Chosen = Readonly<Record<string, unknown>>;
/** By block, then by action. */
export type Values = Readonly<Record<string, Readonly<Record<string, Chosen>>>>;

/** What the elements hold before anyone touched them. */
export function initialValues(blocks: readonly Block[]): Values {
  const values: Record<string, Record<string, Chosen>> = {};
  for (const block of blocks.flatMap((one) => [one, ...(one.child_blocks ?? [])])) {
    const elements = [block.element, block.accessory, ...(block.type === 'actions' ? ((block.elements ?? []) as readonly Element[]) : [])];
    for (const element of elements) {
      if (element?.action_id === undefined || block.block_id === undefined || !holdsValue(element)) continue;
      values[block.block_id] = { ...values[block.block_id], [element.action_id]: initialOf(element) };
    }
  }
  return values;
}

/** `values` with what was chosen at one element. */
export function withChosen(values: Values, blockId: string, actionId: string, chosen: Chosen): Values {
  const block = values[blockId] ?? {};
  return { ...values, [blockId]: { ...block, [actionId]: { ...block[actionId], ...chosen } } };
}

/** Under the id of each block that must be filled and is not, what to say. */
export function missingIn(blocks: readonly Block[], values: Values): Readonly<Record<string, string>> {
  const missing: Record<string, string> = {};
  for (const block of blocks) {
    const { element, block_id: blockId } = block;
    if (block.type !== 'input' || block.optional === true || element?.action_id === undefined || blockId === undefined) continue;
    const held = Object.entries(values[blockId]?.[element.action_id] ?? {});
    const given = held.some(
      ([name, value]) => name !== 'type' && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    );
    if (!given) missing[blockId] = 'Please complete this required field.';
  }
  return missing;
}

function holdsValue({ type }: Element): boolean {
  return !['button', 'overflow', 'image', 'feedback_buttons', 'icon_button'].includes(type);
}

function initialOf(element: Element): Chosen {
  const { type } = element;
  if (type.startsWith('multi_') || type === 'checkboxes') return { type, selected_options: element.initial_options ?? [] };
  switch (type) {
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    default:
      return { type, value: element.initial_value ?? null };
  }
}

/** The text that stands in a field; empty where none does. */
export function fieldText(values: Values, blockId: string, element: Element, field: string): string {
  const held = values[blockId]?.[element.action_id ?? '']?.[field];
  return typeof held === 'string' ? held : '';
}

/** The options of an element in one list. */
export function optionsOf({ options, option_groups: groups }: Pick<Element, 'options' | 'option_groups'>): readonly Option[] {
  return [...(options ?? []), ...(groups ?? []).flatMap((group) => group.options)];
}
