import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['**/*.flow.ts'],
    // Each has a browser and two processes.
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // As long as the browser's own waiting.
    expect: { poll: { timeout: 30_000 } },
  },
});
