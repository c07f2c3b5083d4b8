"""Pictures without text: cut from real frames, or made. `real(rng, frames, size)` and `made(rng, size)` give a float picture 0..1."""
import json, pathlib
import numpy as np
from PIL import Image, ImageDraw
import grey
from fonts import SPLIT

MANY_OF_ONE_SOURCE = 14


def frames(cache, part, burned_in, least_side=60):
    """The text-free frames of a part ("train" or "test") as lists of grey pictures, the same order on every machine."""
    out, count = [], {}
    for entry in json.loads((pathlib.Path(cache) / 'index.json').read_text()):
        path = entry['path']
        if path in burned_in or any(w in path for w in SPLIT['frames']['withText']):
            continue
        if any(path.startswith(t) for t in SPLIT['frames']['test']) != (part == 'test'):
            continue
        values, image, _ = grey.load(cache, entry['name'])
        if min(image['rows'], image['columns']) < least_side:
            continue
        source = path.split('/')[0]
        count[source] = count.get(source, 0) + 1
        if count[source] <= MANY_OF_ONE_SOURCE:
            out.append({'name': entry['name'], 'path': path, 'pictures': grey.windows(values, image)})
    return out


def resize(picture, height, width, how=Image.BILINEAR):
    return np.asarray(Image.fromarray(picture.astype(np.float32), 'F').resize((width, height), how), np.float32)


def real(rng, pool, size):
    """A square cut of a frame at some magnification; what lies outside of the frame is black or mirrored."""
    pictures = pool[rng.integers(len(pool))]['pictures']
    picture = pictures[rng.integers(len(pictures))]
    fit = size / max(picture.shape)
    scale = fit * rng.uniform(0.8, 1.2) if rng.random() < 0.5 else np.exp(rng.uniform(np.log(0.5), np.log(2.5)))
    scale = np.clip(scale, 0.25, 5)
    picture = resize(picture, max(40, int(picture.shape[0] * scale)), max(40, int(picture.shape[1] * scale)), rng.choice([Image.BILINEAR, Image.NEAREST, Image.BICUBIC]))
    if rng.random() < 0.3:
        picture = np.rot90(picture, rng.integers(1, 4))
    if rng.random() < 0.3:
        picture = picture[:, ::-1]
    more = [max(0, size - n) for n in picture.shape]
    if any(more):
        before = [int(rng.integers(0, m + 1)) for m in more]
        pads = [(b, m - b) for b, m in zip(before, more)]
        tall = min(picture.shape) > max(more)
        picture = np.pad(picture, pads, mode='reflect') if tall and rng.random() < 0.4 else np.pad(picture, pads)
    y, x = rng.integers(0, picture.shape[0] - size + 1), rng.integers(0, picture.shape[1] - size + 1)
    return np.clip(picture[y:y + size, x:x + size], 0, 1).copy()


