/** Buttons, menus, selects and pickers. */
import type { Block, Element } from '../blocks.ts';
import { wordsOf } from '../blocks.ts';
import { fieldText, optionsOf } from '../form.ts';
import { useForm } from './form-state.tsx';
import { Menu } from './menu.tsx';
import { SearchSelect } from './search-select.tsx';
import { EntitySelect, NativeSelect } from './selects.tsx';

interface Props {
  readonly element: Element;
  readonly blockId: string;
  /** A name for where none stands beside the element. */
  readonly label?: string;
  /** In an input block the app hears of a change only where the block says so. */
  readonly tells?: boolean;
}

/** An interactive element in an actions block or beside a section. */
export function ActionElement({ element, blockId, label, tells = true }: Props) {
  const form = useForm();
  const name = element.accessibility_label ?? label ?? wordsOf(element.placeholder);
  switch (element.type) {
    case 'button':
      return (
        <button
          type="button"
          className="button"
          data-style={element.style}
          aria-label={element.accessibility_label}
          onClick={() => {
            if (element.url !== undefined) window.open(element.url, '_blank', 'noreferrer');
            form.choose(blockId, element, element.value === undefined ? {} : { value: element.value }, tells);
          }}
        >
          {wordsOf(element.text)}
        </button>
      );
    case 'overflow':
      return (
        <Menu
          label={name === '' ? 'More' : name}
          items={optionsOf(element).map((option) => ({
            label: wordsOf(option.text),
            ...(option.description === undefined ? {} : { note: wordsOf(option.description) }),
            take: () => form.choose(blockId, element, { selected_option: option }, tells),
          }))}
        />
      );
    case 'static_select':
      return <NativeSelect element={element} blockId={blockId} label={name} tells={tells} />;
    case 'external_select':
    case 'multi_external_select':
    case 'multi_static_select':
      return <SearchSelect element={element} blockId={blockId} label={name} tells={tells} />;
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return <EntitySelect element={element} blockId={blockId} label={name} tells={tells} />;
    case 'datepicker':
    case 'timepicker': {
      const field = element.type === 'datepicker' ? 'selected_date' : 'selected_time';
      return (
        <input
          className="button"
          type={element.type === 'datepicker' ? 'date' : 'time'}
          aria-label={name === '' ? 'Date' : name}
          value={fieldText(form.values, blockId, element, field)}
          onChange={({ target }) => form.choose(blockId, element, { [field]: target.value === '' ? null : target.value }, tells)}
        />
      );
    }
    case 'checkboxes':
    case 'radio_buttons':
      return <Choices element={element} blockId={blockId} label={name} tells={tells} />;
    default:
      return <span className="context">This element ({element.type}) cannot be shown here.</span>;
  }
}

function Choices({ element, blockId, label, tells }: Required<Props>) {
  const form = useForm();
  const held = form.values[blockId]?.[element.action_id ?? ''];
  const many = element.type === 'checkboxes';
  const chosen = (many ? held?.['selected_options'] : [held?.['selected_option']]) as
    | readonly ({ readonly value: string } | null)[]
    | undefined;
  const values = new Set((chosen ?? []).map((option) => option?.value));
  return (
    <fieldset className="choices" aria-label={label === '' ? undefined : label}>
      {optionsOf(element).map((option) => (
        <label key={option.value}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={`${blockId} ${element.action_id ?? ''}`}
            checked={values.has(option.value)}
            onChange={({ target }) => {
              const next = optionsOf(element).filter(({ value }) => (value === option.value ? target.checked : values.has(value)));
              form.choose(blockId, element, many ? { selected_options: next } : { selected_option: option }, tells);
            }}
          />
          <span>
            {wordsOf(option.text)}
            {option.description !== undefined && <small>{wordsOf(option.description)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A picture of the app's own, or from an address. */
export function Picture({
  picture,
  small,
}: {
  readonly picture: Pick<Block, 'slack_file' | 'image_url' | 'alt_text'>;
  readonly small: boolean;
}) {
  const address = picture.slack_file?.id === undefined ? picture.image_url : `/page/files/${picture.slack_file.id}`;
  const shown = <img className={small ? 'thumb' : 'picture'} src={address} alt={picture.alt_text ?? ''} />;
  if (small) return shown;
  return (
    <a href={address} target="_blank" rel="noreferrer" aria-label={`Open the picture: ${picture.alt_text ?? ''}`}>
      {shown}
    </a>
  );
}
