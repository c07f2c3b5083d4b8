import { assert } from '../../../base/assert.js';

/** What one compressed stream holds, as the codecs are told it. */
export interface StreamShape {
  readonly columns: number;
  readonly rows: number;
  readonly samplesPerPixel: number;
  /** bits of a sample in the stream; samples of more than 8 stand in two bytes, little endian */
  readonly precision: number;
  readonly signed: boolean;
  readonly photometric: string;
}

export type CodecName = 'Jpeg' | 'JpegLs' | 'Jpeg2000' | 'HtJpeg2000';

export interface EncodeChoices {
  /** JPEG 2000: whether colours are transformed (the stream then is YBR_RCT) */
  readonly colourTransform?: boolean;
}

/** The stream could not be decoded or the samples not encoded. What the library says may quote the stream, so it is not kept. */
export class CodecFault extends Error {
  constructor() {
    super('the codec failed');
  }
}

type Exports = Record<string, (...numbers: number[]) => number>;

/** The names whose order is the number of a colour space in the module. */
const photometrics = ['MONOCHROME1', 'MONOCHROME2', 'PALETTE COLOR', 'RGB', 'YBR_FULL', 'YBR_FULL_422', 'YBR_PARTIAL_422', 'YBR_PARTIAL_420', 'YBR_ICT', 'YBR_RCT', 'CMYK', 'ARGB', 'HSV', 'XYB'];

/**
 * The codecs of dcmjs-codecs, called without their wrapper: it prints what the libraries say, and cannot be made afresh at once. After any
 * fault the instance is thrown away, for a trap leaves its memory in a state that spoils what is decoded next.
 */
export class CodecModule {
  private live: { readonly call: Exports; readonly memory: WebAssembly.Memory } | null = null;

  constructor(private readonly module: WebAssembly.Module) {}

  /** Samples by pixel, `rows × columns × samplesPerPixel` of them. @throws CodecFault */
  decode(codec: CodecName, shape: StreamShape, stream: Uint8Array): Buffer {
    return this.guarded((call) => {
      const context = this.context(call, shape);
      const parameters = this.called(call, 'CreateDecoderParameters');
      this.called(call, 'SetConvertColorspaceToRgb', parameters, 0);
      this.put(call, 'Encoded', context, stream);
      this.called(call, `Decode${codec}`, context, parameters);
      const isAsSaid = this.called(call, 'GetColumns', context) === shape.columns && this.called(call, 'GetRows', context) === shape.rows && this.called(call, 'GetSamplesPerPixel', context) === shape.samplesPerPixel;
      if (!isAsSaid) throw new CodecFault();
      const samples = this.get(call, 'Decoded', context);
      this.called(call, 'ReleaseDecoderParameters', parameters);
      this.called(call, 'ReleaseCodecsContext', context);
      return samples;
    });
  }

  /** A stream that loses nothing. @throws CodecFault */
  encode(codec: CodecName, shape: StreamShape, samples: Uint8Array, choices: EncodeChoices = {}): Buffer {
    const { signed, precision } = shape;
    return signed && precision <= 8 && codec === 'Jpeg2000' ? this.encodeSignedBytes(shape, samples, choices) : this.encodeAsIs(codec, shape, samples, choices);
  }

  /**
   * The library takes signed bytes for unsigned ones and cuts them off. Unsigned samples are moved down by half their range before they are
   * transformed, and signed ones are not (T.800 G.1): so the samples are moved up, encoded as unsigned, and the head says that they are signed.
   */
  private encodeSignedBytes(shape: StreamShape, samples: Uint8Array, choices: EncodeChoices): Buffer {
    const [half, mask] = [2 ** (shape.precision - 1), 2 ** shape.precision - 1];
    const stream = this.encodeAsIs('Jpeg2000', { ...shape, signed: false }, samples.map((sample) => (sample & mask) ^ half), choices);
    // Ssiz of each component, T.800 A.5.1
    for (let component = 0; component < shape.samplesPerPixel; component += 1) stream[42 + component * 3] = (stream[42 + component * 3] ?? 0) | 0x80;
    return stream;
  }