def native(rng, pool, size):
    """Frames as they are, or in half and quarter size as the detector also looks at them, side by side until the square is full: small
    matrices, mosaics and noise look like small print when nothing has smoothed them."""
    out = np.zeros((size, size), np.float32)
    y = 0
    while y < size:
        x, tall = 0, 0
        while x < size:
            pictures = pool[rng.integers(len(pool))]['pictures']
            picture = pictures[rng.integers(len(pictures))]
            for _ in range(rng.choice([0, 0, 1, 1, 2])):
                if min(picture.shape) >= 32:
                    even = picture[:picture.shape[0] // 2 * 2, :picture.shape[1] // 2 * 2]
                    picture = even.reshape(even.shape[0] // 2, 2, -1, 2).mean((1, 3))
            if rng.random() < 0.3:
                picture = np.rot90(picture, rng.integers(1, 4))
            top, left = (int(rng.integers(0, max(1, n - size // 2))) for n in picture.shape)
            part = picture[top:top + size - y, left:left + size - x]
            out[y:y + part.shape[0], x:x + part.shape[1]] = part
            gap = int(rng.choice([0, 0, rng.integers(0, 40)]))
            x += part.shape[1] + gap
            tall = max(tall, part.shape[0] + gap)
        y += max(8, tall)
    return out


def noise(rng, size, coarse):
    small = rng.normal(size=(max(2, int(size / coarse) + 2),) * 2).astype(np.float32)
    return resize(small, size, size, Image.BICUBIC)


def flat(rng, size):
    return np.full((size, size), rng.choice([0, 0, 0, 1, rng.random()]), np.float32)


def ramp(rng, size):
    a, b, c = rng.uniform(-1, 1, 3)
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size
    return np.clip(0.5 + a * (x - 0.5) + b * (y - 0.5) + 0.3 * c, 0, 1)


def clouds(rng, size):
    out = sum(noise(rng, size, c) * w for c, w in ((90, 0.25), (30, 0.12), (8, 0.06), (2, rng.uniform(0, 0.08))))
    return np.clip(rng.uniform(0.1, 0.7) + out, 0, 1)


def pet(rng, size):
    blobs = np.clip(noise(rng, size, 70), 0, None) ** 2 * 0.4
    return np.clip(rng.poisson(np.clip(blobs, 0, 3) * rng.uniform(2, 20) + 0.2) / rng.uniform(6, 25), 0, 1).astype(np.float32)


def salt(rng, size):
    return resize(rng.random((size // int(rng.integers(1, 5)),) * 2), size, size, rng.choice([Image.NEAREST, Image.BILINEAR]))


def ultrasound(rng, size):
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    cx, cy = size * rng.uniform(0.2, 0.8), size * rng.uniform(-0.3, 0.2)
    r, angle = np.hypot(x - cx, y - cy), np.arctan2(x - cx, y - cy)
    fan = (np.abs(angle) < rng.uniform(0.4, 0.9)) & (r > size * rng.uniform(0, 0.2)) & (r < size * rng.uniform(0.6, 1.2))
    if rng.random() < 0.3:
        fan = (x > size * 0.1) & (x < size * 0.9) & (y > size * 0.1)
    speckle = np.abs(noise(rng, size, rng.uniform(1.5, 4)) + 0.3 * rng.normal(size=(size, size)))
    tissue = np.clip(0.3 + 0.35 * noise(rng, size, 50) + 0.15 * noise(rng, size, 15), 0, 1)
    return np.where(fan, np.clip(speckle * tissue, 0, 1), 0).astype(np.float32)


def phantom(rng, size):
    picture = Image.new('F', (size, size), float(rng.uniform(0, 0.2)))
    draw = ImageDraw.Draw(picture)
    for _ in range(rng.integers(2, 14)):
        x, y, a, b = rng.uniform(0, size, 4)
        box = (x - a / 3, y - b / 3, x + a / 3, y + b / 3)
        (draw.ellipse if rng.random() < 0.75 else draw.rectangle)(box, fill=float(rng.random()))
    out = np.asarray(picture, np.float32)
    return np.clip(out + rng.normal(size=out.shape) * rng.uniform(0, 0.08), 0, 1).astype(np.float32)


def pattern(rng, size):
    """Bars, checks, rings, steps: what test pictures show besides text."""
    y, x = np.mgrid[0:size, 0:size]
    p = int(rng.integers(2, 26))
    kind = rng.integers(0, 6)
    if kind == 0:
        out = ((x if rng.random() < 0.5 else y) // p) % 2
    elif kind == 1:
        out = (x // p + y // p) % 2
    elif kind == 2:
        out = (np.hypot(x - size / 2, y - size / 2) // p) % 2
    elif kind == 3:
        out = ((x // (2 * p)) * 0.13 + (y // (3 * p)) * 0.29) % 1
    elif kind == 4:
        out = np.where((x // 60 + y // 60) % 3 == 0, ((x if rng.random() < 0.5 else y) // max(1, p // 3)) % 2, 0.5)
    else:
        out = ((x % (p * 2) < 1 + p // 10) | (y % (p * 2) < 1 + p // 10)).astype(float)
    low, high = sorted(rng.random(2))
    return (low + (high - low) * out).astype(np.float32)


def mosaic(rng, size, pool=None):
    n = int(rng.integers(2, 8))
    cell = size // n
    out = np.zeros((size, size), np.float32)
    base = phantom(rng, cell) if pool is None else resize(real(rng, pool, size), cell, cell)
    for j in range(n):
        for i in range(n):
            out[j * cell:(j + 1) * cell, i * cell:(i + 1) * cell] = np.clip(base * rng.uniform(0.5, 1.2), 0, 1)
    return out


MADE = [(flat, 3), (ramp, 1), (clouds, 2), (pet, 1.3), (salt, 0.8), (ultrasound, 3), (phantom, 1.3), (pattern, 1.5), (mosaic, 0.8)]


def made(rng, size):
    weights = np.array([w for _, w in MADE])
    return MADE[rng.choice(len(MADE), p=weights / weights.sum())][0](rng, size)


def marks(rng, picture):
    """Graphics that are no text, drawn into the picture: rulers, calipers, frames, curves, wedges, film edges, redaction rectangles."""
    size = picture.shape[0]
    canvas = Image.fromarray(picture, 'F')
    draw = ImageDraw.Draw(canvas)
    for _ in range(rng.integers(1, 5)):
        level = float(rng.choice([1, 1, 0, rng.random()]))
        at = rng.integers(0, size, 4)
        MARKS[rng.integers(len(MARKS))](rng, draw, size, level, at)
    return np.asarray(canvas, np.float32).copy()


def more_marks(rng, picture):
    """As `marks`, with what screens of ultrasound and angiography show besides: in training alone, the frozen test set is drawn with `marks`."""
    picture = np.array(picture, np.float32)
    for _ in range(rng.integers(0, 3)):
        picture = MORE_FIELDS[rng.integers(len(MORE_FIELDS))](rng, picture)
    canvas = Image.fromarray(picture, 'F')
    draw = ImageDraw.Draw(canvas)
    size = picture.shape[0]
    for _ in range(rng.integers(1, 6)):
        kinds = MORE_MARKS if rng.random() < 0.6 else MARKS
        kinds[rng.integers(len(kinds))](rng, draw, size, float(rng.choice([1, 1, 0, rng.random()])), rng.integers(0, size, 4))
    return np.asarray(canvas, np.float32).copy()


def patch(rng, picture):
    """where a field goes: -> rows and columns of a rectangle"""
    size = picture.shape[0]
    h, w = (int(rng.integers(40, max(41, size // 2))) for _ in range(2))
    y, x = int(rng.integers(0, size - h)), int(rng.integers(0, size - w))
    return slice(y, y + h), slice(x, x + w), h, w


def doppler(rng, picture):
    """Colour of flow over tissue, as grey: patches of few levels with hard edges."""
    rows, columns, h, w = patch(rng, picture)
    side = max(h, w)
    flow = noise(rng, side, rng.uniform(4, 22))[:h, :w] + 0.4 * noise(rng, side, rng.uniform(1.5, 4))[:h, :w]
    steps = int(rng.integers(3, 12))
    level = np.clip(np.round(np.abs(flow) * rng.uniform(0.3, 0.9) * steps) / steps, 0, 1)
    picture[rows, columns] = np.where(np.abs(flow) > rng.uniform(0.3, 1.6), level, picture[rows, columns])
    return picture


def spectrum(rng, picture):
    """Velocities over time: columns of noise under an envelope that beats, and a base line."""
    rows, columns, h, w = patch(rng, picture)
    x = np.arange(w)
    beat = rng.uniform(20, 120)
    reach = h * np.clip(rng.uniform(0.1, 0.3) + 0.6 * np.abs(np.sin(x / beat * 3.14)) ** rng.uniform(1, 6), 0, 1)
    y = h - 1 - np.arange(h)[:, None]
    picture[rows, columns] = np.where(y < reach[None], rng.gamma(1.5, 0.3, (h, w)) * (0.3 + 0.7 * y / np.maximum(reach, 1)[None]), 0.02).clip(0, 1)
    return picture


def grain(rng, picture):
    """Pixels of a small matrix, enlarged: squares of unlike level."""
    rows, columns, h, w = patch(rng, picture)
    side, z = max(h, w), int(rng.integers(2, 9))
    small = noise(rng, side // z + 2, rng.uniform(0.6, 4))[:side // z + 1, :side // z + 1] * rng.uniform(0.05, 0.4) + rng.random()
    picture[rows, columns] = np.clip(np.kron(small, np.ones((z, z)))[:h, :w], 0, 1)
    return picture


MORE_FIELDS = [doppler, doppler, spectrum, grain]


def scale(rng, draw, size, level, at):
    """Ticks or dots at one pitch along an edge, longer ones between, at times on both sides of a line."""
    pitch, upright, across = rng.uniform(3, 30), rng.random() < 0.7, int(rng.choice([rng.integers(0, 30), size - 1 - rng.integers(0, 30), at[0]]))
    short, every, dotted, line = int(rng.integers(1, 6)), int(rng.choice([2, 4, 5, 10])), rng.random() < 0.3, rng.random() < 0.4
    way = rng.choice([-1, 1])
    places = np.arange(at[1] * 0.4, size - at[2] * 0.4, pitch)
    for i, place in enumerate(places):
        reach = way * short * (2 + int(rng.random() < 0.02) if i % every == 0 else 1)
        a, b = (min(across, across + reach), max(across, across + reach))
        if dotted:
            r = 1 + (i % every == 0)
            box = (across, place, across + r, place + r) if upright else (place, across, place + r, across + r)
            draw.rectangle(box, fill=level)
        else:
            draw.line((a, place, b, place) if upright else (place, a, place, b), fill=level, width=1 if pitch < 5 or rng.random() < 0.8 else 2)
    if line and len(places) > 1:
        draw.line((across, places[0], across, places[-1]) if upright else (places[0], across, places[-1], across), fill=level)


def arrows(rng, draw, size, level, at):
    for _ in range(rng.integers(1, 5)):
        x, y, r = int(rng.integers(0, size)), int(rng.integers(0, size)), int(rng.integers(3, 12))
        points = [(x, y), (x + r, y + r // 2), (x, y + r)] if rng.random() < 0.5 else [(x, y), (x + r, y), (x + r // 2, y + r)]
        if rng.random() < 0.6:
            draw.polygon(points, fill=level)
        else:
            draw.polygon(points, outline=level)


def dotted(rng, draw, size, level, at):
    steps = int(np.hypot(at[2] - at[0], at[3] - at[1]) / rng.uniform(3, 14)) + 2
    for t in np.linspace(0, 1, steps):
        x, y = at[0] + t * (at[2] - at[0]), at[1] + t * (at[3] - at[1])
        if rng.random() < 0.5:
            draw.point((x, y), fill=level)
        else:
            draw.line((x, y, x + (at[2] - at[0]) / steps * 0.5, y + (at[3] - at[1]) / steps * 0.5), fill=level)


def steps(rng, draw, size, level, at):
    """A bar of grey or colour levels in steps."""
    w, h, n = int(rng.integers(5, 26)), int(rng.integers(40, 200)), int(rng.integers(4, 40))
    upright = rng.random() < 0.7
    for i in range(n):
        shade = float(rng.random() if rng.random() < 0.3 else i / n)
        a, b = i * h / n, (i + 1) * h / n
        draw.rectangle((at[0], at[1] + a, at[0] + w, at[1] + b) if upright else (at[0] + a, at[1], at[0] + b, at[1] + w), fill=shade)


def grid(rng, draw, size, level, at):
    p = int(rng.integers(6, 50))
    for i in range(int(rng.integers(2, 9))):
        for j in range(int(rng.integers(2, 9))):
            x, y = int(at[0]) // 2 + i * p, int(at[1]) // 2 + j * p
            r = int(rng.integers(1, 4))
            if rng.random() < 0.95:
                draw.line((x - r, y, x + r, y), fill=level)
                draw.line((x, y - r, x, y + r), fill=level)


MORE_MARKS = [scale, scale, scale, scale, arrows, dotted, steps, grid]


def ruler(rng, draw, size, level, at):
    step, long = rng.uniform(5, 40), int(rng.integers(3, 16))
    upright, across = rng.random() < 0.5, int(at[0])
    for i, place in enumerate(np.arange(at[1] * 0.5, size - at[2] * 0.4, step)):
        reach = long * (2 if i % 5 == 0 else 1)
        line = (across, place, across + reach, place) if upright else (place, across, place, across + reach)
        draw.line(line, fill=level, width=1 if rng.random() < 0.97 else 2)


def calipers(rng, draw, size, level, at):
    for x, y in ((at[0], at[1]), (at[2], at[3])):
        r = int(rng.integers(3, 9))
        draw.line((x - r, y, x + r, y), fill=level)
        draw.line((x, y - r, x, y + r), fill=level)
    if rng.random() < 0.6:
        steps = int(np.hypot(at[2] - at[0], at[3] - at[1]) / rng.uniform(3, 9)) + 1
        for t in np.linspace(0, 1, steps):
            x, y = at[0] + t * (at[2] - at[0]), at[1] + t * (at[3] - at[1])
            draw.rectangle((x, y, x + 1, y + 1), fill=level)


def shape(rng, draw, size, level, at):
    x0, x1 = sorted((int(at[0]), int(at[2])))
    y0, y1 = sorted((int(at[1]), int(at[3])))
    getattr(draw, rng.choice(['rectangle', 'ellipse']))((x0, y0, x1, y1), outline=level, width=int(rng.integers(1, 4)))


def redacted(rng, draw, size, level, at):
    level = float(rng.choice([0, 0, 0, 1, rng.random()]))
    x, y = int(at[0] * 0.8), int(at[1] * 0.9)
    for _ in range(rng.integers(1, 9)):
        w, h = int(rng.integers(10, 190)), int(rng.integers(8, 44))
        draw.rectangle((x, y, x + w, y + h), fill=level)
        if rng.random() < 0.3:
            draw.rectangle((x + w + int(rng.integers(2, 30)), y, x + w + int(rng.integers(40, 120)), y + h), fill=level)
        y += h + int(rng.integers(1, 16))
        x += int(rng.integers(-8, 9))


def curve(rng, draw, size, level, at):
    xs = np.arange(int(at[0]) // 2, size - int(at[1]) // 4, 2)
    if len(xs) < 4:
        return
    beat = rng.uniform(30, 120)
    ys = at[2] + rng.uniform(3, 30) * np.sin(xs / beat * 6.28) + np.where((xs % beat) < 6, -rng.uniform(10, 40), 0) + rng.normal(size=len(xs)) * rng.uniform(0, 2)
    draw.line(list(zip(xs.tolist(), ys.tolist())), fill=level, width=1)


def wedge(rng, draw, size, level, at):
    w, h = int(rng.integers(6, 26)), int(rng.integers(60, 260))
    for i in range(h):
        draw.line((int(at[0]), int(at[1]) + i, int(at[0]) + w, int(at[1]) + i), fill=float(1 - i / h))
    draw.rectangle((int(at[0]), int(at[1]), int(at[0]) + w, int(at[1]) + h), outline=level)


def film(rng, draw, size, level, at):
    edge = int(rng.integers(4, 60))
    for box in ((0, 0, edge, size), (0, 0, size, edge), (size - edge, 0, size, size), (0, size - edge, size, size)):
        if rng.random() < 0.5:
            draw.rectangle(box, fill=level)


def bars(rng, draw, size, level, at):
    x = int(at[0])
    for _ in range(rng.integers(4, 40)):
        h = int(rng.integers(2, 60))
        draw.rectangle((x, int(at[1]) - h, x + int(at[2]) % 5, int(at[1])), fill=level)
        x += 2 + int(at[2]) % 5 + int(at[3]) % 4


def dots(rng, draw, size, level, at):
    for _ in range(rng.integers(5, 60)):
        x, y, r = rng.integers(0, size), rng.integers(0, size), rng.uniform(0.5, 5)
        getattr(draw, rng.choice(['ellipse', 'rectangle']))((x - r, y - r, x + r, y + r), fill=level)


def vessels(rng, draw, size, level, at):
    for _ in range(rng.integers(3, 14)):
        x, y, d = float(at[0]), float(at[1]), rng.uniform(0, 6.28)
        points = []
        for _ in range(rng.integers(10, 50)):
            points.append((x, y))
            d += rng.normal() * 0.35
            x, y = x + 9 * np.cos(d), y + 9 * np.sin(d)
        draw.line(points, fill=level, width=int(rng.integers(1, 5)))


def cross(rng, draw, size, level, at):
    draw.line((0, int(at[0]), size, int(at[0])), fill=level)
    draw.line((int(at[1]), 0, int(at[1]), size), fill=level)


MARKS = [ruler, ruler, calipers, calipers, shape, redacted, redacted, redacted, curve, wedge, film, bars, dots, vessels, cross]
