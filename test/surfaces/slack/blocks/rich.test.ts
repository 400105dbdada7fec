/** Paragraphs: what is quoted from a question stands out as Slack shows such words, and no mark of a name is lost. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { paragraph } from '../../../../src/surfaces/slack/blocks/rich.ts';

const rich = suite('paragraphs');

/** The parts of a paragraph; `` `code` `` and `*bold*` as they are typed. */
function parts(text: string, bold: string | null = null): readonly string[] {
  return paragraph(text, bold).elements.flatMap((section) =>
    section.type === 'rich_text_section'
      ? section.elements.flatMap((part) => {
          if (part.type !== 'text') return [];
          return [part.style?.code === true ? `\`${part.text}\`` : part.style?.bold === true ? `*${part.text}*` : part.text];
        })
      : [],
  );
}

rich('quoted words are code, and the number is bold', () =>
  assert.equal(parts('Exposed came to 12. `exposd` was read as `exposed`.', '12'), [
    'Exposed came to ',
    '*12*',
    '. ',
    '`exposd`',
    ' was read as ',
    '`exposed`',
    '.',
  ]),
);

rich('a mark inside a name, and a single one, stay', () => {
  assert.equal(parts('O`Brien`s has 3'), ['O`Brien`s has 3']);
  assert.equal(parts('5` is a length'), ['5` is a length']);
});

rich('a text of nothing but a quotation', () => assert.equal(parts('`top`'), ['`top`']));

rich.run();
