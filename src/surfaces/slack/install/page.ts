/** The few plain pages that a browser may see. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Page {
  readonly path: string;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface PlainPage {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  /** Where to go on; null: nowhere. */
  readonly link: { readonly label: string; readonly address: string } | null;
}

/** Answers with `page`: no scripts, nothing from elsewhere, kept by nobody. */
export function sendPage(response: ServerResponse, { status, title, text, link }: PlainPage): void {
  const further = link === null ? '' : `\n<p><a href="${inHtml(link.address)}" rel="noreferrer">${inHtml(link.label)}</a></p>`;
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    })
    .end(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inHtml(title)}</title>
<style>:root { color-scheme: light dark } body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem }</style>
</head>
<body>
<main>
<h1>${inHtml(title)}</h1>
<p>${inHtml(text)}</p>${further}
</main>
</body>
</html>
`);
}

function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
