import type { Imported } from './imported.js';

/** What an import tells a person: what is missing, line by line, and what was wrong with the script. */
export function importReport({ carried, losses, faults }: Imported): string {
  const lines: string[] = [`${counted(carried, 'line')} carried over, ${losses.length === 0 ? 'nothing left out' : `${counted(losses.length, 'thing')} not`}`];
  if (losses.length > 0) lines.push('', 'not carried over:', ...losses.flatMap(({ line, said, why, became, decide }) => [`  ${place(line)}: ${said}`, `    why: ${why}`, `    instead: ${became}`, `    to decide: ${decide}`]));
  if (faults.length > 0) lines.push('', 'faults of the script:', ...faults.map(({ line, kind, message }) => `  ${place(line)}, ${kind}: ${message}`));
  return `${lines.join('\n')}\n`;
}

function place(line: number): string {
  return line === 0 ? 'the whole' : `line ${line}`;
}

function counted(count: number, thing: string): string {
  return `${count === 0 ? 'no' : count} ${thing}${count === 1 ? '' : 's'}`;
}
