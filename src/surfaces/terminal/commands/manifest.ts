/** `parley manifest`: the manifest of the Slack app, ready to paste. */
import { InvalidArgumentError } from 'commander';
import type { Program } from '../command.ts';

interface Options {
  readonly socket?: true;
  readonly url?: string;
}

/** Adds `manifest` to the program. */
export function registerManifest(program: Program): void {
  program.root
    .command('manifest')
    .description('print the manifest of the Slack app, for HTTP or for Socket Mode')
    .option('--socket', 'for Socket Mode, which needs no public address')
    .option('--url <https://…>', 'for HTTP: where this installation is reached', addressArgument)
    .action(async ({ socket, url }: Options) => {
      const { manifestText } = await import('../../slack/install/manifest-text.ts');
      const { manifestSource, readManifest } = await import('../../workspace/manifest.ts');
      const text = manifestText(manifestSource(), { socket: socket ?? false, url: url ?? null });
      readManifest(text);
      program.io.out.write(text);
    });
}

function addressArgument(text: string): string {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address?.protocol === 'https:' && address.search === '' && address.hash === '') return text;
  throw new InvalidArgumentError('An address such as https://parley.mybrand.com is expected; Slack takes https only.');
}
