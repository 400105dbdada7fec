/** The manifest for one installation: over HTTP at its own address, or over a socket without any. */
import { isScalar, parseDocument, visit } from 'yaml';

export interface ManifestOptions {
  /** Socket Mode: no addresses. */
  readonly socket: boolean;
  /** Where this installation is reached (`https://parley.mybrand.com`); null: as the manifest says. */
  readonly url: string | null;
}

/** The address that stands in `manifest.yml` for the installation's own. */
const standIn = 'https://parley.example.com';
const addresses = ['request_url', 'message_menu_options_url', 'url', 'redirect_urls'];

/** `source` (YAML) with the addresses of `options`; comments stay. */
export function manifestText(source: string, { socket, url }: ManifestOptions): string {
  const manifest = parseDocument(source);
  manifest.setIn(['settings', 'socket_mode_enabled'], socket);
  const base = (url ?? standIn).replace(/\/+$/u, '');
  visit(manifest, {
    Pair(_, { key }) {
      const name = isScalar(key) ? String(key.value) : '';
      const unknown = socket && (addresses.includes(name) || (name === 'unfurl_domains' && url === null));
      return unknown ? visit.REMOVE : undefined;
    },
    Scalar(_, node) {
      if (typeof node.value === 'string')
        node.value = node.value.replace(standIn, base).replace(new URL(standIn).host, new URL(base).hostname);
    },
  });
  return manifest.toString({ lineWidth: 140 });
}
