#!/usr/bin/env node
// Node keeps the compiled code of the files for the next start.
require('node:module').enableCompileCache?.();
// Committed, not compiled: a fresh pnpm install links only a bin that exists.
require('../lib/index.js').run();
