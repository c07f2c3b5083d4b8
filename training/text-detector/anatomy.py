"""What in bodies and phantoms is mistaken for print, made: rows of vertebrae, of teeth and of ribs, of spikes, of grains. `made(rng, size)` gives
a float picture 0..1 without text. In training alone."""
import numpy as np
from PIL import Image, ImageDraw, ImageFilter
import backgrounds


def soft(picture, sigma):
    """blurred, in 256 levels"""
    if sigma <= 0.2:
        return picture
    grey = Image.fromarray((np.clip(picture, 0, 1) * 255).astype(np.uint8))
    return np.asarray(grey.filter(ImageFilter.GaussianBlur(float(sigma))), np.float32) / 255


def tissue(rng, size):
    """soft tissue with fat, muscle and air in large pieces, and the grain of a matrix"""
    out = rng.uniform(0.05, 0.5) + 0.15 * backgrounds.noise(rng, size, rng.uniform(40, 120)) + 0.06 * backgrounds.noise(rng, size, rng.uniform(8, 25))
    edge = backgrounds.noise(rng, size, rng.uniform(60, 160))
    return np.clip(np.where(edge > rng.uniform(0.3, 2), rng.uniform(0, 0.9), out), 0, 1)


def way(rng, size):
    """a path across the square that bends gently: -> points of it, one a pixel, and its direction at each"""
    angle, bend = rng.uniform(0, 2 * np.pi), rng.uniform(-1.5, 1.5) / size
    at = np.array([rng.uniform(0, size), rng.uniform(0, size)])
    turn = angle + bend * np.arange(-size, size)
    steps = np.stack([np.cos(turn), np.sin(turn)], 1)
    path = np.cumsum(steps, 0)
    return path - path[size] + at, turn


def quad(at, turn, long, wide, squash):
    """corners of a block on the path, a little narrower at its waist"""
    a, b = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    corners = [(-1, -1), (-0.5, -1 + squash), (0.5, -1 + squash), (1, -1), (1, 1), (0.5, 1 - squash), (-0.5, 1 - squash), (-1, 1)]
    return [tuple(at + u * long / 2 * a + v * wide / 2 * b) for u, v in corners]


def spine(rng, size):
    """Vertebral bodies and discs along a bent line, with spinous processes beside, as on sagittal MR and lateral films."""
    out = tissue(rng, size)
    for _ in range(rng.integers(1, 4)):
        path, turn = way(rng, size)
        wide = rng.uniform(5, 34)
        long, gap = wide * rng.uniform(0.45, 1.1), wide * rng.uniform(0.12, 0.4)
        body, disc, rim = rng.uniform(0.05, 0.9), rng.uniform(0, 1), rng.uniform(0, 1)
        canvas = Image.fromarray(out.astype(np.float32), 'F')
        draw = ImageDraw.Draw(canvas)
        aside = wide * rng.uniform(0.8, 1.8) * rng.choice([-1, 1])
        beside = rng.random() < 0.6
        if rng.random() < 0.6:
            shift = wide * rng.uniform(0.55, 0.9) * rng.choice([-1, 1])
            line = [tuple(p + shift * np.array([-np.sin(t), np.cos(t)])) for p, t in zip(path[::8], turn[::8])]
            draw.line(line, fill=float(rng.random()), width=int(max(1, wide * rng.uniform(0.1, 0.4))))
        place = 0.0
        while place < len(path) - 1:
            p, t = path[int(place)], turn[int(place)]
            scale = rng.uniform(0.85, 1.1)
            draw.polygon(quad(p, t + rng.normal() * 0.05, long * scale, wide * scale, rng.uniform(0, 0.2)), fill=float(np.clip(body + rng.normal() * 0.06, 0, 1)), outline=float(rim))
            half = (long + gap) / 2
            q = p + half * np.array([np.cos(t), np.sin(t)])
            draw.polygon(quad(q, t, gap * rng.uniform(0.4, 0.9), wide * rng.uniform(0.7, 0.95), -0.1), fill=float(np.clip(disc + rng.normal() * 0.08, 0, 1)))
            if beside:
                r = p + aside * np.array([-np.sin(t + 0.3), np.cos(t + 0.3)])
                draw.polygon(quad(r, t + rng.uniform(0.6, 1.4), wide * rng.uniform(0.4, 0.9), wide * rng.uniform(0.15, 0.35), 0.1), fill=float(np.clip(body + rng.normal() * 0.15, 0, 1)))
            place += (long + gap) * scale
        out = np.asarray(canvas, np.float32)
        out = soft(out, wide * rng.uniform(0, 0.08))
    return out + 0.05 * rng.random() * backgrounds.noise(rng, size, rng.uniform(1.2, 4))


