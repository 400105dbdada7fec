/** Feedback buttons and icon buttons under an answer. */
import { useState } from 'react';
import { type Element, wordsOf } from '../blocks.ts';
import { useForm } from './form-state.tsx';

export function ContextActions({ elements, blockId }: { readonly elements: readonly Element[]; readonly blockId: string }) {
  return (
    <div className="feedback">
      {elements.map((element, index) =>
        element.type === 'feedback_buttons' ? (
          <Feedback key={index} element={element} blockId={blockId} />
        ) : (
          <IconButton key={index} element={element} blockId={blockId} />
        ),
      )}
    </div>
  );
}

function Feedback({ element, blockId }: { readonly element: Element; readonly blockId: string }) {
  const form = useForm();
  const [given, setGiven] = useState<string | null>(null);
  return [element.positive_button, element.negative_button].map((button, index) => {
    if (button === undefined) return null;
    const { value } = button;
    return (
      <button
        key={value}
        type="button"
        className="bare"
        aria-pressed={given === value}
        aria-label={button.accessibility_label === undefined ? undefined : `${wordsOf(button.text)}: ${button.accessibility_label}`}
        onClick={() => {
          setGiven(value);
          form.choose(blockId, element, { value, text: button.text }, true);
        }}
      >
        <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" style={index === 1 ? { transform: 'rotate(180deg)' } : undefined}>
          <path d="M7 11v9H4v-9zM7 11l4-8a2.500 2.500 0 0 1 2.500 2.500V9H19a1.800 1.800 0 0 1 1.800 2.100l-1.200 7A2.200 2.200 0 0 1 17.500 20H7" />
        </svg>
        <span>{wordsOf(button.text)}</span>
      </button>
    );
  });
}

function IconButton({ element, blockId }: { readonly element: Element; readonly blockId: string }) {
  const form = useForm();
  return (
    <button
      type="button"
      className="bare"
      aria-label={element.accessibility_label ?? wordsOf(element.text)}
      onClick={() => form.choose(blockId, element, element.value === undefined ? {} : { value: element.value }, true)}
    >
      {wordsOf(element.text)}
    </button>
  );
}
