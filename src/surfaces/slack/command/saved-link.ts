/** The address of a saved question: whoever pastes it in Slack gets a preview, a browser a page that tells nothing. */
import { type Page, sendPage } from '../install/page.ts';

/** `https://parley.mybrand.com/q/ID`. */
export function savedLink(address: string, id: string): string {
  return `${address}/q/${encodeURIComponent(id)}`;
}

/** The id in an address of ours; null for any other. */
export function savedIdIn(url: string, address: string): string | null {
  const prefix = `${address}/q/`;
  const id = url.startsWith(prefix) ? url.slice(prefix.length) : '';
  return /^\w{1,100}$/.test(id) ? id : null;
}

/** The same for every id: who is not in the workspace learns nothing. */
export const questionPage: Page = {
  path: '/q/:id',
  answer(_, response) {
    sendPage(response, {
      status: 200,
      title: 'A question to open in Slack',
      text: 'This address stands for a question to Parley. Paste it in a message in Slack: there it shows what it asks, and can be asked.',
      link: null,
    });
  },
};
