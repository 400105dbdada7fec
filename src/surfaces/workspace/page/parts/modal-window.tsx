/** Modals. */
import { useRef, useState } from 'react';
import type { ViewEntry } from '../../wire.ts';
import { type ViewBody, wordsOf } from '../blocks.ts';
import { initialValues, missingIn, type Values } from '../form.ts';
import { useLive } from '../live.tsx';
import { Blocks } from './block-list.tsx';
import { useShown } from './confirm-window.tsx';
import { FormState } from './form-state.tsx';
import { Icon } from './icons.tsx';

export function ModalWindow({ view }: { readonly view: ViewEntry }) {
  const { act } = useLive();
  const body = view.body as unknown as ViewBody;
  const dialog = useShown();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [sending, setSending] = useState(false);
  const touched = useRef<Values | null>(null);
  const dismiss = (): void => void act({ act: 'dismiss' });
  const submit = async (): Promise<void> => {
    const values = touched.current ?? initialValues(body.blocks);
    const missing = missingIn(body.blocks, values);
    setErrors(missing);
    if (Object.keys(missing).length > 0 || sending) return;
    setSending(true);
    const reply = await act({ act: 'submit', view: view.id, values });
    setSending(false);
    setErrors(reply.errors ?? {});
  };
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault();
        dismiss();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <header>
          <h2 id="modal-title">{wordsOf(body.title)}</h2>
          <button type="button" className="bare" aria-label="Close" onClick={dismiss}>
            <Icon name="close" />
          </button>
        </header>
        <div className="modal-body" tabIndex={0} role="region" aria-label={wordsOf(body.title)}>
          <FormState
            place={{ view: view.id }}
            blocks={body.blocks}
            errors={errors}
            onValues={(values) => {
              touched.current = values;
            }}
          >
            <Blocks blocks={body.blocks} />
          </FormState>
        </div>
        <footer>
          <button type="button" className="button" onClick={dismiss}>
            {wordsOf(body.close) || (view.depth > 0 ? 'Back' : 'Close')}
          </button>
          {body.submit !== undefined && (
            <button type="submit" className="button" data-style="primary" disabled={sending}>
              {wordsOf(body.submit)}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
