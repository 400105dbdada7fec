/** What is said of a fault of ours, logged as `id`. */
export function faultWords(id: string): string {
  return `That met a fault on our side. It is logged as ${id}. Trying again in a minute may work.`;
}
