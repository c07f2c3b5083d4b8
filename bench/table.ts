/** One line of the result: what was measured beside its goal. */
export interface Line {
  readonly what: string;
  readonly measured: string;
  /** as design states it; absent: shown for comparison */
  readonly goal?: string;
  readonly met?: boolean;
}

export function printTable(lines: readonly Line[]): string {
  const width = Math.max(...lines.map((line) => line.what.length));
  const measured = Math.max(...lines.map((line) => line.measured.length));
  return lines
    .map((line) => {
      const verdict = line.met === undefined ? '' : line.met ? '  met' : '  missed';
      return `${line.what.padEnd(width)}  ${line.measured.padStart(measured)}  ${line.goal === undefined ? '' : `goal ${line.goal}`}${verdict}`.trimEnd();
    })
    .join('\n');
}

export function ratio(value: number): string {
  return `${value.toFixed(2)} ×`;
}
