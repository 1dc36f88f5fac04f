import { defineConfig } from 'vitest/config';

// For Stryker, which copies this package alone: without a configuration here vitest would climb to the root's and run every project.
export default defineConfig({ test: { include: ['test/rules/**/*.test.ts'], pool: 'threads', isolate: false } });
