import { describe } from 'vitest';
import { hasTool } from './tool.js';

/** A suite that asks programs of the machine; where one is absent the suite is reported as skipped and says which. */
export function describeWithTools(name: string, tools: readonly string[], suite: () => void): void {
  const absent = tools.filter((tool) => !hasTool(tool));
  if (absent.length > 0) describe.skip(`${name} (skipped: no ${absent.join(', ')} on this machine)`, suite);
  else describe(name, suite);
}
