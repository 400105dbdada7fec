/** The state of the inputs of one message or view, and the way its elements reach the app. */
import { createContext, use, useMemo, useState } from 'react';
import type { Place } from '../../wire.ts';
import type { Block, Confirm, Element, Option } from '../blocks.ts';
import { initialValues, type Values, withChosen } from '../form.ts';
import { useLive } from '../live.tsx';
import { ConfirmWindow } from './confirm-window.tsx';

type Chosen = Readonly<Record<string, unknown>>;

export interface Form {
  readonly values: Values;
  /** What is wrong, by block. */
  readonly errors: Readonly<Record<string, string>>;
  /** Notes what was chosen; where `tells` says so the app hears of it, after the element's confirmation if it has one. */
  readonly choose: (blockId: string, element: Element, chosen: Chosen, tells: boolean) => void;
  /** The options that the app offers for what was typed. */
  readonly suggest: (blockId: string, element: Element, typed: string) => Promise<readonly Option[]>;
}

const Context = createContext<Form | null>(null);

export function useForm(): Form {
  const form = use(Context);
  if (form === null) throw new Error('outside of a form');
  return form;
}

interface Props {
  readonly place: Place;
  readonly blocks: readonly Block[];
  readonly errors?: Readonly<Record<string, string>>;
  readonly children: React.ReactNode;
  /** Hears of every change. */
  readonly onValues?: (values: Values) => void;
}

const noErrors = {};

export function FormState({ place, blocks, errors = noErrors, children, onValues }: Props) {
  const { act } = useLive();
  const [touched, setTouched] = useState<Values>({});
  const [asking, setAsking] = useState<{ readonly confirm: Confirm; readonly go: () => void } | null>(null);
  const values = useMemo(() => {
    const merged: Record<string, Readonly<Record<string, Chosen>>> = { ...initialValues(blocks) };
    for (const [block, actions] of Object.entries(touched))
      if (merged[block] !== undefined) merged[block] = { ...merged[block], ...actions };
    return merged;
  }, [blocks, touched]);
  const form: Form = {
    values,
    errors,
    choose(blockId, element, chosen, tells) {
      const next = withChosen(values, blockId, element.action_id ?? '', { type: element.type, ...chosen });
      const go = (): void => {
        const keeps = values[blockId]?.[element.action_id ?? ''] !== undefined;
        if (keeps) setTouched((before) => withChosen(before, blockId, element.action_id ?? '', { type: element.type, ...chosen }));
        if (keeps) onValues?.(next);
        if (tells) void act({ act: 'use', place, blockId, actionId: element.action_id ?? '', chosen, values: keeps ? next : values });
      };
      if (tells && element.confirm !== undefined) setAsking({ confirm: element.confirm, go });
      else go();
    },
    async suggest(blockId, element, typed) {
      const { found } = await act({ act: 'suggest', place, blockId, actionId: element.action_id ?? '', typed });
      const { options = [], option_groups: groups = [] } = (found ?? {}) as Pick<Element, 'options' | 'option_groups'>;
      return [...options, ...groups.flatMap((group) => group.options)];
    },
  };
  return (
    <Context value={form}>
      {children}
      {asking !== null && (
        <ConfirmWindow
          confirm={asking.confirm}
          onAnswer={(yes) => {
            setAsking(null);
            if (yes) asking.go();
          }}
        />
      )}
    </Context>
  );
}
