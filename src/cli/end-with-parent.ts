/**
 * Preloaded (`node --import`) into a process that is of no use without the one that started it: ends it when that one is
 * gone, however it went. The process itself knows nothing of it.
 */
process.once('disconnect', () => process.exit(1));
// Listening alone must not keep it alive.
process.channel?.unref();
