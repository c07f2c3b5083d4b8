import { err, ok, type Result } from '../../../base/result.js';
import type { Imported, Unreadable } from '../imported.js';
import { settle, type Judge } from '../settle.js';
import type { SourceText } from '../../resolve/layer.js';
import { headerScript } from './header-script.js';
import { pixelScript } from './pixel-script.js';
import { readXml } from './read-xml.js';

/** A script of CTP, for headers (XML) or for pixels, as a rule file. `judge`: the compiler. */
export function importCtp({ name, text }: SourceText, judge: Judge): Result<Imported, Unreadable> {
  if (/^\uFEFF?\s*</.test(text)) {
    const elements = readXml(text.replace(/^\uFEFF/, ''));
    return elements.ok ? ok(settle(headerScript(elements.value, name), judge)) : elements;
  }
  if (text.length > 2_000_000) return err({ line: null, message: 'it is longer than any script' });
  if (!text.includes('{')) return err({ line: null, message: 'it is neither a header script, which is XML, nor a pixel script, which has signatures between braces' });
  return ok(settle(pixelScript(text, name), judge));
}
