/** Registers the fonts that ship: nothing is taken from the system, which may have none. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const find = createRequire(import.meta.url);

const inter = ['400Regular/Inter_400Regular', '500Medium/Inter_500Medium', '600SemiBold/Inter_600SemiBold', '700Bold/Inter_700Bold'];

/** Makes Inter known to the canvas of this process. Throws where a file is missing or unreadable: text would vanish without one. */
export function registerFonts(): void {
  for (const face of inter) {
    const file = find.resolve(`@expo-google-fonts/inter/${face}.ttf`);
    if (GlobalFonts.register(readFileSync(file), 'Inter') === null) throw new Error(`font cannot be read: ${file}`);
  }
}
