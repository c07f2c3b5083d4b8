import { breakable, text } from './text.js';

/** What a person should see of an output. */
export interface Picture {
  /** path of the output that it is of */
  readonly output: string;
  /** says what is to be seen, without any text of the image */
  readonly caption: string;
  /** a PNG */
  readonly png: Uint8Array;
}

export function pictureHtml({ caption, png, output }: Picture): string {
  const data = Buffer.from(png.buffer, png.byteOffset, png.byteLength).toString('base64');
  return `<figure><img src="data:image/png;base64,${data}" alt="${text(caption)}" loading="lazy"><figcaption>${text(caption)}<br><span class="path">${breakable(output)}</span></figcaption></figure>`;
}

/** Pictures of files of which no finding is shown; the others stand beside their findings. */
export function picturesHtml(pictures: readonly Picture[], found: ReadonlySet<string>): string {
  const rest = pictures.filter(({ output }) => !found.has(output));
  return rest.length === 0 ? '' : `<section aria-labelledby="pictures"><h2 id="pictures">Pictures</h2><div class="pictures">${rest.map(pictureHtml).join('')}</div></section>`;
}
