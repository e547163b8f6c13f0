import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { noticesTable } from './notices-table';

writeFileSync(path.join(process.cwd(), 'docs', 'notices.md'), noticesTable());
