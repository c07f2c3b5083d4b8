import { AnonParser } from '../../../grammar/parser.js';

let instance: AnonParser | null = null;

/** The one parser of this process: analysing its grammar takes longer than reading a file. It holds no state between two inputs. */
export function anonParser(): AnonParser {
  instance ??= new AnonParser();
  return instance;
}
