import { closeReading } from '../../documents/intake/read-file';
import { closeSetting } from '../../documents/pdf/set-document';

/** If each test file loads its own modules, the processes that make and read documents end with the file. */
afterAll(() => Promise.all([closeSetting(), closeReading()]));
