/** The question in a message: without the mention of the bot, with Slack's markup turned back into what was typed. */

/** What to ask for the message `text`; a bare mention asks for help. */
export function questionIn(text: string, botUser: string): string {
  const words = text
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (mention: string, user: string) => (user === botUser ? ' ' : mention))
    .replace(/<#[A-Z0-9]+\|([^>]+)>/g, '#$1')
    // Slack leaves the name out where it is read anew each time.
    .replace(/<#([A-Z0-9]+)\|?>/g, '#$1')
    .replace(/<(?:https?|mailto|tel):[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<((?:https?|mailto|tel):[^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
  return words === '' ? 'help' : words;
}
