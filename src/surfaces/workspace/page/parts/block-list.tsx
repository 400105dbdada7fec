/** The blocks of a message, a modal or Home. */
import type { Place } from '../../wire.ts';
import { type Block, type Element, type PlainText, type RichPart, wordsOf } from '../blocks.ts';
import { ChartFigure } from './chart-figure.tsx';
import { DataTable, PlainTable } from './data-table.tsx';
import { ActionElement, Picture } from './elements.tsx';
import { ContextActions } from './feedback.tsx';
import { FormState } from './form-state.tsx';
import { InputBlock } from './input-block.tsx';
import { MarkdownText, RichText, Words } from './mrkdwn-text.tsx';

export function BlockList({ blocks, place }: { readonly blocks: readonly Block[]; readonly place: Place }) {
  return (
    <FormState place={place} blocks={blocks}>
      <Blocks blocks={blocks} />
    </FormState>
  );
}

/** Blocks in a form that stands around them. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <OneBlock key={block.block_id ?? index} block={block} />
      ))}
    </div>
  );
}

function OneBlock({ block }: { readonly block: Block }) {
  const blockId = block.block_id ?? '';
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return <h3 className="header">{wordsOf(block.text)}</h3>;
    case 'divider':
      return <hr />;
    case 'context':
      return (
        <div className="context">
          {((block.elements ?? []) as readonly (Element & PlainText)[]).map((element, index) =>
            element.type === ('image' as string) ? (
              <Picture key={index} picture={element} small />
            ) : (
              <span key={index}>
                <Words text={element} />
              </span>
            ),
          )}
        </div>
      );
    case 'actions':
      return (
        <div className="actions">
          {((block.elements ?? []) as readonly Element[]).map((element, index) => (
            <ActionElement key={element.action_id ?? index} element={element} blockId={blockId} />
          ))}
        </div>
      );
    case 'image':
      return (
        <figure>
          {block.title !== undefined && <figcaption>{wordsOf(block.title)}</figcaption>}
          <Picture picture={block} small={false} />
        </figure>
      );
    case 'rich_text':
      return (
        <div className="rich">
          <RichText parts={(block.elements ?? []) as readonly RichPart[]} />
        </div>
      );
    case 'markdown':
      return (
        <div className="rich">
          <MarkdownText text={wordsOf(block.text)} />
        </div>
      );
    case 'data_table':
      return <DataTable block={block} />;
    case 'table':
      return <PlainTable block={block} />;
    case 'data_visualization':
      return block.chart === undefined ? null : <ChartFigure title={wordsOf(block.title)} chart={block.chart} />;
    case 'context_actions':
      return <ContextActions elements={(block.elements ?? []) as readonly Element[]} blockId={blockId} />;
    case 'input':
      return <InputBlock block={block} />;
    case 'alert':
      return (
        <p className="alert" data-level={block.level ?? 'default'}>
          {block.text !== undefined && <Words text={block.text} />}
        </p>
      );
    case 'container':
      return (
        <details className="container" open={block.default_collapsed !== true}>
          <summary>{wordsOf(block.title)}</summary>
          <Blocks blocks={block.child_blocks ?? []} />
        </details>
      );
    case 'card':
      return <Card block={block} />;
    case 'carousel':
      return (
        <div className="carousel" tabIndex={0} role="group" aria-label="Cards">
          {((block.elements ?? []) as readonly Block[]).map((card, index) => (
            <Card key={index} block={card} />
          ))}
        </div>
      );
    default:
      return <p className="context">This block ({block.type}) cannot be shown here.</p>;
  }
}

function Section({ block }: { readonly block: Block }) {
  return (
    <div className="section">
      <div>
        {block.text !== undefined && (
          <div className="text">
            <Words text={block.text} />
          </div>
        )}
        {block.fields !== undefined && (
          <div className="fields">
            {block.fields.map((field, index) => (
              <div key={index}>
                <Words text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory?.type === 'image' ? (
        <Picture picture={block.accessory} small />
      ) : (
        block.accessory !== undefined && <ActionElement element={block.accessory} blockId={block.block_id ?? ''} />
      )}
    </div>
  );
}

function Card({ block }: { readonly block: Block }) {
  return (
    <div className="card">
      {block.title !== undefined && (
        <b>
          <Words text={block.title} />
        </b>
      )}
      {block.subtitle !== undefined && (
        <small>
          <Words text={block.subtitle} />
        </small>
      )}
      {block.body !== undefined && (
        <p>
          <Words text={block.body} />
        </p>
      )}
      {block.subtext !== undefined && (
        <small>
          <Words text={block.subtext} />
        </small>
      )}
      <div className="actions">
        {(block.actions ?? []).map((element, index) => (
          <ActionElement key={element.action_id ?? index} element={element} blockId={block.block_id ?? ''} />
        ))}
      </div>
    </div>
  );
}
