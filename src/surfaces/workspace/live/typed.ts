/** What a person typed, as Slack hands it on: escaped, with mentions, channels and links in its own marks. */
import type { World } from '../world.ts';

/** `text` in Slack's marks. */
export function marked(text: string, { state }: World): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/https?:\/\/[^\s]+/g, (url) => `<${url}>`)
    .replace(/(^|[\s(])@([\w.-]+)/g, (whole: string, before: string, name: string) => {
      const user = [...state.users.values()].find((one) => one.name.toLowerCase() === name.toLowerCase());
      return user === undefined ? whole : `${before}<@${user.id}>`;
    })
    .replace(/(^|[\s(])#([\w-]+)/g, (whole: string, before: string, name: string) => {
      const channel = [...state.channels.values()].find((one) => one.kind !== 'im' && one.name === name);
      return channel === undefined ? whole : `${before}<#${channel.id}|${name}>`;
    });
}
