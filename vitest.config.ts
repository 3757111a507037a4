import { defineConfig } from 'vitest/config'

// Browser tests start a real Chromium; two workers fit the two cores that CI has.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
