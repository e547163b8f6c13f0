/**
 * Loaded once for all contracts that a worker has at hand, instead of once for each: rules are pure and keep nothing.
 * @see scripts/bundle-workflows.mjs
 */
import '../domain/contract/decide';
import '../domain/contract/evolve';
import '../domain/contract/registry';
import '../domain/contract/stage-words';

// The SDK has every promise of a workflow write down its stack, which takes a tenth of a worker's time. So much is kept that an
// error says where it was thrown, and by whom that was called.
Error.stackTraceLimit = 2;