def teeth(rng, size):
    """One or two rows of teeth: crowns, necks and roots of unlike length, and fillings, as on CT, MR and panoramic films."""
    out = tissue(rng, size)
    path, turn = way(rng, size)
    wide = rng.uniform(5, 26)
    canvas = Image.fromarray(out.astype(np.float32), 'F')
    draw = ImageDraw.Draw(canvas)
    for side in ([-1, 1] if rng.random() < 0.6 else [1]):
        place, enamel = 0.0, rng.uniform(0.5, 1)
        tall = wide * rng.uniform(0.8, 3)
        while place < len(path) - 1:
            p, t = path[int(place)], turn[int(place)]
            up = np.array([-np.sin(t), np.cos(t)]) * side
            w, h = wide * rng.uniform(0.7, 1.1), tall * rng.uniform(0.7, 1.2)
            a = np.array([np.cos(t), np.sin(t)])
            crown = [p - a * w / 2, p + a * w / 2, p + a * w * 0.4 + up * h * 0.45, p + a * w * 0.12 + up * h, p - a * w * 0.12 + up * h, p - a * w * 0.4 + up * h * 0.45]
            draw.polygon([tuple(c) for c in crown], fill=float(np.clip(enamel * rng.uniform(0.6, 1), 0, 1)), outline=float(rng.random()) if rng.random() < 0.5 else None)
            if rng.random() < 0.5:
                draw.line([tuple(p + up * h * 0.2), tuple(p + up * h * 0.8)], fill=float(enamel * rng.uniform(0, 0.6)), width=int(max(1, w * 0.15)))
            if rng.random() < 0.12:
                r = w * rng.uniform(0.15, 0.4)
                c = p + up * h * 0.15
                draw.ellipse((c[0] - r, c[1] - r, c[0] + r, c[1] + r), fill=1.0)
            place += wide * rng.uniform(0.95, 1.15)
    return soft(np.asarray(canvas, np.float32), wide * rng.uniform(0, 0.1)) + 0.05 * rng.random() * backgrounds.noise(rng, size, 2)


def ribs(rng, size):
    """Bands that bend across the square, one behind the other, with a mesh of trabeculae."""
    out = tissue(rng, size)
    canvas = Image.fromarray(out.astype(np.float32), 'F')
    draw = ImageDraw.Draw(canvas)
    wide, pitch = rng.uniform(3, 22), rng.uniform(8, 60)
    path, turn = way(rng, size)
    for at in np.arange(-size, size, pitch):
        t = turn[size]
        line = [tuple(p + at * np.array([-np.sin(t), np.cos(t)])) for p in path[::10]]
        draw.line(line, fill=float(rng.uniform(0.3, 1)), width=int(wide))
        if wide > 6:
            draw.line(line, fill=float(rng.uniform(0.2, 0.9)), width=int(wide * 0.6))
    mesh = np.abs(backgrounds.noise(rng, size, rng.uniform(2, 6)))
    return soft(np.asarray(canvas, np.float32), rng.uniform(0, 2)) * (1 - rng.uniform(0, 0.4) * np.clip(mesh, 0, 1))


