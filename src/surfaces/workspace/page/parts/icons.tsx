/** Small drawings; words stand beside them or in their button's name. */

const paths = {
  hash: 'M5 9h14M5 15h14M10 4 8 20M16 4l-2 16',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  send: 'M5 12h13M12 5l7 7-7 7',
  reply: 'M4 6h16v11h-9l-5 4v-4H4z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500 19 19M5 19l1.500-1.500M17.500 6.500 19 5',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  up: 'M12 19V6M6 11l6-6 6 6',
  down: 'M12 5v13M6 13l6 6 6-6',
} as const;

export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg className={name === 'more' ? 'icon dotted' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** A person's initials, or the app's mark. */
export function Avatar({ name, bot, seed }: { readonly name: string; readonly bot: boolean; readonly seed: string }) {
  const hue = Array.from(seed).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  if (bot)
    return (
      <svg className="avatar" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" fill="#1d3557" />
        <path
          d="M8 9.500A2.500 2.500 0 0 1 10.500 7h11A2.500 2.500 0 0 1 24 9.500v8a2.500 2.500 0 0 1-2.500 2.500H15l-4.500 4.500V20A2.500 2.500 0 0 1 8 17.500z"
          fill="#fff"
        />
        <path d="M12 16v-3M16 16v-5.500M20 16v-2" stroke="#e76f51" strokeWidth="2" strokeLinecap="round" />
      </svg>
    );
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => Array.from(part)[0] ?? '')
    .join('');
  return (
    <span className="avatar" style={{ background: `hsl(${hue} 45% 36%)` }} aria-hidden="true">
      {initials}
    </span>
  );
}
