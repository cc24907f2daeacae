import { configDefaults, defineConfig } from 'vitest/config';
import quick from './vitest.config.ts';

export default defineConfig({
  test: { ...quick.test, include: ['test/**/*.real.test.ts'], exclude: configDefaults.exclude },
});
