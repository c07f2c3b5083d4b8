// A worker of the built product around a double of the runtime. A file that begins with "die" ends the thread.
import { serve } from '../../../dist/src/runtime/batch/serve.js';

serve({
  prepare: () => ({}),
  deidentify(_prepared, source) {
    const text = source.toString('latin1');
    if (text.startsWith('die')) process.exit(1);
    if (text.startsWith('grow')) for (const hoard = []; ; ) hoard.push(new Array(1 << 20).fill(hoard.length));
    return {
      kind: 'edited',
      pieces: [source],
      source,
      lengthBytes: source.length,
      deflateFrom: null,
      identity: { patient: 'p', study: 's', series: 'e', instance: text.split(' ')[1] },
      rules: new Map([[3, 1]]),
    };
  },
});
