"""Lines of text onto a picture, as devices, viewers and scanners burn them in; and what happens to the picture afterwards."""
import io
import numpy as np
from PIL import Image, ImageFilter
import anatomy, backgrounds, words

STYLES = ['plain', 'outlined', 'shadowed', 'boxed', 'hazed']
STYLE_SHARES = [0.62, 0.1, 0.1, 0.12, 0.06]


def height(rng):
    """of the letters' body, in pixels"""
    return float(rng.choice([rng.uniform(7, 13), rng.uniform(11, 20), rng.uniform(18, 30), rng.uniform(30, 60)], p=[0.33, 0.42, 0.17, 0.08]))


def small_height(rng):
    """as `height`, with most lines where letters are hard to see"""
    return float(rng.uniform(6, 12)) if rng.random() < 0.55 else height(rng)


def pick_font(rng, fonts):
    kind = rng.choice(['outline', 'bitmap', 'stroke'], p=[0.5, 0.33, 0.17])
    return fonts[kind][rng.integers(len(fonts[kind]))]


def spread(ink, by):
    """ink grown by some pixels in each direction"""
    return np.asarray(Image.fromarray((np.pad(ink, by) * 255).astype(np.uint8)).filter(ImageFilter.MaxFilter(2 * by + 1)), np.float32) / 255


def level_on(rng, patch):
    """a grey level that can be read on a patch: mostly the far end, else with a contrast of 0.1 at least"""
    mean = float(patch.mean())
    if rng.random() < 0.62:
        return 1.0 if mean < 0.6 else 0.0
    low = 0.1 + 1.2 * float(patch.std())
    way = 1 if mean < rng.uniform(0.3, 0.7) else -1
    return float(np.clip(mean + way * rng.uniform(low, max(low + 0.05, 0.9)), 0, 1))


def paste(rng, picture, ink, x, y, style):
    """-> True where the line was drawn and can be seen"""
    h, w = ink.shape
    margin = 3
    y0, y1, x0, x1 = max(0, y - margin), min(picture.shape[0], y + h + margin), max(0, x - margin), min(picture.shape[1], x + w + margin)
    grown = np.zeros((y1 - y0, x1 - x0), np.float32)
    grown[y - y0:y - y0 + h, x - x0:x - x0 + w] = ink
    patch = picture[y0:y1, x0:x1]
    if style == 'boxed':
        patch[:] = rng.choice([0, 1, rng.random()])
    elif style == 'hazed':
        patch[:] = patch * 0.4 + rng.choice([0, 0.6])
    level = level_on(rng, patch)
    if style in ('outlined', 'shadowed'):
        level = float(rng.choice([0, 1, 1]))
        if style == 'outlined':
            edge = spread(grown, 1)[1:-1, 1:-1]
        else:
            edge = np.roll(grown, (1, 1), (0, 1))
        patch[:] = patch * (1 - edge) + (1 - level) * edge
    before = patch.copy()
    patch[:] = patch * (1 - grown) + level * grown
    inside = grown > 0.5
    if not inside.any():
        return False
    near = (spread(grown, 2)[2:-2, 2:-2] > 0.3) & (grown < 0.1)
    around = before[near] if near.any() else before
    return abs(float(patch[inside].mean()) - float(np.median(around))) > 0.07


def free(box, taken, gap):
    return all(box[2] + gap <= t[0] or t[2] + gap <= box[0] or box[3] + gap <= t[1] or t[3] + gap <= box[1] for t in taken)


def add_lines(rng, picture, fonts, count, tall_of=height, turned_share=0.07):
    """Writes up to `count` lines, `tall_of(rng)` pixels tall and a share of them upwards or downwards. -> [{ box: [x0, y0, x1, y1], kind, text, height, style, turned, font, seen }]; `seen` is
    false where the letters hardly differ from what they stand on"""
    rows, columns = picture.shape
    placed, taken = [], []
    while count > 0:
        font, tall, style = pick_font(rng, fonts), tall_of(rng), str(rng.choice(STYLES, p=STYLE_SHARES))
        turned = rng.random() < turned_share
        block = min(count, int(rng.choice([1, 1, 2, 3, 4, 6])))
        count -= block
        corner = rng.random() < 0.5
        x, y = int(rng.integers(0, columns)), int(rng.integers(0, rows))
        if corner:
            x, y = int(rng.choice([rng.integers(0, 12), x])), int(rng.choice([rng.integers(0, 12), rows - int(tall * 1.5) * block - 4]))
        right = rng.random() < 0.25
        for _ in range(block):
            kind, text = words.line(rng)
            ink = font.draw(text, tall, rng)
            if ink is None:
                continue
            if turned:
                ink = np.rot90(ink, rng.choice([1, 3]))
            h, w = ink.shape
            if h >= rows or w >= columns or min(h, w) < 3 or h * w < 20:
                continue
            left = min(max(0, columns - w - (x % 12) if right else x), columns - w)
            top = min(max(0, y), rows - h)
            box = [int(left), int(top), int(left + w), int(top + h)]
            if free(box, taken, 3):
                seen = paste(rng, picture, ink, box[0], box[1], style)
                placed.append({'box': box, 'kind': kind, 'text': text, 'height': int(min(h, w)), 'style': style, 'turned': bool(turned), 'font': font.kind, 'seen': bool(seen)})
            taken.append(box)
            x += w + int(rng.integers(4, 10)) if turned else 0
            y += 0 if turned else h + int(rng.integers(3, 8 + int(tall * 0.4)))
    return placed


