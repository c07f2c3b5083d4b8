"""Makes training tiles: python3 make_tiles.py CACHE DICOM_FOLDER OUT COUNT SEED [SIZE] [hard|anatomy|blurred]

With "hard": on frames at their own size and in halves, small matrices too, most without text. With "anatomy": on made bones, spikes and grains. With
"blurred": most lines small, all of it blurred.

OUT gets tiles.npy (COUNT × SIZE × SIZE, 8 bit) and lines.json. Two processes; the same seed gives the same tiles.
"""
import csv, json, multiprocessing, pathlib, sys
import numpy as np
import backgrounds, fonts, overlay

state = {}


def burned_in(dicom):
    return {row['path'] for row in csv.DictReader(open(pathlib.Path(dicom) / 'BURNED-IN.tsv'), delimiter='\t')}


MAKES = {'': overlay.tile, 'hard': overlay.hard_tile, 'anatomy': overlay.anatomy_tile, 'blurred': overlay.blurred_tile}


def start(cache, dicom, size, seed, kind):
    pool = backgrounds.frames(cache, 'train', burned_in(dicom), 16 if kind == 'hard' else 60)
    state.update(fonts=fonts.load('train'), pool=pool, size=size, seed=seed, make=MAKES[kind])


def one(at):
    rng = np.random.default_rng([state['seed'], at])
    picture, lines = state['make'](rng, state['fonts'], state['pool'], state['size'])
    return (picture * 255 + 0.5).astype(np.uint8), lines


def main(cache, dicom, out, count, seed, size=416, kind=''):
    out, count, seed, size = pathlib.Path(out), int(count), int(seed), int(size)
    out.mkdir(parents=True, exist_ok=True)
    tiles = np.lib.format.open_memmap(out / 'tiles.npy', 'w+', np.uint8, (count, size, size))
    everything = []
    with multiprocessing.Pool(2, start, (cache, dicom, size, seed, kind)) as workers:
        for at, (picture, lines) in enumerate(workers.imap(one, range(count), 16)):
            tiles[at] = picture
            everything.append(lines)
    tiles.flush()
    (out / 'lines.json').write_text(json.dumps(everything))
    print(f'{count} tiles, {sum(map(len, everything))} lines')


if __name__ == '__main__':
    main(*sys.argv[1:])
