import { configDefaults, defineConfig } from 'vitest/config';
import quick from './vitest.config.ts';

export default defineConfig({
  test: {
    ...quick.test,
    include: ['test/**/*.real.test.ts'],
    exclude: configDefaults.exclude,
    // A minute for LibreOffice or axe on a quiet machine is ten on a busy one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
