#!/usr/bin/env node
import { commandLine } from './command-line.js';
import { nodeHost } from './host.js';

process.exitCode = await commandLine(process.argv.slice(2), nodeHost());