def spikes(rng, size):
    """Rows of spikes or grains whose height swells and falls, on black: slices of phantoms seen from the side, interference, combs."""
    out = np.zeros((size, size), np.float32)
    x = np.arange(size)
    for _ in range(rng.integers(1, 9)):
        tall, pitch = rng.uniform(2, 16), rng.uniform(2, 9)
        swell = np.clip(rng.uniform(-0.3, 0.6) + resized(rng, size, rng.uniform(10, 90)), 0, None)
        kind = rng.random()
        if kind < 0.5:
            comb = 0.5 + 0.5 * np.sign(np.sin(2 * np.pi * x / pitch + 3 * resized(rng, size, 60)) - rng.uniform(-0.6, 0.6))
        elif kind < 0.8:
            comb = (0.5 + 0.5 * np.sin(2 * np.pi * x / pitch + 3 * resized(rng, size, 60))) ** rng.uniform(0.5, 4)
        else:
            comb = rng.random(size) * (rng.random(size) < rng.uniform(0.2, 0.8))
        fill = rng.uniform(0, 0.7)
        line = swell * (fill * np.clip(resized(rng, size, 30), 0, 1) + (1 - fill) * comb)
        middle = rng.uniform(0, size) + rng.uniform(0, 12) * np.sin(x / size * np.pi + rng.uniform(0, 3))
        y = np.arange(size)[:, None]
        profile = np.exp(-np.abs((y - middle[None]) / tall * 2) ** rng.choice([2, 4, 8]))
        out = np.maximum(out, profile * line[None])
    out = np.clip(out * rng.uniform(0.4, 2.5), 0, 1)
    return np.rot90(out, rng.integers(0, 4)) + 0.02 * rng.random() * rng.random((size, size)).astype(np.float32)


def resized(rng, size, coarse):
    """a smooth random line of `size` values"""
    small = rng.normal(size=int(size / coarse) + 4)
    return np.interp(np.arange(size) / coarse, np.arange(len(small)), small)


def grains(rng, size):
    """Counts of a small matrix, smoothed by little and at times enlarged: emission images, diffusion of noise."""
    out = np.zeros((size, size), np.float32)
    for _ in range(rng.integers(1, 7)):
        side = int(rng.choice([32, 48, 64, 96, 128, 168, 200]))
        mask = backgrounds.noise(rng, side, side / rng.uniform(1.5, 4))
        y, x = (np.mgrid[0:side, 0:side] - side / 2) / side
        body = (x / rng.uniform(0.15, 0.48)) ** 2 + (y / rng.uniform(0.15, 0.48)) ** 2 < 1
        mean = np.where(body, np.clip(0.4 + 0.5 * mask, 0.02, 2), 0.01)
        counts = rng.gamma(rng.uniform(0.6, 5), 1, (side, side)) * mean
        counts = soft(counts.astype(np.float32), rng.uniform(0, 1.2))
        z = int(rng.choice([1, 1, 2, 2, 3]))
        counts = np.clip(counts / max(1e-6, np.percentile(counts, rng.uniform(97, 100))), 0, 1)
        counts = np.kron(counts, np.ones((z, z))) if rng.random() < 0.5 else backgrounds.resize(counts, side * z, side * z)
        top, left = (int(rng.integers(-side * z // 3, size)) for _ in range(2))
        y0, x0 = max(0, top), max(0, left)
        part = counts[y0 - top:, x0 - left:][:size - y0, :size - x0]
        out[y0:y0 + part.shape[0], x0:x0 + part.shape[1]] = part
    return out


MADE = [(spine, 4), (teeth, 2), (ribs, 1.5), (spikes, 3), (grains, 3)]


def made(rng, size):
    weights = np.array([w for _, w in MADE])
    picture = MADE[rng.choice(len(MADE), p=weights / weights.sum())][0](rng, size)
    return np.clip(np.ascontiguousarray(picture), 0, 1).astype(np.float32)
