/**
 * The thread in which lines are read: the worker of tesseract.js with one core for every processor. Its own worker takes the core with relaxed
 * SIMD where there is one, whose numbers differ between processors, and lets the library print.
 */
'use strict';
const { readFile } = require('node:fs/promises');
const { parentPort } = require('node:worker_threads');
const { gunzipSync } = require('node:zlib');
const worker = require('tesseract.js/src/worker-script');
const Core = require('tesseract.js-core/tesseract-core-simd-lstm');

const silent = () => undefined;
const refuse = () => Promise.reject(new Error('nothing is fetched, and nothing is written'));

parentPort.on('message', (packet) => worker.dispatchHandlers(packet, (answer) => parentPort.postMessage(answer)));
worker.setAdapter({
  getCore: () => Promise.resolve((options) => Core({ ...options, print: silent, printErr: silent })),
  gunzip: gunzipSync,
  fetch: refuse,
  readCache: (path) => readFile(path),
  writeCache: refuse,
  deleteCache: refuse,
  checkCache: () => Promise.resolve(false),
});
