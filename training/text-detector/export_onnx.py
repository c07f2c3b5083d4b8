"""Writes weights as ONNX: python3 export_onnx.py LAST.pt OUT.onnx [SCALE SHIFT]

Batch norm is folded into the convolutions; rows and columns stay free. SCALE and SHIFT calibrate: the exported net gives
sigmoid(SCALE × log odds + SHIFT).
"""
import sys
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval
from net import Net


class Calibrated(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return torch.sigmoid(self.net(x))


def fold(module):
    """Batch norm into the convolution before it, in place."""
    for child in module.children():
        fold(child)
    if isinstance(module, nn.Sequential):
        parts = list(module.named_children())
        for (name, a), (other, b) in zip(parts, parts[1:]):
            if isinstance(a, nn.Conv2d) and isinstance(b, nn.BatchNorm2d):
                setattr(module, name, fuse_conv_bn_eval(a, b))
                setattr(module, other, nn.Identity())


def main(weights, out, scale=1.0, shift=0.0):
    net = Net()
    net.load_state_dict(torch.load(weights))
    net.eval()
    example = torch.rand(1, 2, 64, 96)
    with torch.no_grad():
        before = net(example)
        fold(net)
        last = net.head[-1]
        last.weight.mul_(float(scale))
        last.bias.mul_(float(scale)).add_(float(shift))
        after = net(example)
        if (before * float(scale) + float(shift) - after).abs().max() > 1e-3:
            raise SystemExit('folding changed what the net says')
    torch.onnx.export(Calibrated(net), example, out, opset_version=13, input_names=['features'], output_names=['probability'],
                      dynamic_axes={'features': {2: 'rows', 3: 'columns'}, 'probability': {2: 'cellRows', 3: 'cellColumns'}})
    print(out, sum(p.numel() for p in net.parameters()), 'weights')


if __name__ == '__main__':
    main(*sys.argv[1:])
