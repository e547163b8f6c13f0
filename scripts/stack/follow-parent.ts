/**
 * Loaded first into every process that `startProcess` starts. When the launcher is gone, killed or not, the channel to it closes, and the worker or
 * API shuts down in the regular way.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
