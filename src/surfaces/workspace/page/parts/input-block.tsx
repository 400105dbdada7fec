/** An input block: its label, its element, its hint, what is wrong with it. */
import { useId } from 'react';
import { type Block, type Element, wordsOf } from '../blocks.ts';
import { fieldText } from '../form.ts';
import { ActionElement } from './elements.tsx';
import { useForm } from './form-state.tsx';

const kinds: Readonly<Record<string, string>> = {
  plain_text_input: 'text',
  number_input: 'number',
  email_text_input: 'email',
  url_text_input: 'url',
};

export function InputBlock({ block }: { readonly block: Block }) {
  const { errors } = useForm();
  const id = useId();
  const { element } = block;
  const blockId = block.block_id ?? '';
  const error = errors[blockId];
  const label = wordsOf(block.label);
  if (element === undefined) return null;
  const tells = block.dispatch_action === true;
  return (
    <div className="input" data-wrong={error !== undefined}>
      <label htmlFor={id}>
        {label}
        {block.optional === true && <small> (optional)</small>}
      </label>
      {kinds[element.type] === undefined ? (
        <ActionElement element={element} blockId={blockId} label={label} tells={tells} />
      ) : (
        <TextField id={id} element={element} blockId={blockId} tells={tells} described={error === undefined ? undefined : `${id}-error`} />
      )}
      {error !== undefined && (
        <p className="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {block.hint !== undefined && <p className="hint">{wordsOf(block.hint)}</p>}
    </div>
  );
}

interface FieldProps {
  readonly id: string;
  readonly element: Element;
  readonly blockId: string;
  readonly tells: boolean;
  readonly described: string | undefined;
}

function TextField({ id, element, blockId, tells, described }: FieldProps) {
  const form = useForm();
  const value = fieldText(form.values, blockId, element, 'value');
  const put = (text: string, told: boolean): void => form.choose(blockId, element, { value: text === '' ? null : text }, told);
  const common = {
    id,
    value,
    placeholder: wordsOf(element.placeholder),
    'aria-describedby': described,
    'aria-invalid': described !== undefined,
    minLength: element.min_length,
    maxLength: element.max_length ?? 3000,
  };
  if (element.multiline === true) return <textarea {...common} rows={4} onChange={({ target }) => put(target.value, false)} />;
  return (
    <input
      {...common}
      type={kinds[element.type]}
      step={element.is_decimal_allowed === true ? 'any' : 1}
      min={element.min_value}
      max={element.max_value}
      onChange={({ target }) => put(target.value, false)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !tells) return;
        event.preventDefault();
        put(value, true);
      }}
    />
  );
}
