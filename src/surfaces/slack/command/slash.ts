/** `/parley`: a question whose answer only the asker sees, or help; `/snapshot`: the day's numbers. */
import type { App } from '@slack/bolt';
import { z } from 'zod';
import { answerPrivately, privateAnswer } from '../answer-privately.ts';
import { botIn } from '../inbound.ts';
import { questionIn } from '../question-text.ts';
import type { Room } from '../room.ts';

const id = z.string().min(1).max(255);
const commandBody = z.object({ team_id: id, user_id: id, channel_id: id, trigger_id: id, text: z.string().max(40_000).default('') });

/** What each command puts before the words behind it. */
const commands = { '/parley': '', '/snapshot': 'snapshot ' } as const;

/** Acknowledges first; `/parley` without words asks for help. */
export function listenForCommands(app: App, room: Room): void {
  for (const [command, lead] of Object.entries(commands)) listenForCommand(app, room, command, lead);
}

function listenForCommand(app: App, room: Room, command: string, lead: string): void {
  app.command(command, async ({ ack, body, client, context, respond }) => {
    await ack();
    const read = commandBody.safeParse(body);
    if (!read.success) {
      room.log.warn({}, 'a command that cannot be read was left alone');
      return;
    }
    const { team_id: team, user_id: user, channel_id: channel, trigger_id: trigger, text } = read.data;
    const question = { team, user, channel, text: questionIn(lead + text, botIn(context)), keys: [`command:${team}:${trigger}`] };
    await answerPrivately(question, room, client, privateAnswer(respond));
  });
}
