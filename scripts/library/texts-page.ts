import { type Template } from '../../domain/library/library';
import { clauseNotes } from './clause-notes';
import { library } from './library';

const head = `# The texts of contracts

Every clause of the initial library, its legal source, and what a lawyer may change in it. This page is generated from the library by \`npm run write:contract-texts\`, and a test compares
the two. The texts of the clauses are in \`scripts/library/\`, in Chinese and English.

- **Change clauses in the library**, never here: draft a version of a clause, then of its template, and publish both (\`/v1/clauses\`, \`/v1/templates\`). Existing contracts keep
  their versions. An installation that has a library keeps it; new texts of the product reach it only in this way.
- **Numbers are questions of the contract type** with a default answer; they are listed with each clause.
- **Bold paragraphs** (\`! \`) are those that must be pointed out to the customer (民法典 496, 通则解释 10 ✓). They are printed bold, marked in comparisons, and the customer signs for them in a
  separate box. Mark a clause bold if you make it harder on the customer; a ticked box proves nothing.
- **Locked clauses** cannot be edited in a contract; mandatory ones cannot be left out. Every departure from the standard text is listed for legal.
- \`✓\` follows articles whose wording was compared with a published text when the clause was written. The other articles are those that the legal review named: look them up before you rely on them.
`;

/** How a template uses a clause. */
function usesOf(libraryClauseId: string): string[] {
  return library.templates.flatMap(({ templateId, template }) =>
    template.slots.flatMap(({ from, alternates, locked, mandatory }: Template['slots'][number]) => {
      if (from.libraryClauseId === libraryClauseId)
        return [`${templateId}${locked ? ' (locked)' : mandatory ? ' (mandatory)' : ''}`];
      return alternates.some((other) => other.libraryClauseId === libraryClauseId) ? [`${templateId} (alternate)`] : [];
    }),
  );
}

function fieldsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/fields\.([\w-]+)/g)].map(([, id = '']) => id))];
}

const defaults = new Map(
  library.contractTypes.flatMap(({ contractType }) =>
    contractType.fields.map((field) => [field.fieldId, field.default]),
  ),
);

function sectionOf({ libraryClauseId, clause: { heading, text } }: (typeof library.clauses)[number]): string {
  const { source, mayChange } = clauseNotes[libraryClauseId] ?? { source: '', mayChange: '' };
  const asked = fieldsOf(text['zh-CN']).map((id) => `${id} (${defaults.get(id) ?? 'open'})`);
  const bold = text['zh-CN'].split('\n').filter((line) => /^(?:- )?! /.test(line)).length;
  const lines = [
    `In: ${usesOf(libraryClauseId).join(', ')}`,
    `Source: ${source}`,
    `May change: ${mayChange}`,
    ...(asked.length > 0 ? [`Answers it uses: ${asked.join(', ')}`] : []),
    ...(bold > 0 ? [`Bold paragraphs: ${bold}`] : []),
  ];
  const id = `\`${libraryClauseId}\``;
  return `## ${heading['zh-CN']} · ${heading.en} (${id})\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
}

/** The Markdown page about all clauses of the library. */
export function textsPage(): string {
  return [head, ...library.clauses.map(sectionOf)].join('\n');
}
