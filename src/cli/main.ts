#!/usr/bin/env node
import { commandLine } from './command-line.js';
import { nodeHost } from './host.js';

// Whoever reads the output may have seen enough; the work and its exit code are not changed by that.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await commandLine(process.argv.slice(2), nodeHost());
