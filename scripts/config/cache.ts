/** The folder of what Banxin remembers between builds. */
export { cacheFolder } from '../../bin/cache-folder.js'
