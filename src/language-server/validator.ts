import type { TextDocument } from 'vscode-languageserver-textdocument';

/** so long nothing may be typed before a document is looked at, in milliseconds */
const quietMs = 25;

/** Looks at documents a moment after they were changed: each once, however often it was changed meanwhile. */
export class Validator {
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(private readonly validate: (uri: string) => void) {}

  later(document: Pick<TextDocument, 'uri'>, delayMs = quietMs): void {
    this.forget(document);
    const run = (): void => {
      this.waiting.delete(document.uri);
      this.validate(document.uri);
    };
    this.waiting.set(document.uri, setTimeout(run, delayMs));
  }

  forget({ uri }: Pick<TextDocument, 'uri'>): void {
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
  }

  end(): void {
    for (const uri of [...this.waiting.keys()]) this.forget({ uri });
  }
}
