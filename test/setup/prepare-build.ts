import { prepareBuild } from './prepare-workflows';

/** Compiles first, because threads and processes started by tests run compiled code. */
export default prepareBuild;
