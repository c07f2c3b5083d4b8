import type { Grey } from './grey.js';

/** Frames of a cine that are looked at whatever they show, spread evenly, the first and the last among them. */
const evenly = 8;
/** Pixels of one side of the squares that frames are compared by. */
const SQUARE = 8;
/** Brighter or darker than any frame before by less than this is movement or noise, not new ink. */
const NEW = 0.12;

/**
 * Which frames of a cine are looked at: some in any case, and each that shows something brighter or darker than what was looked at
 * so far around that place: text that appears does, unless what moved there before was as bright and as dark.
 */
export class FrameSample {
  private readonly always: ReadonlySet<number>;
  private brightest: Float32Array | null = null;
  private darkest: Float32Array | null = null;

  /** @param all every frame is looked at: what a strict profile asks for */
  constructor(frames: number, all = false) {
    const count = all ? frames : Math.min(frames, evenly);
    this.always = new Set(Array.from({ length: count }, (_, at) => (count === 1 ? 0 : Math.round((at * (frames - 1)) / (count - 1)))));
  }

  /** Whether a frame is to be looked at; called for all frames in their order. */
  wants(frame: number, grey: Grey): boolean {
    const squares = squaresOf(grey);
    const isWanted = this.always.has(frame) || this.isNew(squares);
    if (isWanted) this.take(squares);
    return isWanted;
  }

  private isNew({ bright, dark }: Squares): boolean {
    const { brightest, darkest } = this;
    if (brightest === null || darkest === null) return true;
    return bright.some((value, at) => value > (brightest[at] ?? 0) + NEW || (dark[at] ?? 0) < (darkest[at] ?? 0) - NEW);
  }

  private take({ bright, dark }: Squares): void {
    const { brightest, darkest } = this;
    if (brightest === null || darkest === null) {
      this.brightest = bright;
      this.darkest = dark;
      return;
    }
    bright.forEach((value, at) => {
      brightest[at] = Math.max(brightest[at] ?? 0, value);
      darkest[at] = Math.min(darkest[at] ?? 0, dark[at] ?? 0);
    });
  }
}

interface Squares {
  readonly bright: Float32Array;
  readonly dark: Float32Array;
}

function squaresOf({ rows, columns, values }: Grey): Squares {
  const wide = Math.ceil(columns / SQUARE);
  const bright = new Float32Array(wide * Math.ceil(rows / SQUARE)).fill(0);
  const dark = new Float32Array(bright.length).fill(1);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const square = Math.floor(y / SQUARE) * wide + Math.floor(x / SQUARE);
      const value = values[y * columns + x] ?? 0;
      if (value > (bright[square] ?? 0)) bright[square] = value;
      if (value < (dark[square] ?? 0)) dark[square] = value;
    }
  }
  return { bright, dark };
}
