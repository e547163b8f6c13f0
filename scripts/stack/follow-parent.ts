/**
 * Loaded first into every process that `startProcess` makes: when the launcher is gone, killed or not, the channel to it
 * closes, and a worker or API that nobody watches ends in the orderly way.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
