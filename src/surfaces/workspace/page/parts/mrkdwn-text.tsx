/** mrkdwn, rich text and Markdown as elements. */
import { lexer, type Token, type Tokens } from 'marked';
import { Fragment } from 'react';
import type { PlainText, RichPart } from '../blocks.ts';
import { dateText } from '../dates.ts';
import { nameOf } from '../entries.ts';
import { useLive } from '../live.tsx';
import { type Span, spansOf } from '../mrkdwn.ts';
import { readerNow } from './reader.tsx';

export function Mrkdwn({ text }: { readonly text: string }) {
  return <Spans spans={spansOf(text)} />;
}

/** A text object: literal, or with marks. */
export function Words({ text }: { readonly text: PlainText | string }) {
  if (typeof text === 'string') return text;
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : text.text;
}

function Spans({ spans }: { readonly spans: readonly Span[] }) {
  return spans.map((span, index) => <One key={index} span={span} />);
}

function One({ span }: { readonly span: Span }) {
  switch (span.type) {
    case 'text':
      return span.text;
    case 'code':
      return <code>{span.text}</code>;
    case 'pre':
      return <pre tabIndex={0}>{span.text}</pre>;
    case 'special':
      return <span className="mention">{span.text}</span>;
    case 'bold':
      return (
        <b>
          <Spans spans={span.children} />
        </b>
      );
    case 'italic':
      return (
        <em>
          <Spans spans={span.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Spans spans={span.children} />
        </s>
      );
    case 'quote':
      return (
        <blockquote>
          <Spans spans={span.children} />
        </blockquote>
      );
    case 'user':
      return <UserName id={span.id} />;
    case 'channel':
      return <ChannelName id={span.id} />;
    case 'link':
      return <Link url={span.url}>{span.label}</Link>;
    case 'date':
      return <When timestamp={span.timestamp} format={span.format} fallback={span.fallback} />;
  }
}

function UserName({ id }: { readonly id: string }) {
  return <span className="mention">@{nameOf(useLive().entries, id)}</span>;
}

function ChannelName({ id }: { readonly id: string }) {
  const channel = useLive().entries.get(`channel:${id}`);
  return (
    <a className="mention" href={`#${id}`}>
      #{channel?.kind === 'channel' ? channel.name : 'unknown channel'}
    </a>
  );
}

/** Only addresses that a browser shows may be followed. */
function Link({ url, children }: { readonly url: string; readonly children: React.ReactNode }) {
  if (!/^(https?|mailto|tel):/i.test(url)) return <span>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function When({ timestamp, format, fallback }: { readonly timestamp: number; readonly format: string; readonly fallback: string }) {
  return (
    <time dateTime={new Date(timestamp * 1000).toISOString()} title={fallback}>
      {dateText(format, timestamp, readerNow())}
    </time>
  );
}

export function RichText({ parts }: { readonly parts: readonly RichPart[] }) {
  return parts.map((part, index) => <RichBlock key={index} part={part} />);
}

function RichBlock({ part }: { readonly part: RichPart }) {
  const elements = part.elements ?? [];
  switch (part.type) {
    case 'rich_text_list': {
      const items = elements.map((item, index) => (
        <li key={index}>
          <RichLine elements={item.elements ?? []} />
        </li>
      ));
      const style = { marginInlineStart: `${part.indent ?? 0}em` };
      return part.style === 'ordered' ? (
        <ol style={style} start={(part.offset ?? 0) + 1}>
          {items}
        </ol>
      ) : (
        <ul style={style}>{items}</ul>
      );
    }
    case 'rich_text_preformatted':
      return (
        <pre tabIndex={0}>
          <RichLine elements={elements} />
        </pre>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <RichLine elements={elements} />
        </blockquote>
      );
    default:
      return (
        <p>
          <RichLine elements={elements} />
        </p>
      );
  }
}

function RichLine({ elements }: { readonly elements: readonly RichPart[] }) {
  return elements.map((element, index) => <RichPiece key={index} element={element} />);
}

function RichPiece({ element }: { readonly element: RichPart }) {
  const { type, text = '', style } = element;
  let shown: React.ReactNode = text;
  if (type === 'link') shown = <Link url={element.url ?? ''}>{text === '' ? element.url : text}</Link>;
  else if (type === 'user') shown = <UserName id={element.user_id ?? ''} />;
  else if (type === 'channel') shown = <ChannelName id={element.channel_id ?? ''} />;
  else if (type === 'usergroup') shown = <span className="mention">@{element.usergroup_id}</span>;
  else if (type === 'broadcast') shown = <span className="mention">@{element.range}</span>;
  else if (type === 'emoji') shown = element.unicode === undefined ? `:${element.name ?? ''}:` : emojiOf(element.unicode);
  else if (type === 'color') shown = <code>{element.value}</code>;
  else if (type === 'date')
    shown = <When timestamp={element.timestamp ?? 0} format={element.format ?? ''} fallback={element.fallback ?? ''} />;
  if (typeof style !== 'object') return shown;
  if (style.code === true) shown = <code>{shown}</code>;
  if (style.strike === true) shown = <s>{shown}</s>;
  if (style.underline === true) shown = <u>{shown}</u>;
  if (style.italic === true) shown = <em>{shown}</em>;
  return style.bold === true ? <b>{shown}</b> : shown;
}

function emojiOf(codes: string): string {
  return String.fromCodePoint(...codes.split('-').map((code) => Number.parseInt(code, 16)));
}

/** Standard Markdown, as a markdown block holds it. HTML in it is shown as text. */
export function MarkdownText({ text }: { readonly text: string }) {
  return <MarkdownTokens tokens={lexer(text)} />;
}

function MarkdownTokens({ tokens }: { readonly tokens: readonly Token[] }) {
  return tokens.map((token, index) => <MarkdownToken key={index} token={token} />);
}

function MarkdownToken({ token }: { readonly token: Token }) {
  const inner = innerOf(token);
  switch (token.type) {
    case 'space':
      return null;
    case 'heading':
      return <h4>{inner}</h4>;
    case 'paragraph':
      return <p>{inner}</p>;
    case 'strong':
      return <b>{inner}</b>;
    case 'em':
      return <em>{inner}</em>;
    case 'del':
      return <s>{inner}</s>;
    case 'codespan':
      return <code>{String(token.text)}</code>;
    case 'code':
      return <pre tabIndex={0}>{String(token.text)}</pre>;
    case 'blockquote':
      return <blockquote>{inner}</blockquote>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'link':
      return <Link url={String(token.href)}>{inner}</Link>;
    case 'list': {
      const { items, ordered } = token as Tokens.List;
      const shown = items.map((item, index) => (
        <li key={index}>
          <MarkdownTokens tokens={item.tokens} />
        </li>
      ));
      return ordered ? <ol>{shown}</ol> : <ul>{shown}</ul>;
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return (
        <div className="scrolls" tabIndex={0} role="group" aria-label="Table">
          <table className="cells">
            <thead>
              <tr>
                {header.map((cell, index) => (
                  <th key={index}>
                    <MarkdownTokens tokens={cell.tokens} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, index) => (
                    <td key={index}>
                      <MarkdownTokens tokens={cell.tokens} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    }
    default:
      return <Fragment>{inner}</Fragment>;
  }
}

function innerOf(token: Token): React.ReactNode {
  const { tokens, text } = token as { readonly tokens?: readonly Token[]; readonly text?: string };
  return tokens === undefined ? text : <MarkdownTokens tokens={tokens} />;
}
