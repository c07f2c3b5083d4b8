"""Decodes the frames of a folder of DICOM files into a cache, for training and for evaluation.

    python3 decode_frames.py DICOM_FOLDER CACHE_FOLDER

The folder has a MANIFEST.tsv whose first column is the path of a file. For each frame the cache gets NAME.raw (stored values as the
file has them, little-endian, colour by pixel) and NAME.json (how they are stored, in the words of src/runtime/pixels/image.ts). Of a
file with many frames at most four are taken, evenly. Needs pydicom and numpy, and `gdcmconv` for what pydicom cannot decode by itself.
Files without pixels, or that neither can decode, are listed in CACHE_FOLDER/left-out.txt with the reason.
"""
import csv, json, pathlib, subprocess, sys, tempfile
import numpy as np
import pydicom

FRAMES_A_FILE = 4


def read(path):
    data = pydicom.dcmread(path, force=True)
    if 'PixelData' not in data:
        raise ValueError('no pixel data')
    if not hasattr(data.file_meta, 'TransferSyntaxUID'):
        data.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
    syntax = data.file_meta.TransferSyntaxUID
    if syntax.is_compressed and syntax != pydicom.uid.DeflatedExplicitVRLittleEndian:
        with tempfile.TemporaryDirectory() as folder:
            raw = pathlib.Path(folder) / 'raw.dcm'
            subprocess.run(['gdcmconv', '--raw', str(path), str(raw)], check=True, capture_output=True, timeout=300)
            data = pydicom.dcmread(raw)
            data.PixelData
            return data
    return data


def palette(data):
    if data.PhotometricInterpretation != 'PALETTE COLOR' or 'RedPaletteColorLookupTableData' not in data:
        return None
    entries, first, bits = (int(x) for x in data.RedPaletteColorLookupTableDescriptor)
    entries = entries or 65536
    out = {'first': first}
    for name in ('Red', 'Green', 'Blue'):
        raw = bytes(data[f'{name}PaletteColorLookupTableData'].value)
        if len(raw) >= 2 * entries:
            table = np.frombuffer(raw, '<u2')[:entries].astype(int)
            if bits == 8 and table.max() < 256:
                table = table * 257
        else:
            table = np.frombuffer(raw, 'u1')[:entries].astype(int) * 257
        out[name.lower()] = table.tolist()
    return out


def number(data, name, otherwise):
    value = data.get(name)
    if value is None or value == '':
        return otherwise
    return float(value[0] if isinstance(value, pydicom.multival.MultiValue) else value)


def describe(data, values, photometric):
    window = None
    if number(data, 'WindowCenter', None) is not None and number(data, 'WindowWidth', None) is not None:
        window = {'centre': number(data, 'WindowCenter', 0), 'width': number(data, 'WindowWidth', 1)}
    return {
        'transferSyntax': '1.2.840.10008.1.2.1', 'rows': int(data.Rows), 'columns': int(data.Columns), 'frames': 1,
        'samplesPerPixel': int(data.SamplesPerPixel), 'photometric': photometric, 'bitsAllocated': values.dtype.itemsize * 8,
        'bitsStored': int(data.get('BitsStored', 8)), 'highBit': int(data.get('BitsStored', 8)) - 1,
        'signed': values.dtype.kind == 'i', 'planar': 0, 'little': True, 'pixelVr': 'OW', 'palette': palette(data), 'window': window,
        'rescale': {'slope': number(data, 'RescaleSlope', 1.0), 'intercept': number(data, 'RescaleIntercept', 0.0)},
    }


def main(dicom, cache):
    dicom, cache = pathlib.Path(dicom), pathlib.Path(cache)
    cache.mkdir(parents=True, exist_ok=True)
    left_out, index = [], []
    rows = list(csv.DictReader(open(dicom / 'MANIFEST.tsv'), delimiter='\t'))
    for at, row in enumerate(rows):
        try:
            data = read(dicom / row['path'])
            pixels = data.pixel_array
            photometric = str(data.PhotometricInterpretation)
            colour = int(data.SamplesPerPixel) > 1
            if int(data.get('NumberOfFrames', 1) or 1) == 1:
                pixels = pixels[None]
            if pixels.dtype.itemsize > 4 or pixels.dtype.kind == 'f':
                raise ValueError('floating point')
            if colour and photometric == 'YBR_FULL_422':
                photometric = 'YBR_FULL'
            chosen = sorted({int(i) for i in np.linspace(0, len(pixels) - 1, min(FRAMES_A_FILE, len(pixels)))})
            for frame in chosen:
                values = np.ascontiguousarray(pixels[frame])
                name = f'{at:04d}-{frame}'
                values.astype(values.dtype.newbyteorder('<')).tofile(cache / f'{name}.raw')
                image = describe(data, values, photometric)
                image['dtype'] = values.dtype.newbyteorder('=').name
                (cache / f'{name}.json').write_text(json.dumps({'path': row['path'], 'frame': frame, 'image': image}))
                index.append({'name': name, 'path': row['path'], 'frame': frame})
        except Exception as problem:
            left_out.append(f'{row["path"]}\t{type(problem).__name__}: {str(problem)[:100]}')
    (cache / 'index.json').write_text(json.dumps(index, indent=0))
    (cache / 'left-out.txt').write_text('\n'.join(left_out) + '\n')
    print(f'{len(index)} frames of {len(rows)} files, {len(left_out)} files left out')


if __name__ == '__main__':
    main(*sys.argv[1:])
