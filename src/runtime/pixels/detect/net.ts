import { InferenceSession, Tensor, env } from 'onnxruntime-web';
import { featuresOf } from './features.js';
import type { Grey } from './grey.js';
import { readWeights } from './weights.js';

/** Pixels of one side of a cell of the net's answer. */
export const CELL = 4;

/** How likely a cell of 4 × 4 pixels is text, 0 to 1; `rows × columns` cells. */
export interface CellMap {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** What is looked at in one go: memory stays bounded whatever the size of a frame. */
const TILE = 1024;
/** A picture with a shorter side lies on black while it is looked at: the net knows frames, not what begins and ends within a letter's reach. */
const SMALL = 64;
/** The black around it, a whole number of cells. */
const BLACK = 16;
/** What lies around a tile and is looked at with it; no cell depends on pixels farther away. */
const AROUND = 96;

/** The net that finds text (models/text-detector.json). One picture after the other. */
export class Net {
  private constructor(private readonly session: InferenceSession) {}

  /** @throws Error where the weights are missing or not the ones that were released */
  static async open(weights = readWeights()): Promise<Net> {
    // the settings of the library are one thread's: no threads of its own, and nothing printed
    env.wasm.numThreads = 1;
    env.logLevel = 'fatal';
    const session = await InferenceSession.create(weights, { executionProviders: ['wasm'], graphOptimizationLevel: 'all', logSeverityLevel: 4 });
    return new Net(session);
  }

  async textCells(grey: Grey): Promise<CellMap> {
    const rows = Math.ceil(grey.rows / CELL);
    const columns = Math.ceil(grey.columns / CELL);
    if (Math.min(grey.rows, grey.columns) < SMALL) return this.onBlack(grey, rows, columns);
    if (grey.rows <= TILE + AROUND && grey.columns <= TILE + AROUND) return this.tile(grey, rows, columns);
    const values = new Float32Array(rows * columns);
    for (let y = 0; y < grey.rows; y += TILE) {
      for (let x = 0; x < grey.columns; x += TILE) await this.into({ rows, columns, values }, grey, x, y);
    }
    return { rows, columns, values };
  }

  async close(): Promise<void> {
    await this.session.release();
  }

  private async onBlack(grey: Grey, rows: number, columns: number): Promise<CellMap> {
    const wide = Math.max(SMALL, grey.columns + 2 * BLACK);
    const around: Grey = { rows: Math.max(SMALL, grey.rows + 2 * BLACK), columns: wide, values: new Float32Array(Math.max(SMALL, grey.rows + 2 * BLACK) * wide) };
    for (let y = 0; y < grey.rows; y += 1) around.values.set(grey.values.subarray(y * grey.columns, (y + 1) * grey.columns), (y + BLACK) * wide + BLACK);
    const whole = await this.textCells(around);
    const values = new Float32Array(rows * columns);
    for (let row = 0; row < rows; row += 1) {
      const from = (row + BLACK / CELL) * whole.columns + BLACK / CELL;
      values.set(whole.values.subarray(from, from + columns), row * columns);
    }
    return { rows, columns, values };
  }

  private async into(map: CellMap, grey: Grey, x: number, y: number): Promise<void> {
    const [left, top] = [Math.max(0, x - AROUND), Math.max(0, y - AROUND)];
    const part = cut(grey, left, top, Math.min(grey.columns, x + TILE + AROUND), Math.min(grey.rows, y + TILE + AROUND));
    const cells = await this.tile(part, Math.ceil(part.rows / CELL), Math.ceil(part.columns / CELL));
    const endRow = Math.min(map.rows, (y + TILE) / CELL);
    const endColumn = Math.min(map.columns, (x + TILE) / CELL);
    for (let row = y / CELL; row < endRow; row += 1) {
      const from = (row - top / CELL) * cells.columns + (x - left) / CELL;
      map.values.set(cells.values.subarray(from, from + endColumn - x / CELL), row * map.columns + x / CELL);
    }
  }

  private async tile(grey: Grey, rows: number, columns: number): Promise<CellMap> {
    const whole = grown(grey);
    const features = new Tensor('float32', featuresOf(whole), [1, 2, whole.rows, whole.columns]);
    const { probability } = await this.session.run({ features });
    const data = probability?.data;
    if (!(data instanceof Float32Array) || data.length !== (whole.rows * whole.columns) / CELL ** 2) throw new Error('the net of the text detector answers with something else than a map');
    const wide = whole.columns / CELL;
    const values = new Float32Array(rows * columns);
    for (let row = 0; row < rows; row += 1) values.set(data.subarray(row * wide, row * wide + columns), row * columns);
    if (values.some((value) => !(value >= 0 && value <= 1))) throw new Error('the net of the text detector answers with what is no probability');
    return { rows, columns, values };
  }
}

function cut({ columns, values }: Grey, x0: number, y0: number, x1: number, y1: number): Grey {
  const out = new Float32Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y += 1) out.set(values.subarray(y * columns + x0, y * columns + x1), (y - y0) * (x1 - x0));
  return { rows: y1 - y0, columns: x1 - x0, values: out };
}

/** Rows and columns as multiples of 8, which the net wants; the edge is repeated. */
function grown(grey: Grey): Grey {
  const [rows, columns] = [Math.ceil(grey.rows / 8) * 8, Math.ceil(grey.columns / 8) * 8];
  if (rows === grey.rows && columns === grey.columns) return grey;
  const values = new Float32Array(rows * columns);
  for (let y = 0; y < rows; y += 1) {
    const from = Math.min(y, grey.rows - 1) * grey.columns;
    values.set(grey.values.subarray(from, from + grey.columns), y * columns);
    values.fill(grey.values[from + grey.columns - 1] ?? 0, y * columns + grey.columns, (y + 1) * columns);
  }
  return { rows, columns, values };
}
