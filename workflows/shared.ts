/**
 * Loaded once for all workflows that a worker has cached, instead of once for each: the rules are pure and keep no state.
 * @see scripts/bundle-workflows.mjs
 */
import '../domain/contract/decide';
import '../domain/contract/evolve';
import '../domain/contract/registry';
import '../domain/contract/stage-words';

// The SDK captures a stack trace for every promise of a workflow, which takes a tenth of a worker's time. Two frames are kept: they show where an
// error was thrown and the caller.
Error.stackTraceLimit = 2;
