import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The tests of the command line run the real bundle.
    globalSetup: ['test/build-once.ts'],
    // Chromium and LibreOffice start slowly on a busy machine.
    testTimeout: 60_000,
    // What the tool keeps between runs stays out of the home of whoever runs the tests.
    env: { XDG_CACHE_HOME: join(tmpdir(), 'mulu-test-cache') },
    hookTimeout: 60_000,
  },
});
