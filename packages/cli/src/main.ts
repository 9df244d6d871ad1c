#!/usr/bin/env node
import { createNodeIo } from './command/node-io.ts'
import { run } from './command/run.ts'

process.exitCode = await run(process.argv.slice(2), createNodeIo())
