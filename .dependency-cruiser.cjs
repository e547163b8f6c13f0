/** The house, docs/decisions/0001: everyone may know the domain; the domain knows no one. */
const may = (folder, allowed, comment) => ({
  name: `${folder}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    path: '^(domain|workflows|activities|api|worker|prisma|documents|config|web|test|bench|scripts)/',
    pathNot: allowed,
  },
});

module.exports = {
  forbidden: [
    may('domain', '^domain/', 'The domain knows no one.'),
    {
      name: 'domain-parts',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: 'node_modules', pathNot: 'node_modules/(decimal\\.js|zod)/' },
    },
    { name: 'domain-core', severity: 'error', from: { path: '^domain/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'workflows-types-only',
      severity: 'error',
      comment: 'Workflows know activities by type only.',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    may('workflows', '^(workflows|domain|activities)/'),
    {
      name: 'workflow-parts',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: 'node_modules', pathNot: 'node_modules/(@temporalio/(workflow|common)|decimal\\.js)/' },
    },
    may('activities', '^(activities|domain|documents|prisma|config)/'),
    may(
      'api',
      '^(api|domain|documents|prisma|config)/|^workflows/messages\\.ts$',
      'Only messages cross between api and workflows.',
    ),
    may('worker', '^(worker|workflows|activities|domain|documents|prisma|config)/', 'Only worker wires activities.'),
    may('prisma', '^(prisma|domain|config)/'),
    may(
      'documents',
      '^(documents|domain)/',
      'Texts, files and where they are kept; no contract is known here but by its terms.',
    ),
    may('config', '^(config|domain)/', 'What the machine gives: environment and clock.'),
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'proof-is-not-imported',
      severity: 'error',
      from: { pathNot: '^(test|bench|scripts)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|prisma/generated' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default'] },
  },
};
