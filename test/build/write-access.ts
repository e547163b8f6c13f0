import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { accessTable } from './access-table';

writeFileSync(path.join(process.cwd(), 'docs', 'access.md'), accessTable());
