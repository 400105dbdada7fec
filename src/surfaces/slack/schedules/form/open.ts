/** Opening the form: first a window, then the form in it. */
import type { webApi } from '@slack/bolt';
import { readerAt, surely } from '../../access/look-up.ts';
import { answerHere, gone } from '../../own-answers.ts';
import { codeOf } from '../../patience.ts';
import type { Room } from '../../room.ts';
import { openWindow } from '../../window.ts';
import { scheduleFor } from '../own-schedules.ts';
import { zoneOf } from '../set-up.ts';
import { partsOf } from './often.ts';
import type { OpenedForm } from './opened.ts';
import { type FormContent, formView, noticeForm } from './view.ts';

export interface Opening {
  readonly team: string;
  readonly user: string;
  readonly trigger: string;
  /** Where it was clicked; null on Home. */
  readonly channel: string | null;
  readonly from: OpenedForm['from'];
}

type Ready = { readonly content: FormContent; readonly opened: OpenedForm } | { readonly why: string };

/** Opens the form for whoever clicked. Where it cannot be opened any more (the trigger is over) that is logged, and nothing else is done. */
export async function openForm(opening: Opening, room: Room, client: webApi.WebClient): Promise<void> {
  try {
    const { from, trigger } = opening;
    await openWindow({ trigger, notice: noticeForm, meanwhile: 'One moment…' }, room, client, async () => {
      const ready =
        'schedule' in from ? await ofSchedule(from.schedule, opening, room, client) : await ofAnswer(from.answer, opening, room, client);
      return 'why' in ready ? noticeForm(ready.why) : formView(ready.content, ready.opened);
    });
  } catch (error) {
    room.log.warn({ code: codeOf(error), user: opening.user }, 'the form of a schedule was not opened');
  }
}

async function ofSchedule(id: string, { team, user, channel }: Opening, room: Room, client: webApi.WebClient): Promise<Ready> {
  const found = await scheduleFor(id, { team, user, channel }, room, client);
  if ('why' in found) return found;
  const { schedule } = found;
  const first = (ids: RegExp): string | null => schedule.to.find((one) => ids.test(one)) ?? null;
  const shown = [first(/^[CG]/), first(/^[UW]/)];
  return {
    content: {
      what: schedule.sentence,
      often: partsOf(schedule.cron),
      zone: schedule.zone,
      channel: shown[0] ?? null,
      person: shown[1] ?? null,
      options: [
        ...(schedule.waitMs > 0 ? (['wait'] as const) : []),
        ...(schedule.csv ? (['csv'] as const) : []),
        ...(schedule.tellFinal ? (['final'] as const) : []),
      ],
    },
    opened: { from: { schedule: id }, channel, brand: schedule.brand, others: schedule.to.filter((one) => !shown.includes(one)) },
  };
}

async function ofAnswer(id: string, { team, user, channel }: Opening, room: Room, client: webApi.WebClient): Promise<Ready> {
  if ((await answerHere(id, { team, user, channel }, room)) === null) return { why: gone };
  const [{ rights }, zone] = await Promise.all([surely(room.access, { team, user, channel: null }, client), zoneOf(user, room, client)]);
  const place = { team, user, channel: channel ?? '', threadTs: '' };
  const outcome = await room.answers.replay(id, { reader: { ...readerAt(place), rights } });
  if (outcome?.kind !== 'answer') return { why: outcome?.kind === 'refused' ? outcome.problems[0].message : gone };
  const { canonical, plan } = outcome.shown.answer;
  const inChannel = channel !== null && !channel.startsWith('D');
  return {
    content: {
      what: canonical,
      often: { choice: 'every weekday', own: '', time: '09:00' },
      zone: zone ?? 'UTC',
      channel: inChannel ? channel : null,
      person: inChannel ? null : user,
      options: ['wait'],
    },
    opened: { from: { answer: id }, channel, brand: 'brand' in plan ? plan.brand : '', others: [] },
  };
}
