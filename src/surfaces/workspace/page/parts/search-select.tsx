/** A select that is searched by typing: options from the app, or a list of them; one or several. */
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { Element, Option } from '../blocks.ts';
import { wordsOf } from '../blocks.ts';
import { optionsOf } from '../form.ts';
import { useForm } from './form-state.tsx';
import { Icon } from './icons.tsx';

interface Props {
  readonly element: Element;
  readonly blockId: string;
  readonly label: string;
  readonly tells: boolean;
}

export function SearchSelect({ element, blockId, label, tells }: Props) {
  const form = useForm();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<readonly Option[]>([]);
  const [active, setActive] = useState(0);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const many = element.type.startsWith('multi_');
  const external = element.type.endsWith('external_select');
  const held = form.values[blockId]?.[element.action_id ?? ''];
  const chosen = (
    (many ? held?.['selected_options'] : [held?.['selected_option']]) as readonly (Option | null | undefined)[] | undefined
  )?.filter((option) => option !== null && option !== undefined);
  const selected = chosen ?? [];
  const tooShort = external && typed.length < (element.min_query_length ?? 3);

  // Bound to what was asked for when it was asked: a late answer to an earlier text is dropped.
  const ask = useEffectEvent((words: string) => form.suggest(blockId, element, words));
  useEffect(() => {
    if (!open || tooShort) return;
    if (!external) {
      const words = typed.toLowerCase();
      setFound(optionsOf(element).filter((option) => wordsOf(option.text).toLowerCase().includes(words)));
      return;
    }
    let current = true;
    void ask(typed).then((options) => {
      if (!current) return;
      setFound(options);
      setActive(0);
    });
    return () => {
      current = false;
    };
  }, [open, typed, tooShort, external, element]);

  const shown = open && !tooShort ? found.filter(({ value }) => !many || selected.every((one) => one.value !== value)) : [];
  const put = (next: readonly Option[]): void =>
    form.choose(blockId, element, many ? { selected_options: next } : { selected_option: next.at(-1) ?? null }, tells);
  const take = (option: Option): void => {
    put(many ? [...selected, option] : [option]);
    setTyped('');
    setActive(0);
    if (!many) setOpen(false);
    input.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setActive((active + (key === 'ArrowDown' ? 1 : -1) + Math.max(shown.length, 1)) % Math.max(shown.length, 1));
    } else if (key === 'Enter') {
      const option = shown[active];
      event.preventDefault();
      if (option !== undefined) take(option);
    } else if (key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (key === 'Backspace' && typed === '' && selected.length > 0) put(selected.slice(0, -1));
  };
  return (
    <div className="search-select">
      <div className="field">
        {selected.map((option) => (
          <span className="chip" key={option.value}>
            {wordsOf(option.text)}
            <button
              type="button"
              className="bare"
              aria-label={`Remove ${wordsOf(option.text)}`}
              onClick={() => put(selected.filter(({ value }) => value !== option.value))}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        <input
          ref={input}
          role="combobox"
          aria-label={label === '' ? 'Search' : label}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          placeholder={selected.length === 0 ? wordsOf(element.placeholder) || 'Search…' : ''}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      </div>
      {open && (tooShort || typed !== '' || shown.length > 0) && (
        <div className="offers" id={`${id}-list`} role="listbox" aria-label={label === '' ? 'Options' : label}>
          {shown.map((option, index) => (
            <div
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                take(option);
              }}
            >
              <span>{wordsOf(option.text)}</span>
              {option.description !== undefined && <small>{wordsOf(option.description)}</small>}
            </div>
          ))}
          {shown.length === 0 && <p>{tooShort ? `Type ${element.min_query_length ?? 3} letters or more` : 'Nothing of that name'}</p>}
        </div>
      )}
    </div>
  );
}
