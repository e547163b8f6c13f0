export { contractLifecycle } from './contract-lifecycle';
export { courier } from './courier';
export { linkCode } from './link-code';
export { superviseContracts } from './supervise-contracts';
