/** What a command's end means to the program that called it; the same whatever the format. */
export const exitCode = {
  clean: 0,
  /** evaluated, and the answer is no */
  no: 1,
  /** usage, rule or configuration error */
  usage: 2,
  /** the run finished, and something is in quarantine or review */
  keptBack: 3,
  /** a signature, chain, plan or digest does not hold */
  integrity: 4,
  internal: 70,
  /** disk full, resource gone, interrupted: try again */
  tryAgain: 75,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
