/** An instant (ISO 8601) as it is read where no zone of the reader is known: `2026-11-23 15:04 UTC`. Throws where it is none. */
export function asOfText(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
