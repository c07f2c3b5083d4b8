"""The frozen test set: python3 make_test.py CACHE DICOM_FOLDER OUT [COUNT] [SEED]

Fonts and frames that the net was not trained on (split.json), at 512 × 512: half as scanners show them (a frame fitted into the square),
half made backgrounds. OUT gets index.json and one file NAME.raw (8-bit grey) a picture: plain ones; the first third of them blurred, noisy,
inverted, in JPEG quality 25, and in double size; and text-free frames of the test sources at their own size.
"""
import json, pathlib, sys
import numpy as np
from PIL import Image
import backgrounds, fonts, make_tiles, overlay

SIZE = 512


def background(rng, pool):
    if rng.random() < 0.5:
        return backgrounds.made(rng, SIZE)
    pictures = pool[rng.integers(len(pool))]['pictures']
    picture = pictures[rng.integers(len(pictures))]
    scale = SIZE / max(picture.shape)
    fitted = np.clip(backgrounds.resize(picture, max(1, int(picture.shape[0] * scale)), max(1, int(picture.shape[1] * scale))), 0, 1)
    out = np.zeros((SIZE, SIZE), np.float32)
    out[:fitted.shape[0], :fitted.shape[1]] = fitted
    return out


def variants(rng, picture):
    yield 'blurred', overlay.blur(picture, 1.2)
    yield 'noisy', np.clip(picture + rng.normal(size=picture.shape) * 0.06, 0, 1)
    yield 'inverted', 1 - picture
    yield 'jpeg', overlay.jpeg(picture, 25)
    yield 'doubled', np.clip(backgrounds.resize(picture, 2 * SIZE, 2 * SIZE), 0, 1)


def main(cache, dicom, out, count=120, seed=20261):
    out, count = pathlib.Path(out), int(count)
    out.mkdir(parents=True, exist_ok=True)
    some, pool = fonts.load('test'), backgrounds.frames(cache, 'test', make_tiles.burned_in(dicom), 16)
    index = []

    def write(name, variant, picture, lines):
        (picture * 255 + 0.5).astype(np.uint8).tofile(out / f'{name}.raw')
        index.append({'name': name, 'variant': variant, 'rows': picture.shape[0], 'columns': picture.shape[1], 'lines': lines})

    for at in range(count):
        rng = np.random.default_rng([int(seed), at])
        picture = np.array(background(rng, pool), np.float32)
        if rng.random() < 0.4:
            picture = np.array(backgrounds.marks(rng, picture), np.float32)
        lines = [line for line in overlay.add_lines(rng, picture, some, int(rng.integers(1, 15)))]
        write(f'{at:03d}', 'plain', picture, lines)
        if at % 3 == 0:
            for variant, changed in variants(rng, picture):
                scale = changed.shape[0] / SIZE
                write(f'{at:03d}-{variant}', variant, changed, [{**line, 'box': [v * scale for v in line['box']]} for line in lines])
    for entry in pool:
        for at, picture in enumerate(entry['pictures'][:1]):
            write(f'free-{entry["name"]}', 'text-free', picture, [])
    (out / 'index.json').write_text(json.dumps(index))
    print(f'{len(index)} pictures, {sum(len(e["lines"]) for e in index if e["variant"] == "plain")} lines in the plain ones')


if __name__ == '__main__':
    main(*sys.argv[1:])
