export { contractLifecycle } from './contract-lifecycle';
export { linkCode } from './link-code';
