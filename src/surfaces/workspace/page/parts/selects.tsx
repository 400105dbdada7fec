/** Selects whose options are known: a list of them, people, channels. */
import type { Element, Option } from '../blocks.ts';
import { wordsOf } from '../blocks.ts';
import { channelsOf, usersOf } from '../entries.ts';
import { fieldText, optionsOf } from '../form.ts';
import { useLive } from '../live.tsx';
import { useForm } from './form-state.tsx';

interface Props {
  readonly element: Element;
  readonly blockId: string;
  readonly label: string;
  readonly tells: boolean;
}

export function NativeSelect({ element, blockId, label, tells }: Props) {
  const form = useForm();
  const held = form.values[blockId]?.[element.action_id ?? '']?.['selected_option'] as Option | null | undefined;
  const list = (options: readonly Option[]) =>
    options.map((option) => (
      <option key={option.value} value={option.value}>
        {wordsOf(option.text)}
      </option>
    ));
  return (
    <select
      className="button"
      aria-label={label === '' ? 'Choose' : label}
      value={held?.value ?? ''}
      onChange={({ target }) => {
        const option = optionsOf(element).find(({ value }) => value === target.value);
        form.choose(blockId, element, { selected_option: option ?? null }, tells);
      }}
    >
      <option value="" disabled={tells}>
        {wordsOf(element.placeholder) || 'Choose…'}
      </option>
      {list(element.options ?? [])}
      {(element.option_groups ?? []).map((group) => (
        <optgroup key={group.label.text} label={group.label.text}>
          {list(group.options)}
        </optgroup>
      ))}
    </select>
  );
}

const fields: Readonly<Record<string, string>> = {
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
};

/** People or channels of this workspace. */
export function EntitySelect({ element, blockId, label, tells }: Props) {
  const { entries } = useLive();
  const form = useForm();
  const field = fields[element.type] ?? 'value';
  const options =
    element.type === 'users_select'
      ? usersOf(entries).map(({ id, realName }) => ({ id, name: realName }))
      : channelsOf(entries).map(({ id, name }) => ({ id, name: `#${name}` }));
  return (
    <select
      className="button"
      aria-label={label === '' ? 'Choose' : label}
      value={fieldText(form.values, blockId, element, field)}
      onChange={({ target }) => form.choose(blockId, element, { [field]: target.value }, tells)}
    >
      <option value="">{wordsOf(element.placeholder) || 'Choose…'}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
