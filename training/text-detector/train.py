"""Trains the net: python3 train.py TILES OUT STEPS [--from WEIGHTS] [--rate 2.5e-3] [--threads 2] [--minutes M]

TILES is what make_tiles.py wrote (several folders by commas). OUT gets last.pt every 500 steps. With --minutes the rate follows the
clock instead of the steps, for machines that others use too.
"""
import argparse, json, math, pathlib, time
import numpy as np
import torch
from torch.nn import functional as F
from net import Net, features

CROP, BATCH, CELL = 256, 12, 4


def labels(lines, size):
    """-> cells of a tile: 1 text, 0 none, -1 not counted (the rim of a line, and lines that cannot be seen with 3 px around them)"""
    n = size // CELL
    band, text, doubt = (np.zeros((n, n), np.float32) for _ in range(3))
    edges = np.arange(n + 1) * CELL

    def cover(box):
        x0, y0, x1, y1 = box
        x = np.clip(np.minimum(edges[1:], x1) - np.maximum(edges[:-1], x0), 0, CELL) / CELL
        y = np.clip(np.minimum(edges[1:], y1) - np.maximum(edges[:-1], y0), 0, CELL) / CELL
        return y[:, None] * x[None]
    for line in lines:
        x0, y0, x1, y1 = line['box']
        wide = cover((x0 - 3, y0 - 3, x1 + 3, y1 + 3))
        if not line['seen'] or line['height'] < 4.5:
            doubt = np.maximum(doubt, wide)
            continue
        text = np.maximum(text, cover(line['box']))
        band = np.maximum(band, cover((x0 - 1, y0 - 1, x1 + 1, y1 + 1)))
    out = np.where(band > 0, -1, 0)
    out = np.where(doubt > 0, -1, out)
    return np.where(text >= 0.5, 1, out).astype(np.int8)


def batch(rng, tiles, cells):
    at = rng.integers(0, len(tiles), BATCH)
    size = tiles[0].shape[0]
    pictures, wanted = [], []
    for i in at:
        y, x = (rng.integers(0, (size - CROP) // 8 + 1, 2) * 8).tolist()
        picture = tiles[i][y:y + CROP, x:x + CROP].astype(np.float32) / 255
        target = cells[i][y // CELL:(y + CROP) // CELL, x // CELL:(x + CROP) // CELL]
        if rng.random() < 0.3:
            picture = 1 - picture
        if rng.random() < 0.3:
            low = rng.uniform(0, 0.3)
            picture = low + picture * rng.uniform(0.3, 1 - low)
        if rng.random() < 0.15:
            turns = int(rng.choice([1, 3]))
            picture, target = np.rot90(picture, turns), np.rot90(target, turns)
        pictures.append(picture)
        wanted.append(target)
    return torch.from_numpy(np.stack(pictures)[:, None].copy()), torch.from_numpy(np.stack(wanted)[:, None].copy())


def loss_of(logits, wanted):
    counted = (wanted >= 0).float()
    truth = (wanted == 1).float()
    each = F.binary_cross_entropy_with_logits(logits, truth, reduction='none', pos_weight=torch.tensor(3.0)) * counted
    hard = each.flatten().topk(each.numel() // 20).values.mean()
    p = torch.sigmoid(logits) * counted
    dice = 1 - (2 * (p * truth).sum() + 1) / (p.sum() + truth.sum() + 1)
    return each.sum() / counted.sum() + 0.3 * hard + 0.3 * dice


def follow(mean, net, keep):
    """The weights that are kept: the mean of those of the last thousand steps or so, which is better than any of them."""
    for name, value in net.state_dict().items():
        if value.is_floating_point():
            mean[name].mul_(keep).add_(value, alpha=1 - keep)
        else:
            mean[name].copy_(value)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument('tiles')
    ask.add_argument('out')
    ask.add_argument('steps', type=int)
    ask.add_argument('--from', dest='start')
    ask.add_argument('--rate', type=float, default=2.5e-3)
    ask.add_argument('--threads', type=int, default=2)
    ask.add_argument('--minutes', type=float)
    ask.add_argument('--seed', type=int, default=7)
    said = ask.parse_args()
    torch.set_num_threads(said.threads)
    torch.manual_seed(said.seed)
    rng = np.random.default_rng(said.seed)
    tiles, cells = [], []
    for folder in said.tiles.split(','):
        some = np.load(pathlib.Path(folder) / 'tiles.npy')
        tiles += list(some)
        cells += [labels(lines, some.shape[1]) for lines in json.loads((pathlib.Path(folder) / 'lines.json').read_text())]
    net = Net().to(memory_format=torch.channels_last)
    if said.start:
        net.load_state_dict(torch.load(said.start))
    mean = {name: value.clone() for name, value in net.state_dict().items()}
    out = pathlib.Path(said.out)
    out.mkdir(parents=True, exist_ok=True)
    best = torch.optim.AdamW(net.parameters(), lr=said.rate, weight_decay=1e-3)
    began, run, step = time.time(), 0.0, 0
    while True:
        done = (time.time() - began) / 60 / said.minutes if said.minutes else step / said.steps
        if done >= 1 or step >= said.steps:
            break
        rate = said.rate * min(1, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-5
        for group in best.param_groups:
            group['lr'] = rate
        pictures, wanted = batch(rng, tiles, cells)
        with torch.no_grad():
            fed = features(pictures).to(memory_format=torch.channels_last)
        loss = loss_of(net(fed), wanted)
        best.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        best.step()
        follow(mean, net, min(0.999, step / (step + 20)))
        run = loss.item() if step == 0 else 0.98 * run + 0.02 * loss.item()
        step += 1
        if step % 50 == 0:
            print(f'step {step}  loss {run:.4f}  rate {rate:.5f}  {(time.time() - began) / step:.3f} s a step', flush=True)
        if step % 500 == 0:
            torch.save(mean, out / 'last.pt')
    torch.save(mean, out / 'last.pt')
    print(f'{step} steps', flush=True)


if __name__ == '__main__':
    main()
