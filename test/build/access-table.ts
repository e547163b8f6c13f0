import { routesOf } from '../../api/app';
import { type Services } from '../../api/services';
import { roleMay, roleNames, roles } from '../../domain/access/roles';
import { type Permission, permissionNames, permissions } from '../../domain/kernel/permissions';

/** What needs which permission, by what is asked. */
export function operationsByPermission(): Map<Permission, string[]> {
  const needed = new Map<Permission, string[]>(permissionNames.map((name) => [name, []]));
  // Routes only remember their services until they are asked.
  for (const { access, operationId } of routesOf({} as Services))
    if (access.permission !== null) needed.get(access.permission)?.push(operationId);
  return needed;
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function rolesTable(): string {
  const head = ['permission', ...roleNames.map((name) => `\`${name}\``)];
  const words = ['', ...roleNames.map((name) => roles[name].words['zh-CN'])];
  const body = permissionNames.map((name) =>
    row([`\`${name}\``, ...roleNames.map((role) => (roleMay(role, name) ? 'yes' : ''))]),
  );
  return [row(head), row(head.map(() => '---')), row(words), ...body].join('\n');
}

function operationsTable(): string {
  const body = [...operationsByPermission()].map(([name, operations]) => {
    const { en, 'zh-CN': zh } = permissions[name];
    return row([`\`${name}\``, `${en}<br>${zh}`, operations.map((id) => `\`${id}\``).join(', ')]);
  });
  return [row(['permission', 'what it allows', 'operations of the API']), row(['---', '---', '---']), ...body].join(
    '\n',
  );
}

/** `docs/access.md`, whole. */
export function accessTable(): string {
  return `# Who may do what

Made from the code by \`npm run write:access\`; a test compares the two, and another asks every operation of the running API with each permission.

Every command and every route names one permission. An API key has the permissions that it was made with (\`npm run keys -- make NAME --permissions=…\`), or all of
them. A request without the permission is answered 403 \`MISSING_PERMISSION\`. A mail link has no permissions: it answers the question that it was mailed for, and
nothing else. Permissions come on top of the rules of each command: whoever may approve still decides only where they are asked, and never on their own contract.

## Operations by permission

${operationsTable()}

## Permissions of each role

${rolesTable()}
`;
}
