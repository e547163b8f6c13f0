import { prepareBuild } from './prepare-workflows';

/** Threads and programs of their own run what is compiled. */
export default prepareBuild;
