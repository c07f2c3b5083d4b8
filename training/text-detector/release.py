"""Puts a net into the product: python3 release.py LAST.pt MODELS_FOLDER [SCALE SHIFT]

Writes text-detector.onnx and text-detector.json, which names its digest: the product takes no other weights.
"""
import hashlib, json, pathlib, sys
import export_onnx


def main(weights, models, scale=1.0, shift=0.0):
    models = pathlib.Path(models)
    export_onnx.main(weights, str(models / 'text-detector.onnx'), scale, shift)
    said = {
        'name': 'text-detector',
        'input': 'features [1, 2, rows, columns], both multiples of 8: grey 0..1, and its distance from the 15 x 15 mean in deviations',
        'output': 'probability [1, 1, rows / 4, columns / 4] that a cell of 4 x 4 pixels is text',
        'calibration': {'scale': float(scale), 'shift': float(shift)},
        'sha256': hashlib.sha256((models / 'text-detector.onnx').read_bytes()).hexdigest(),
    }
    (models / 'text-detector.json').write_text(json.dumps(said, indent=2) + '\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
