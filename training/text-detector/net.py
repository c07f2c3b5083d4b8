"""The net, and what it is fed: one way in Python, the same in src/runtime/pixels/detect/."""
import torch
from torch import nn
from torch.nn import functional as F


def features(grey):
    """[n, 1, rows, columns] of 0..1 -> two channels: the grey itself, and how far each pixel stands out of its 15 × 15 surroundings."""
    def mean(x):
        x = F.avg_pool2d(x, (15, 1), 1, (7, 0), count_include_pad=False)
        return F.avg_pool2d(x, (1, 15), 1, (0, 7), count_include_pad=False)
    middle = mean(grey)
    deviation = (mean(grey * grey) - middle * middle).clamp(min=0).sqrt()
    return torch.cat([grey, (grey - middle) / (deviation + 0.03) / 2], 1)


class Block(nn.Sequential):
    def __init__(self, a, b, size=3, stride=1, dilation=1, groups=1):
        super().__init__(nn.Conv2d(a, b, size, stride, dilation * (size // 2), dilation, groups, bias=False), nn.BatchNorm2d(b), nn.ReLU(inplace=True))


class Separable(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.inner = nn.Sequential(nn.Conv2d(n, n, 3, 1, 1, groups=n, bias=False), nn.BatchNorm2d(n), nn.ReLU(inplace=True), nn.Conv2d(n, n, 1, bias=False), nn.BatchNorm2d(n))

    def forward(self, x):
        return F.relu(x + self.inner(x))


class Residual(nn.Module):
    def __init__(self, n, dilation):
        super().__init__()
        self.inner = nn.Sequential(nn.Conv2d(n, n, 3, 1, dilation, dilation, bias=False), nn.BatchNorm2d(n))

    def forward(self, x):
        return F.relu(x + self.inner(x))


class Net(nn.Module):
    """[n, 2, rows, columns], both multiples of 8 -> [n, 1, rows / 4, columns / 4], the log odds that a cell of 4 × 4 pixels is text."""

    def __init__(self):
        super().__init__()
        self.down2 = Block(2, 16, stride=2)
        self.down4 = nn.Sequential(Block(16, 32, stride=2), Separable(32))
        self.down8 = nn.Sequential(Block(32, 56, stride=2), Residual(56, 1), Residual(56, 2), Residual(56, 3), Residual(56, 1), Block(56, 32, 1))
        self.head = nn.Sequential(Separable(32), Separable(32), nn.Conv2d(32, 1, 1))

    def forward(self, x):
        fine = self.down4(self.down2(x))
        coarse = F.interpolate(self.down8(fine), scale_factor=2.0, mode='nearest')
        return self.head(fine + coarse)
