/** Slack's date tokens and the times beside messages, in the reader's zone. */

export interface Reader {
  readonly locale: string;
  readonly zone: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Style = Intl.DateTimeFormatOptions;

const styles: Readonly<Record<string, Style>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_short: { day: 'numeric', month: 'short', year: 'numeric' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  date_long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

/** `format` with its tokens (`{date_short_pretty} {time}`) filled in for `seconds` since the epoch; `_pretty` says today and yesterday. */
export function dateText(format: string, seconds: number, reader: Reader): string {
  return format.replace(/\{(\w+)\}/g, (whole: string, token: string) => {
    if (token === 'ago') return ago(seconds, reader);
    const pretty = token.endsWith('_pretty');
    const style = styles[pretty ? token.slice(0, -'_pretty'.length) : token];
    if (style === undefined) return whole;
    return (pretty ? nearby(seconds, reader) : null) ?? written(seconds, style, reader);
  });
}

/** `14:05`. */
export function timeText(seconds: number, reader: Reader): string {
  return written(seconds, { hour: '2-digit', minute: '2-digit' }, reader);
}

/** `today`, `yesterday` or the day, for the line between days. */
export function dayText(seconds: number, reader: Reader): string {
  const near = nearby(seconds, reader);
  return near === null ? written(seconds, styles['date_long'] ?? {}, reader) : near.charAt(0).toUpperCase() + near.slice(1);
}

function nearby(seconds: number, reader: Reader): string | null {
  const day = (at: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: reader.zone }).format(at);
  const that = day(seconds * 1000);
  if (that === day(reader.now)) return 'today';
  return that === day(reader.now - 86_400_000) ? 'yesterday' : null;
}

function ago(seconds: number, reader: Reader): string {
  const minutes = Math.max(0, Math.round((reader.now / 1000 - seconds) / 60));
  if (minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? '1 hour ago' : `${hours} hours ago`;
}

function written(seconds: number, style: Style, { locale, zone }: Reader): string {
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: zone }).format(seconds * 1000);
}
