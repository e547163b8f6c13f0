import { closeReading } from '../../documents/intake/read-file';
import { closeSetting } from '../../documents/pdf/set-document';

/** Where each file loads its own modules, what sets and reads documents for them ends with the file. */
afterAll(() => Promise.all([closeSetting(), closeReading()]));
