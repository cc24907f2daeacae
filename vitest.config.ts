import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The tests of the command line run the real bundle.
    globalSetup: ['test/build-once.ts'],
    // Chromium and LibreOffice start slowly on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
