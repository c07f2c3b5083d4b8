/** The part of dcmjs that is used; the package ships no types. */
declare module 'dcmjs' {
  export interface DcmjsElement {
    readonly vr: string;
    readonly Value?: unknown;
    readonly _rawValue?: unknown;
  }
  export type DcmjsDataset = Readonly<Record<string, DcmjsElement>>;

  interface Logger {
    setLevel(level: 'silent'): void;
    getLogger(name: string): Logger;
  }
  const dcmjs: {
    readonly log: Logger;
    readonly data: {
      readonly DicomMessage: {
        readFile(
          bytes: ArrayBuffer,
          options?: { readonly ignoreErrors?: boolean; readonly noCopy?: boolean },
        ): { readonly meta: DcmjsDataset; readonly dict: DcmjsDataset };
      };
    };
  };
  export default dcmjs;
}
