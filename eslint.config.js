import tseslint from 'typescript-eslint';

/** Who may import whom: docs/design.md, "The house". */
const HOUSE = {
  config: ['domain', 'errors'],
  domain: [],
  importing: ['domain', 'errors'],
  register: ['domain', 'errors'],
  cards: ['domain', 'errors'],
  paper: ['domain', 'errors'],
  mail: ['domain', 'errors', 'cards'],
  state: ['domain', 'errors'],
  delivery: ['domain', 'errors', 'state', 'cards', 'paper', 'mail'],
  bot: ['domain', 'errors', 'state', 'delivery', 'cards', 'mail', 'config'],
  schedule: ['domain', 'errors', 'state', 'delivery', 'cards', 'config'],
  local: ['domain', 'errors', 'config'],
  doctor: ['domain', 'errors', 'config'],
};
const SDKS = {
  botbuilder: 'bot',
  'botframework-connector': 'bot',
  'botframework-schema': 'bot',
  'adaptivecards-templating': 'cards',
  'adaptive-expressions': 'cards',
  '@microsoft/microsoft-graph-client': 'register',
  '@azure/identity': 'register',
  kysely: 'state',
  libsql: 'state',
  pg: 'state',
  'node-cron': 'schedule',
  express: 'bot',
  docx: 'paper',
};
/** `local` serves pages too, and a cron expression is checked when it is read. */
const ALSO = { express: ['local'], 'node-cron': ['config'] };
const ROOMS = Object.keys(HOUSE);

function wallsOf(room) {
  const forbiddenRooms = ROOMS.filter((other) => other !== room && !HOUSE[room].includes(other));
  const forbiddenSdks = Object.keys(SDKS).filter(
    (sdk) => SDKS[sdk] !== room && !(ALSO[sdk] ?? []).includes(room),
  );
  const patterns = [
    {
      regex: `^(\\.\\./)+(${forbiddenRooms.join('|')})/`,
      message: `src/${room} may not import this folder.`,
    },
    {
      regex: '^(\\.\\./)+(main|cli)(\\.js)?$',
      message: 'Only the composition roots stand above the folders.',
    },
  ];
  if (!HOUSE[room].includes('errors')) {
    patterns.push({ regex: '^(\\.\\./)+errors\\.js$', message: `src/${room} may not import this file.` });
  }
  if (room === 'domain') {
    patterns.push({
      regex: '^(?!\\.|(?:temporal-polyfill|fastest-levenshtein)$)',
      message: 'src/domain imports no SDK and nothing of Node.',
    });
  }
  const rules = {
    'no-restricted-imports': [
      'error',
      {
        patterns,
        paths: forbiddenSdks.map((name) => ({ name, message: `Only src/${SDKS[name]} imports ${name}.` })),
      },
    ],
  };
  if (room === 'domain') {
    rules['no-restricted-globals'] = ['error', 'process', 'fetch', 'setTimeout', 'setInterval'];
    rules['no-restricted-syntax'] = [
      'error',
      {
        selector: "MemberExpression[object.name='Date'][property.name='now']",
        message: 'The day is an argument.',
      },
      {
        selector: "NewExpression[callee.name='Date'][arguments.length=0]",
        message: 'The day is an argument.',
      },
      {
        selector: "MemberExpression[object.name='Math'][property.name='random']",
        message: 'Chance is an argument.',
      },
      BARE_ERROR,
    ];
  }
  return { files: [`src/${room}/**/*.ts`], rules };
}

const BARE_ERROR = {
  selector: "ThrowStatement > NewExpression[callee.name='Error']",
  message: 'Throw a CodedError (src/errors.ts), which has a code and a remedy.',
};

export default tseslint.config(
  { ignores: ['**/*.js', '**/*.cjs', 'coverage', 'test-output', 'data', 'node_modules'] },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      'no-restricted-syntax': ['error', BARE_ERROR],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  ...ROOMS.map(wallsOf),
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-restricted-syntax': 'off' },
  },
);
