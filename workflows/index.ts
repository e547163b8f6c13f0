export { contractLifecycle } from './contract-lifecycle';
export { linkCode } from './link-code';
export { superviseContracts } from './supervise-contracts';
