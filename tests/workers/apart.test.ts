import { expect, test } from 'vitest'
import { startApart } from '../../scripts/workers/apart.ts'

test('a module that ends its process is an error', async () => {
  const helper = startApart(new URL('data:text/javascript,process.exit(3)'))
  await expect(helper.ask(1)).rejects.toThrow(/ended with 3/)
})
