/** The question before something that is hard to undo. */
import { useEffect, useRef } from 'react';
import { type Confirm, wordsOf } from '../blocks.ts';
import { Words } from './mrkdwn-text.tsx';

interface ConfirmProps {
  readonly confirm: Confirm;
  readonly onAnswer: (yes: boolean) => void;
}

export function ConfirmWindow({ confirm, onAnswer }: ConfirmProps) {
  const dialog = useShown();
  return (
    <dialog
      ref={dialog}
      className="modal small"
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <header>
        <h2 id="confirm-title">{wordsOf(confirm.title)}</h2>
      </header>
      <div className="modal-body">
        <p>
          <Words text={confirm.text} />
        </p>
      </div>
      <footer>
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {wordsOf(confirm.deny)}
        </button>
        <button type="button" className="button" data-style={confirm.style ?? 'primary'} onClick={() => onAnswer(true)}>
          {wordsOf(confirm.confirm)}
        </button>
      </footer>
    </dialog>
  );
}

/** A dialog that is open as long as it is there. */
export function useShown() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return dialog;
}
