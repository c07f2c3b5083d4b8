"""Fonts of three kinds, each a way to draw one line: outline (TrueType, OpenType), bitmap (PCF) and stroke (Hershey).

`draw(text, height)` gives the ink of a line as a float array 0..1, cropped to the ink. Which families train and which test is said in
split.json.
"""
import functools, json, pathlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).parent
SPLIT = json.loads((HERE / 'split.json').read_text())
OUTLINE = [pathlib.Path('/usr/share/fonts/truetype'), pathlib.Path('/usr/share/fonts/opentype')]
BITMAP = [pathlib.Path('/usr/share/fonts/X11/misc'), pathlib.Path('/usr/share/fonts/X11/75dpi')]
STROKE = pathlib.Path('/usr/share/hershey-fonts')


def crop(ink):
    rows, columns = np.where(ink.max(1) > 0.2)[0], np.where(ink.max(0) > 0.2)[0]
    return None if len(rows) == 0 else ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]


@functools.lru_cache(4000)
def truetype(path, size):
    return ImageFont.truetype(path, size)


def through_pil(font, text, smooth):
    left, top, right, bottom = font.getbbox(text)
    if right <= left or bottom <= top:
        return None
    picture = Image.new('L', (right - left + 4, bottom - top + 4), 0)
    draw = ImageDraw.Draw(picture)
    draw.fontmode = 'L' if smooth else '1'
    try:
        draw.text((2 - left, 2 - top), text, fill=255, font=font)
    except OSError:
        # a font of bitmaps without one at this size
        return None
    return crop(np.asarray(picture, np.float32) / 255)


class Outline:
    kind = 'outline'

    def __init__(self, path):
        self.path = str(path)

    def draw(self, text, height, rng):
        return through_pil(truetype(self.path, max(6, int(height))), text, rng.random() < 0.8)


class Bitmap:
    """One strike of a bitmap font; larger heights by whole-number zoom, as consoles do."""
    kind = 'bitmap'

    def __init__(self, path):
        self.path, self.size = str(path), None
        for size in range(4, 40):
            try:
                truetype(self.path, size)
                self.size = size
                break
            except OSError:
                pass

    def draw(self, text, height, rng):
        ink = through_pil(truetype(self.path, self.size), text.encode('latin-1', 'replace').decode('latin-1'), False)
        zoom = max(1, int(height / self.size + 0.3))
        return ink if ink is None or zoom == 1 else np.kron(ink, np.ones((zoom, zoom), np.float32))


class Stroke:
    """Lines between points, of one width."""
    kind = 'stroke'

    def __init__(self, path):
        self.path, self.glyphs = str(path), {}
        for at, line in enumerate(pathlib.Path(path).read_text().splitlines()[:96]):
            pairs = [line[i:i + 2] for i in range(8, len(line) - 1, 2)]
            left, right = ord(pairs[0][0]) - 82, ord(pairs[0][1]) - 82
            strokes, stroke = [], []
            for pair in pairs[1:]:
                if pair == ' R':
                    strokes.append(stroke)
                    stroke = []
                else:
                    stroke.append((ord(pair[0]) - 82 - left, ord(pair[1]) - 82))
            self.glyphs[chr(32 + at)] = (right - left, strokes + [stroke])

    def draw(self, text, height, rng):
        fine = 3 if rng.random() < 0.6 else 1
        scale = fine * max(6, height) / 30
        wide = max(1, round(fine * rng.choice([1, 1, 1.5, 2]) * max(1, height / 26)))
        at, lines = 0, []
        for letter in text:
            width, strokes = self.glyphs.get(letter, (16, []))
            lines += [[((x + at) * scale + 8, y * scale + height * fine) for x, y in s] for s in strokes if len(s) > 1]
            at += width
        picture = Image.new('L', (int(at * scale) + 20, int(height * fine * 2.2)), 0)
        pen = ImageDraw.Draw(picture)
        for line in lines:
            pen.line(line, fill=255, width=wide)
        if fine > 1:
            picture = picture.resize((picture.width // fine, picture.height // fine), Image.BOX)
        ink = np.asarray(picture, np.float32) / 255
        return crop(np.clip(ink * 1.4, 0, 1))


def usable(font):
    try:
        ink = font.draw('Ag5', 16, np.random.default_rng(0))
        other = font.draw('BQ8', 16, np.random.default_rng(0))
        return ink is not None and other is not None and ink.shape[1] > 8 and ink.shape[0] > 4
    except Exception:
        return False


def load(part):
    """-> { 'outline': […], 'bitmap': […], 'stroke': […] } of the part "train" or "test"; the same order on every machine."""
    names = SPLIT['fonts'][part]
    skip = ('Symbols', 'Dingbat', 'MathTeX', 'Thin')
    outline = [p for folder in OUTLINE for p in sorted(folder.rglob('*')) if p.suffix in ('.ttf', '.otf')
               and any(n in str(p) for n in names['outline']) and not any(s in p.name for s in skip)]
    bitmap = [p for folder in BITMAP for p in sorted(folder.glob('*.pcf.gz')) if 'ISO8859' not in p.name and 'KOI8' not in p.name
              and any(p.name == f'{n}.pcf.gz' or (not n[0].isdigit() and p.name.startswith(n)) for n in names['bitmap'])]
    if part == 'train':
        held = SPLIT['fonts']['test']['outline']
        outline = [p for p in outline if not any(n in str(p) for n in held)]
    stroke = [STROKE / f'{n}.jhf' for n in names['stroke']]
    found = {'outline': [Outline(p) for p in outline], 'bitmap': [Bitmap(p) for p in bitmap], 'stroke': [Stroke(p) for p in stroke if p.exists()]}
    return {kind: [f for f in fonts if usable(f)] for kind, fonts in found.items()}


if __name__ == '__main__':
    for part in ('train', 'test'):
        print(part, {kind: len(fonts) for kind, fonts in load(part).items()})