def degrade(rng, picture):
    """What storage and copying do: blur, JPEG, noise, gamma, fewer grey levels, inversion, each at times."""
    if rng.random() < 0.3:
        sigma = float(rng.uniform(0.4, 1.6))
        picture = blur(picture, sigma)
    if rng.random() < 0.3:
        picture = np.clip(picture + rng.normal(size=picture.shape).astype(np.float32) * rng.uniform(0.005, 0.1), 0, 1)
    if rng.random() < 0.3:
        picture = jpeg(picture, int(rng.integers(15, 80)))
    if rng.random() < 0.3:
        picture = picture ** np.exp(rng.uniform(-0.7, 0.7))
    if rng.random() < 0.2:
        low = rng.uniform(0, 0.4)
        picture = low + picture * rng.uniform(0.35, 1 - low)
    if rng.random() < 0.25:
        picture = 1 - picture
    return np.clip(picture, 0, 1).astype(np.float32)


def blur(picture, sigma):
    return np.asarray(Image.fromarray((picture * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(sigma)), np.float32) / 255


def jpeg(picture, quality):
    file = io.BytesIO()
    Image.fromarray((picture * 255).astype(np.uint8)).save(file, 'JPEG', quality=quality)
    return np.asarray(Image.open(io.BytesIO(file.getvalue())), np.float32) / 255


def hard_tile(rng, fonts, pool, size):
    """As `tile`, on frames at the size at which they are looked at; most without text."""
    picture = backgrounds.native(rng, pool, size) if rng.random() < 0.85 else backgrounds.resize(rng.random((size // int(rng.integers(1, 6)),) * 2), size, size, Image.NEAREST)
    if rng.random() < 0.3:
        picture = picture * float(rng.uniform(0.1, 0.9))
    if rng.random() < 0.35:
        picture = backgrounds.more_marks(rng, np.array(picture, np.float32))
    picture = np.array(picture, np.float32)
    lines = add_lines(rng, picture, fonts, int(rng.integers(1, 12)), small_height, 0.12) if rng.random() < 0.4 else []
    return (degrade(rng, picture) if rng.random() < 0.4 else picture), lines


def anatomy_tile(rng, fonts, pool, size):
    """As `hard_tile`, on what `anatomy` makes, at unlike magnification; half of them with small print, often blurred."""
    inner = int(round(size / float(rng.choice([1, 1, rng.uniform(0.5, 1.2), rng.uniform(1, 2.5)]))))
    picture = anatomy.made(rng, inner)
    if inner != size:
        picture = np.clip(backgrounds.resize(picture, size, size), 0, 1)
    if rng.random() < 0.3:
        picture = picture * float(rng.uniform(0.1, 0.9))
    picture = np.array(picture, np.float32)
    lines = add_lines(rng, picture, fonts, int(rng.integers(1, 16)), small_height, 0.12) if rng.random() < 0.5 else []
    if rng.random() < 0.3:
        picture = blur(picture, float(rng.uniform(0.7, 1.5)))
    return (degrade(rng, picture) if rng.random() < 0.5 else picture), lines


def blurred_tile(rng, fonts, pool, size):
    """As `tile`, blurred, with most lines where letters are hard to see."""
    picture = np.array(backgrounds.real(rng, pool, size) if rng.random() < 0.6 else backgrounds.made(rng, size), np.float32)
    if rng.random() < 0.35:
        picture = picture * float(rng.uniform(0.05, 0.9))
    if rng.random() < 0.5:
        picture = np.array(backgrounds.more_marks(rng, picture), np.float32)
    lines = add_lines(rng, picture, fonts, int(rng.integers(2, 24)), small_height, 0.12)
    return blur(degrade(rng, picture) if rng.random() < 0.4 else picture, float(rng.uniform(0.7, 1.5))), lines


def tile(rng, fonts, pool, size):
    """-> (picture, lines): one training picture of size × size and what is written in it."""
    zoom = float(rng.choice([1, 1, 1, rng.uniform(0.55, 0.95), rng.uniform(1.1, 2.2)], p=[0.3, 0.2, 0.1, 0.2, 0.2]))
    inner = int(round(size / zoom))
    kind = rng.random()
    if kind < 0.5 and pool:
        picture = backgrounds.real(rng, pool, inner)
    elif kind < 0.56 and pool:
        picture = backgrounds.mosaic(rng, inner, pool)
    else:
        picture = backgrounds.made(rng, inner)
    if rng.random() < 0.35:
        picture = picture * float(rng.uniform(0.05, 0.9))
    if rng.random() < 0.5:
        picture = (backgrounds.marks if rng.random() < 0.5 else backgrounds.more_marks)(rng, picture)
    picture = np.array(picture, np.float32)
    count = 0 if rng.random() < 0.22 else int(rng.integers(1, 21 if zoom <= 1 else 12))
    lines = add_lines(rng, picture, fonts, count, small_height if rng.random() < 0.5 else height, 0.12)
    if zoom != 1:
        how = Image.BILINEAR if zoom < 1 else rng.choice([Image.BILINEAR, Image.NEAREST, Image.BICUBIC])
        picture = np.clip(backgrounds.resize(picture, size, size, how), 0, 1)
        for line in lines:
            line['box'] = [v * size / inner for v in line['box']]
            line['height'] = line['height'] * size / inner
    return degrade(rng, picture), lines
