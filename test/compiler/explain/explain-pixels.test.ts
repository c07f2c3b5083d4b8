import { describe, expect, it } from 'vitest';
import { check, explainPixels, pixelExplanationText } from '../../../src/compiler/index.js';
import { shippedLibrary } from '../library.js';

const source = `profile "p" version "1"
extends ps3.15-basic
template "wide" for Modality US {
  black x 0 y 0 width 2000 height 40
  black right 0 bottom 10 width 100 height 20
  black x 900 y 0 width 10 height 10
}
template "another" for Modality CT {
  black x 0 y 0 width 1 height 1
}
detect text when Modality is US {
  redact at confidence 0.80
  review at confidence 0.30
}
`;

function model() {
  const checked = check({ name: 'p.anon', text: source }, shippedLibrary());
  if (checked.model === null) throw new Error(JSON.stringify(checked.diagnostics));
  return checked.model;
}

function lookup(values: Readonly<Record<string, string>>) {
  return (tag: string): readonly string[] => (values[tag] === undefined ? [] : [values[tag]]);
}

describe('the explanation of pixels', () => {
  it('lists the templates that a file matches, and their pixels in its image', () => {
    const text = pixelExplanationText(explainPixels(model(), lookup({ '00080060': 'US', '00280010': '600', '00280011': '800' })));
    expect(text).toBe(`
templates: the file, an image of 800 x 600 pixels, matches 1 of 2; the regions of all become black
  "wide"   (p.anon:3)
    black x 0 width 2000 y 0 height 40: columns 0 to 799, rows 0 to 39
    black right 0 width 100 bottom 10 height 20: columns 700 to 799, rows 570 to 589
    black x 900 width 10 y 0 height 10: no pixel of this image

text: it is looked for
  redacted at confidence 0.8, to review at 0.3   (p.anon:11)
`);
  });

  it('says so where none matches, and gives regions as they are written where the image has no size', () => {
    expect(pixelExplanationText(explainPixels(model(), lookup({ '00080060': 'MR' })))).toBe('\ntemplates: the file matches none of 2\n\ntext: no statement looks for it in this file\n');
    expect(pixelExplanationText(explainPixels(model(), lookup({ '00080060': 'CT' })))).toContain('    black x 0 width 1 y 0 height 1\n');
  });
});
