/** A real browser on the real page: Debian's Chromium, driven by playwright-core. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from 'vite';

const program = '/usr/bin/chromium';
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const quiet = ['--disable-component-update', '--disable-sync'];
const top = fileURLToPath(new URL('../../..', import.meta.url));

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

export const looks = {
  light: {},
  dark: { dark: true },
  phone: { width: 375, height: 760 },
} as const satisfies Record<string, Look>;

type Work = () => Promise<void>;

export interface BrowserSuite {
  (name: string, work: Work): void;
  readonly after: { (work: Work): void; each(work: Work): void };
  readonly run: () => void;
}

/** A suite that runs where there is a browser. Elsewhere its tests are skipped and it says why; in CI that fails, since there they must run. */
export function browserSuite(name: string): BrowserSuite {
  if (existsSync(program)) return suite(name);
  const why = `${program} is missing (Debian: apt install chromium)`;
  const skipped = suite(`${name}: skipped, ${why}`);
  skipped('a browser is there where it must be', () => assert.is(process.env['CI'], undefined, why));
  return Object.assign((test: string, work: Work) => skipped.skip(test, work), {
    after: Object.assign(() => undefined, { each: () => undefined }),
    run: () => skipped.run(),
  });
}

let folder: string | null = null;
let browser: Browser | null = null;

/** The page as `npm run build` makes it, built from the sources as they are now into a folder of its own. */
export async function builtPage(): Promise<string> {
  if (folder !== null) return folder;
  folder = mkdtempSync(path.join(tmpdir(), 'parley-page-'));
  await build({ configFile: path.join(top, '.config/vite.config.js'), build: { outDir: folder }, logLevel: 'error' });
  return folder;
}

/** Opens `url`. What the page writes to the console as an error fails the test at `close`, but for what is expected. */
export async function openPage(
  url: string,
  { width = 1280, height = 800, dark = false }: Look = {},
): Promise<{ page: Page; close: (expected?: RegExp) => Promise<void> }> {
  browser ??= await chromium.launch({ executablePath: program, args: [...flags, ...quiet] });
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000); // long enough for a machine that does much else besides
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  return {
    page,
    async close(expected = /^$/) {
      await context.close();
      assert.equal(
        errors.filter((error) => !expected.test(error)),
        [],
      );
    },
  };
}

/** Ends the browser and removes the built page. */
export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
  if (folder !== null) rmSync(folder, { recursive: true });
  folder = null;
}

/** Nothing is wider than the window, but what scrolls by itself. */
export async function assertFits(page: Page): Promise<void> {
  const wide = await page.evaluate<readonly string[]>(`Array.from(document.querySelectorAll('body *'))
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    .filter((element) => element.closest('.scrolls, pre, .carousel, .unseen, svg') === null)
    .map((element) => element.tagName + '.' + element.className)`);
  assert.equal(wide, []);
}

/** The words at the axis of a chart can be read: none is small, and none runs into the next (what stands at a slant does not). Each column's head stands where its cells do. */
export async function assertLegible(page: Page): Promise<void> {
  const unread = await page.evaluate<readonly string[]>(`Array.from(document.querySelectorAll('.chart svg')).flatMap((svg) => {
    const labels = Array.from(svg.querySelectorAll('.category:not([transform])')).map((text) => [text.textContent, text.getBoundingClientRect()]);
    return labels.flatMap(([words, { height, left }], index) => [
      ...(height < 11 ? [words + ' is small'] : []),
      ...(index > 0 && left < labels[index - 1][1].right ? [labels[index - 1][0] + ' runs into ' + words] : []),
    ]);
  })`);
  assert.equal(unread, []);
  const crooked = await page.evaluate<readonly string[]>(`Array.from(document.querySelectorAll('.table .cells')).flatMap((table) =>
    Array.from(table.querySelectorAll('thead th')).filter((head, column) => {
      const cell = table.querySelector('tbody tr')?.children[column];
      return cell !== undefined && getComputedStyle(cell).textAlign !== getComputedStyle(head).textAlign;
    }).map((head) => head.textContent))`);
  assert.equal(crooked, []);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** axe finds nothing against the rules of WCAG 2, contrast among them. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8'));
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }).then((found) => found.violations)`,
  );
  const said = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`).join(' | ')}`,
  );
  assert.equal(said, []);
}

/** Waits until every picture has come. */
export async function picturesThere(page: Page): Promise<void> {
  await page.waitForFunction('Array.from(document.images).every((image) => image.complete && image.naturalWidth > 0)');
}

/** A picture for people to look at: kept under test/golden/workspace with UPDATE_GOLDEN=1, not compared pixel by pixel. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['UPDATE_GOLDEN'] !== '1') return;
  const file = path.join(top, 'test/golden/workspace', `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
}
