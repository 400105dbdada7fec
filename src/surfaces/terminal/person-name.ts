/** `slack:T012:U345` is told as `@U345`: a terminal knows no names of a workspace. */
export function personName(asker: string): string {
  const user = /^slack:[^:]+:(.+)$/u.exec(asker)?.[1];
  return user === undefined ? asker : `@${user}`;
}
