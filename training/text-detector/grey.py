"""A cached frame as grey pictures from 0 (shown black) to 1 (shown white); the same reading as src/runtime/pixels/detect/grey.ts."""
import json, pathlib
import numpy as np


def load(cache, name):
    """-> (values, image, path): stored values as rows × columns [× 3], how they are stored, and the file they came from."""
    meta = json.loads((pathlib.Path(cache) / f'{name}.json').read_text())
    image = meta['image']
    values = np.fromfile(pathlib.Path(cache) / f'{name}.raw', image['dtype'])
    shape = (image['rows'], image['columns']) + ((image['samplesPerPixel'],) if image['samplesPerPixel'] > 1 else ())
    return values.reshape(shape), image, meta['path']


def windows(values, image):
    """-> one grey picture, or for more than 8 bits two: the full range, and from the 0.2 to the 99.5 percentile."""
    photometric = image['photometric']
    if values.ndim == 3:
        full = float(2 ** image['bitsStored'] - 1)
        v = values.astype(np.float32)
        if photometric.startswith('YBR'):
            return [np.clip(v[..., 0] / full, 0, 1)]
        return [np.clip((0.299 * v[..., 0] + 0.587 * v[..., 1] + 0.114 * v[..., 2]) / full, 0, 1)]
    if image['palette']:
        p = image['palette']
        at = np.clip(values.astype(int) - p['first'], 0, len(p['red']) - 1)
        lut = (0.299 * np.array(p['red']) + 0.587 * np.array(p['green']) + 0.114 * np.array(p['blue'])) / 65535
        return [lut[at].astype(np.float32)]
    v = values.astype(np.float32)
    out = [span(v, float(v.min()), float(v.max()))]
    if image['bitsStored'] > 8:
        low, high = np.percentile(v, [0.2, 99.5])
        out.append(span(v, float(low), float(high)))
    return [1 - g for g in out] if photometric == 'MONOCHROME1' else out


def span(v, low, high):
    return np.clip((v - low) / (high - low), 0, 1) if high > low else np.zeros_like(v)
