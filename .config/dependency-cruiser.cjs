/** Who may import whom (the table of rooms in the README). What is not listed is an error. */
const may = {
  grammar: [],
  'src/base': [],
  migrations: [],
  'src/catalogue': ['src/base'],
  'src/language': ['grammar', 'src/catalogue', 'src/base'],
  'src/plan': ['src/language', 'src/catalogue', 'src/base'],
  'src/query': ['src/plan', 'src/catalogue', 'src/base'],
  'src/present': ['src/query', 'src/plan', 'src/catalogue', 'src/base'],
  'src/store': ['migrations', 'src/base'],
  'src/data': ['src/store', 'src/catalogue', 'src/base'],
  'src/ask': ['grammar', 'src/base', 'src/catalogue', 'src/language', 'src/plan', 'src/query', 'src/present', 'src/data', 'src/store'],
  'src/schedule': ['src/ask', 'src/plan', 'src/catalogue', 'src/store', 'src/base'],
  'src/surfaces': ['src/ask', 'src/schedule', 'src/plan', 'src/catalogue', 'src/store', 'src/present', 'src/base'],
};
/** Packages that only one place may touch. */
const owner = {
  chevrotain: '^(grammar|src/language)/',
  knex: '^(src/(query|store|data)|migrations)/',
  '@slack/': '^src/surfaces/slack/',
  '(react|react-dom|marked)/': '^src/surfaces/workspace/page/',
  ws: '^src/surfaces/workspace/deliveries/',
  '(chart\\.js|chartjs-plugin-datalabels|@napi-rs/canvas|quickchart-js|@expo-google-fonts|@fontsource-variable)': '^src/present/chart/',
};
const ours = '^(src|grammar|migrations)/';
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(may).map(([from, to]) => ({
      name: `${from} may import only: ${to.join(', ') || 'itself'}`,
      severity: 'error',
      from: { path: `^${from}/` },
      to: { path: ours, pathNot: [from, ...to].map((folder) => `^${folder}/`) },
    })),
    {
      name: 'present knows query by its types only',
      severity: 'error',
      from: { path: '^src/present/' },
      to: { path: '^src/query/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the workspace knows nothing of the bot: they meet over HTTP and WebSocket',
      severity: 'error',
      from: { path: '^src/surfaces/workspace/' },
      to: { path: ours, pathNot: '^src/(surfaces/workspace|base)/' },
    },
    {
      name: 'the page knows of its server only what they say to each other',
      severity: 'error',
      from: { path: '^src/surfaces/workspace/page/' },
      to: { path: ours, pathNot: '^src/surfaces/workspace/(page/|wire\\.ts)' },
    },
    {
      name: 'nothing of the page runs in the program',
      severity: 'error',
      from: { path: ours, pathNot: '^src/surfaces/workspace/page/' },
      to: { path: '^src/surfaces/workspace/page/' },
    },
    ...Object.entries(owner).map(([name, place]) => ({
      name: `${name} stays in its place`,
      severity: 'error',
      from: { path: ours, pathNot: place },
      to: { path: `node_modules/${name}`, dependencyTypesNot: ['type-only'] },
    })),
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules' } },
};
