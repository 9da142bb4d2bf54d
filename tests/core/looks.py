"""Pictures to fingerprint, drawn by code: the same pixels on every computer."""

from __future__ import annotations

import random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

SIZES = (
    (4, 90), (5, 5), (17, 9), (64, 64), (65, 63), (128, 128), (129, 257), (300, 200),
    (512, 512), (700, 500), (1200, 900), (2000, 100), (90, 1800),
)  # fmt: skip


def scene(seed: int, size: tuple[int, int], shapes: int = 40) -> Image.Image:
    """Boxes and discs of many sizes over a slope; only whole numbers went into it."""
    chance = random.Random(seed)
    width, height = size
    across, down = np.arange(width)[None] + np.zeros((height, 1), int), np.arange(height)[:, None]
    parts = (across * 255 // width, (down * 255 // height) + 0 * across)
    slope = np.stack((*parts, (across + down) * 255 // (width + height)), 2).astype(np.uint8)
    made = Image.fromarray(slope)
    draw = ImageDraw.Draw(made)
    for _ in range(shapes):
        left, top = chance.randrange(-width // 4, width), chance.randrange(-height // 4, height)
        right = left + chance.randrange(1, width // 2 + 2)
        bottom = top + chance.randrange(1, height // 2 + 2)
        colour = tuple(chance.randrange(256) for _ in range(3))
        shape = chance.choice((draw.rectangle, draw.ellipse))
        shape((left, top, right, bottom), fill=colour)
    return made


def photo(seed: int, size=(1200, 900)) -> Image.Image:
    """Something with the smoothness and the noise of a photograph."""
    soft = scene(seed, size, 60).filter(ImageFilter.GaussianBlur(4))
    noise = Image.effect_noise(size, 24).convert("RGB")
    return ImageChops.add(soft, noise, 1, -128)


def chat(seed: int, size=(1080, 2340)) -> Image.Image:
    """A screen of a chat: bars, bubbles, lines of letters."""
    chance = random.Random(seed)
    made = Image.new("RGB", size, (178, 199, 217))
    draw = ImageDraw.Draw(made)
    font = ImageFont.load_default(34)
    draw.rectangle((0, 0, size[0], 160), fill=(160, 184, 205))
    top = 200
    while top < size[1] - 260:
        lines, mine = chance.randint(1, 4), chance.random() < 0.5
        width, height = chance.randint(200, 700), 46 * lines + 40
        left = size[0] - width - 30 if mine else 130
        box = (left, top, left + width, top + height)
        draw.rounded_rectangle(box, 24, fill=(254, 229, 0) if mine else "white")
        for line in range(lines):
            words = "".join(chance.choice("abcdefghij klmnop") for _ in range(width // 22))
            draw.text((left + 20, top + 18 + 46 * line), words, fill="black", font=font)
        top += height + 40
    draw.rectangle((0, size[1] - 150, size[0], size[1]), fill="white")
    return made
