import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const ofMoney = {
  selector: "CallExpression[callee.name='Number'][arguments.0.property.name='amount']",
  message: 'Money is never a float.',
};

const ofFloats = { ...ofMoney, selector: 'CallExpression[callee.name=/^parseFloat$/]' };

/** What is for people to read; a list is cut at a number that has a name. */
const ofTexts = [
  'TemplateLiteral:has(TemplateElement[value.raw=/^…/]) > CallExpression[callee.property.name=/^(slice|substring|substr)$/]',
  'CallExpression[callee.property.name=/^(slice|substring|substr)$/][arguments.0.value=0][arguments.1.value>=50]',
].map((selector) => ({
  selector,
  message: 'A text is cut by `cut` or `shorten` (domain/kernel/cut.ts): no letter loses its half.',
}));

/** Clock, randomness and I/O are not for rules: `now` is an argument, ids come from the caller. */
const pure = {
  'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'Buffer'],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Rules never read the clock.' },
    { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Rules never read the clock.' },
    ...[ofMoney, ...ofTexts],
  ],
};

/** Rules that need types are in .oxlintrc.json: oxlint checks them, and the types, with TypeScript's native compiler in a quarter of the time. */
export default tseslint.config(
  { ignores: ['node_modules/**', '.concordat/**', 'dist/**', 'prisma/generated/**', 'coverage/**'] },
  ...tseslint.configs.strict,
  {
    rules: {
      // The usual way to leave fields out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 60 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-restricted-syntax': ['error', ...[ofMoney, ofFloats]],
    },
  },
  {
    // What runs where others are served. Whoever knows the pattern could hold others up with a text on which it takes longer than the text is long.
    files: ['{activities,api,config,documents,domain,prisma,worker,workflows}/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain' }],
      'no-restricted-syntax': ['error', ofMoney, ofFloats, ...ofTexts],
    },
  },
  { files: ['domain/**/*.ts'], rules: pure },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  // A `describe` is a list of tests, not a function that somebody must hold in mind.
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
);
