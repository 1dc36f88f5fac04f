#!/usr/bin/env node
// Committed, not compiled: a fresh pnpm install links only a bin that exists.
require('../lib/index.js').run();
