/** Where Slack is. */
import type { SlackSettings } from '../../ask/settings.ts';

/** Where the Web API is, ending in a slash; Slack's own address where none is configured. */
export function apiAddress({ apiUrl }: SlackSettings): string {
  return (apiUrl ?? 'https://slack.com/api/').replace(/\/?$/, '/');
}
