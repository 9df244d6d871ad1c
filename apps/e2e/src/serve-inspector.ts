import { serveBuild } from '@tx2-link/arena/page-server'

// Built and served as by `npm start -- --production`, without a game beside it, until it is ended.
const { url } = await serveBuild('inspector', 0)
process.stdout.write(`The inspector is at ${url}\n`)
