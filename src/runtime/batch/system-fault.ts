/** A failing of the machine under the batch, told by its code alone: the text of a system's error holds paths, and paths hold names. */
export class SystemFault extends Error {
  constructor(
    /** the system's code: ENOSPC, EIO, … */
    readonly code: string,
    /** which side failed: what is read, or what is written */
    readonly side: 'input' | 'output',
  ) {
    super(code);
  }
}

/** The run was asked to stop in the middle of a file; nothing of the file stays. */
export class Stopped extends Error {}

/** Does `work`; a failing of the system is thrown as a `SystemFault` of this side, everything else as it is. */
export function onSide<T>(side: 'input' | 'output', work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    throw new SystemFault(code, side);
  }
}

/** The code of a system's error, or null when this is none. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
