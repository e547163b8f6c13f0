export { contractLifecycle } from './contract-lifecycle';
