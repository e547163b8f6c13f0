import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { textsPage } from './library/texts-page';
import { root } from './stack/start-process';

writeFileSync(path.join(root, 'docs/contract-texts.md'), textsPage());
