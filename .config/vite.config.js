/** Builds the workspace's page into dist/workspace. Everything that it shows comes from there: nothing is loaded from elsewhere. */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const top = path.dirname(import.meta.dirname);

export default defineConfig({
  root: path.join(top, 'src/surfaces/workspace/page'),
  plugins: [react()],
  build: { outDir: path.join(top, 'dist/workspace'), emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  logLevel: 'warn',
});
