/** The chart of an answer as a picture that a message may show. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Shown } from '../../present/answer.ts';
import { pictureSize } from '../../present/chart/config.ts';
import type { ChartSpec } from '../../present/chart/spec.ts';
import type { Picture } from './blocks/answer.ts';
import { nativeChart } from './blocks/native-chart.ts';
import { codeOf } from './patience.ts';
import type { Poster } from './post.ts';
import type { Room } from './room.ts';
import { uploadPicture } from './upload.ts';

/** What drawing needs of a poster. */
type Drawing = Pick<Poster, 'client' | 'log'>;

export interface TimedPicture {
  /** Null where there is none, or where it keeps the numbers waiting. */
  readonly picture: Picture | null;
  /** The picture that is still being made; null for none. Never rejects. */
  readonly late: Promise<Picture | null> | null;
}

const tooLate = Symbol('too late');

/** As `pictureOf`, but for one that takes long: the answer goes ahead of that. */
export async function pictureInTime(shown: Shown, room: Room, drawing: Drawing): Promise<TimedPicture> {
  const made = pictureOf(shown, room, drawing);
  const picture = await Promise.race([made, pause(room.waits.chart, tooLate, { ref: false })]);
  return picture === tooLate ? { picture: null, late: made } : { picture, late: null };
}

/** Null where the answer has no chart, where Slack draws it itself, or where drawing or uploading it failed: the answer then goes without. */
export async function pictureOf(shown: Shown, room: Room, { client, log }: Drawing): Promise<Picture | null> {
  if (shown.chart === null || saidInWords(shown.chart) || nativeChart(shown.chart) !== null) return null;
  try {
    const png = await room.painter.paint(shown.chart, { theme: 'light', ...pictureSize(shown.chart) });
    const upload = { filename: `${shown.answer.id}.png`, title: 'Chart', bytes: Uint8Array.from(png) };
    return { fileId: await uploadPicture(client, upload, room.waits), alt: shown.chart.alt };
  } catch (error) {
    log.warn({ code: codeOf(error), answer: shown.answer.id }, 'the answer goes without its picture');
    return null;
  }
}

/** A number alone: the headline has it in bold. */
function saidInWords({ kind, series }: ChartSpec): boolean {
  return kind === 'number' && series.length === 0;
}
