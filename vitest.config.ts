import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What needs LibreOffice, a printer of PDF, other processes or long: `npm run test:real`.
    exclude: [...configDefaults.exclude, 'test/**/*.real.test.ts'],
    // The files of a worker share what they import: loading it anew for each took longer than the tests.
    isolate: false,
    // What was transformed is kept by content below node_modules: one named test spends most of its time on that.
    experimental: { fsModuleCache: true },
    // Two megabytes of minified code are loaded as they are.
    server: { deps: { external: [/generated\/pdf-reader\.js$/u] } },
    // By default one core is left alone, which on two cores is half of them.
    maxWorkers: '100%',
    // What a test makes is soon forgotten: with the room of a short run the engine copied it again and again, a fifth of the time.
    execArgv: ['--max-semi-space-size=64'],
    // The tests of the command line run the real bundle.
    globalSetup: ['test/build-once.ts'],
    // A busy machine is no fault of the tool.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    env: {
      // What the tool keeps between runs stays out of the home of whoever runs the tests.
      XDG_CACHE_HOME: join(tmpdir(), 'mulu-test-cache'),
      // Whoever signs commits, or has hooks, runs the same tests.
      GIT_CONFIG_GLOBAL: devNull,
      GIT_CONFIG_NOSYSTEM: '1',
    },
  },
});
