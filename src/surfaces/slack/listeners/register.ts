/** All listeners, and the events and scopes they need: the manifest lists the same. */
import type { App } from '@slack/bolt';
import { listenForAnswerActions } from '../actions/register.ts';
import { listenForAlerts } from '../alerts/listen.ts';
import { listenForBuilder } from '../builder/listen.ts';
import { listenForLinks } from '../command/link-preview.ts';
import { listenForShortcuts } from '../command/shortcuts.ts';
import { listenForCommands } from '../command/slash.ts';
import { listenForWorkflowStep } from '../command/workflow-step.ts';
import { listenOnHome } from '../home/listen.ts';
import type { Room } from '../room.ts';
import { listenForForms } from '../schedules/form/listen.ts';
import { listenForSchedules } from '../schedules/listen.ts';
import { listenForMembers } from '../snapshot/members.ts';
import { listenForDirectMessages } from './direct-message.ts';
import { listenForMentions } from './mention.ts';
import { listenForSuggestions } from './suggestion.ts';
import { listenForThreadReplies } from './thread-reply.ts';

/** Registers every listener. */
export function registerListeners(app: App, room: Room): void {
  listenForMentions(app, room);
  listenForDirectMessages(app, room);
  listenForThreadReplies(app, room);
  listenForSuggestions(app, room);
  listenForCommands(app, room);
  listenForBuilder(app, room);
  listenForShortcuts(app, room);
  listenForWorkflowStep(app, room);
  listenForLinks(app, room);
  listenOnHome(app, room);
  listenForAnswerActions(app, room);
  listenForAlerts(app, room);
  listenForMembers(app, room);
  listenForSchedules(app, room);
  listenForForms(app, room);
}
