import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { CodecModule } from './codec-module.js';

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * Makes the codecs of compressed pixel data ready. What follows is not asynchronous. The module is compiled once a thread; each call makes
 * an instance of its own, which takes memory when it is first used.
 *
 * @throws Error where the package is missing
 */
export async function loadCodecs(): Promise<CodecModule> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('dcmjs-codecs/build/dcmjs-native-codecs.wasm')).then((bytes) => new WebAssembly.Module(bytes));
  return new CodecModule(await compiled);
}