  private encodeAsIs(codec: CodecName, shape: StreamShape, samples: Uint8Array, { colourTransform = false }: EncodeChoices): Buffer {
    return this.guarded((call) => {
      const context = this.context(call, shape);
      const parameters = this.called(call, 'CreateEncoderParameters');
      const choices: readonly (readonly [string, number])[] = [
        ['Lossy', 0],
        ['Quality', 100],
        ['SmoothingFactor', 0],
        ['SampleFactor', 0],
        ['Predictor', 1],
        ['PointTransform', 0],
        ['AllowedLossyError', 0],
        ['ProgressionOrder', codec === 'HtJpeg2000' ? 2 : 0],
        ['Rate', 0],
        ['AllowMct', colourTransform ? 1 : 0],
      ];
      for (const [name, value] of choices) this.called(call, `Set${name}`, parameters, value);
      this.put(call, 'Decoded', context, samples);
      this.called(call, `Encode${codec}`, context, parameters);
      const stream = this.get(call, 'Encoded', context);
      this.called(call, 'ReleaseEncoderParameters', parameters);
      this.called(call, 'ReleaseCodecsContext', context);
      return stream;
    });
  }

  private guarded<T>(work: (call: Exports) => T): T {
    const { call } = (this.live ??= instantiate(this.module));
    try {
      return work(call);
    } catch (error) {
      this.live = null;
      // a programmer's mistake stays one
      if (error instanceof WebAssembly.RuntimeError || error instanceof CodecFault || error instanceof RangeError) throw new CodecFault();
      throw error;
    }
  }

  private context(call: Exports, { columns, rows, samplesPerPixel, precision, signed, photometric }: StreamShape): number {
    const context = this.called(call, 'CreateCodecsContext');
    const attributes: readonly (readonly [string, number])[] = [
      ['Columns', columns],
      ['Rows', rows],
      ['BitsAllocated', precision > 8 ? 16 : 8],
      ['BitsStored', precision],
      ['SamplesPerPixel', samplesPerPixel],
      ['PixelRepresentation', signed ? 1 : 0],
      ['PlanarConfiguration', 0],
      ['PhotometricInterpretation', photometrics.indexOf(photometric)],
    ];
    for (const [name, value] of attributes) this.called(call, `Set${name}`, context, value);
    return context;
  }

  private put(call: Exports, which: 'Encoded' | 'Decoded', context: number, bytes: Uint8Array): void {
    this.called(call, `Set${which}BufferSize`, context, bytes.length);
    const at = this.called(call, `Get${which}Buffer`, context) >>> 0;
    new Uint8Array(this.memory().buffer, at, bytes.length).set(bytes);
  }

  private get(call: Exports, which: 'Encoded' | 'Decoded', context: number): Buffer {
    const [at, lengthBytes] = [this.called(call, `Get${which}Buffer`, context) >>> 0, this.called(call, `Get${which}BufferSize`, context) >>> 0];
    return Buffer.from(new Uint8Array(this.memory().buffer, at, lengthBytes));
  }

  private memory(): WebAssembly.Memory {
    assert(this.live !== null, 'the codecs are used after they failed');
    return this.live.memory;
  }

  private called(call: Exports, name: string, ...numbers: number[]): number {
    const known = call[name];
    assert(known !== undefined, `the codecs have no ${name}`);
    return known(...numbers);
  }
}

/** What the libraries print and ask of a system leads nowhere; an exception of theirs is a fault. */
function instantiate(module: WebAssembly.Module): { readonly call: Exports; readonly memory: WebAssembly.Memory } {
  const fail = (): never => {
    throw new CodecFault();
  };
  const memoryOf = (): WebAssembly.Memory => instance.exports.memory as WebAssembly.Memory;
  const instance: WebAssembly.Instance = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: {
      environ_get: () => 0,
      environ_sizes_get(counts: number, sizes: number) {
        const view = new DataView(memoryOf().buffer);
        view.setUint32(counts, 0, true);
        view.setUint32(sizes, 0, true);
        return 0;
      },
      proc_exit: fail,
      // the time is of no use to a codec, and would make its output differ from run to run
      clock_time_get(_clock: number, _precision: bigint, time: number) {
        new DataView(memoryOf().buffer).setBigUint64(time, 0n, true);
        return 0;
      },
      fd_write(_file: number, vectors: number, count: number, written: number) {
        const view = new DataView(memoryOf().buffer);
        let lengthBytes = 0;
        for (let at = 0; at < count; at += 1) lengthBytes += view.getUint32(vectors + at * 8 + 4, true);
        view.setUint32(written, lengthBytes, true);
        return 0;
      },
      fd_seek: () => 0,
      fd_close: () => 0,
    },
    env: { emscripten_notify_memory_growth: () => undefined, onCodecsInfo: () => undefined, onCodecsTrace: () => undefined, onCodecsException: fail },
  });
  const call = instance.exports as unknown as Exports;
  call._initialize?.();
  return { call, memory: memoryOf() };
}
