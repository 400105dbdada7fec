/** Every method of the Web API that this workspace has. */
import { complaintsAbout, complaintsAboutView } from '../blocks/complaints.ts';
import { type Methods, Refusal } from '../world.ts';
import { assistant } from './assistant.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { functions } from './functions.ts';
import { people } from './people.ts';
import { streams } from './streams.ts';
import { views } from './views.ts';

export const methods: Methods = {
  ...assistant,
  ...chat,
  ...conversations,
  ...files,
  ...functions,
  ...people,
  ...streams,
  ...views,
};

/** The methods that need no token. */
export const openMethods: Methods = {
  'blocks.validate': {
    scope: null,
    run(args) {
      const [name, sent] = Object.entries(args).find(([key]) => key === 'blocks' || key === 'view') ?? [];
      if (name === undefined) throw new Refusal('invalid_arguments');
      const parsed: unknown = typeof sent === 'string' ? JSON.parse(sent) : sent;
      const complaints = name === 'view' ? complaintsAboutView(parsed) : complaintsAbout(parsed);
      if (complaints.length > 0)
        throw new Refusal(name === 'view' ? 'invalid_view' : 'invalid_blocks', { errors: complaints.map(asError) });
      return {};
    },
  },
};

function asError(complaint: string): object {
  const [, message = complaint, pointer = ''] = /^\[ERROR\] (.*) \[json-pointer:(?:\/blocks|\/view)?(.*)\]$/s.exec(complaint) ?? [];
  return { code: 'invalid', message, pointer };
}

/** The scope that `method` needs; null where it needs none or is unknown. */
export function scopeOf(method: string): string | null {
  return methods[method]?.scope ?? null;
}
