import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'tesseract.js';
import type { Box } from '../image.js';
import type { Grey } from './grey.js';
import { linePicture } from './line-picture.js';

/** What is read in a box; an empty text with confidence 0 where nothing can be read. */
export interface Reading {
  readonly text: string;
  /** 0 to 1, the reader's own */
  readonly confidence: number;
}

export const unreadable: Reading = { text: '', confidence: 0 };

const startsWithinMs = 60_000;
const readsWithinMs = 20_000;

/**
 * Reads single lines (tesseract, English). What is read is for comparing with texts that may stay and with values that must not; that
 * nothing is read says nothing. Starts with the first line; a line that takes too long is unreadable.
 */
export class LineReader {
  private worker: Promise<Worker> | null = null;

  async read(grey: Grey, box: Box): Promise<Reading> {
    const picture = linePicture(grey, box);
    if (picture === null) return unreadable;
    try {
      const worker = await within(startsWithinMs, (this.worker ??= start()));
      const { data } = await within(readsWithinMs, worker.recognize(picture, {}, { text: true }));
      return { text: data.text.trim(), confidence: data.confidence / 100 };
    } catch {
      // what the library says may quote what it read
      await this.close();
      return unreadable;
    }
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    // one that never started cannot be ended by its handle, and ends with the thread that started it
    if (worker !== null) await within(1000, worker).then((live) => live.terminate(), () => undefined);
  }
}

async function start(): Promise<Worker> {
  const { createWorker, OEM, PSM } = await import('tesseract.js');
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'));
  let fail: (why: Error) => void = () => undefined;
  // the library tells of a start that failed by this handler alone
  const failed = new Promise<never>((_, reject) => (fail = reject));
  const started = createWorker('eng', OEM.LSTM_ONLY, {
    langPath: join(data, '4.0.0_best_int'),
    gzip: true,
    cacheMethod: 'none',
    workerPath: fileURLToPath(new URL('read-lines.cjs', import.meta.url)),
    errorHandler: () => fail(new Error('the reader does not start')),
  });
  failed.catch(() => undefined);
  const worker = await Promise.race([started, failed]);
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE });
  return worker;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
