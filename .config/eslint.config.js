/** Lint rules: what types cannot say. Formatting belongs to Biome. */
import path from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const root = path.dirname(import.meta.dirname);

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'grammar/cst.ts', '**/*.js', '**/*.cjs'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: [path.join(root, 'tsconfig.json'), path.join(root, '.config/tsconfig.page.json')], tsconfigRootDir: root },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    // Data and grammar are long by nature: one table, one language.
    files: ['grammar/parser.ts', 'grammar/tokens.ts', 'src/catalogue/metrics/*.ts', 'test/**/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/**/*.ts', 'grammar/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['src/main.ts', 'src/config.ts', 'src/surfaces/terminal/**', 'src/base/clock.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'take a Clock' },
        { object: 'process', property: 'env', message: 'only src/config.ts reads the environment' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'take a Clock' },
        {
          selector: 'ImportDeclaration[source.value="zod"] > ImportSpecifier',
          message: 'import * as z: only so the gathered program leaves out what is not used',
        },
      ],
    },
  },
);
