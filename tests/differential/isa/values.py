"""Operands that instructions find hard, and ordinary ones."""

from __future__ import annotations

from random import Random

WORD = (1 << 64) - 1
SIGN = 1 << 63
BOX = 0xFFFF_FFFF_0000_0000

INTEGERS = (
    0, 1, 2, 3, WORD, WORD - 1, SIGN, SIGN - 1, SIGN + 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF,
    0x1_0000_0000, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_7FFF_FFFF, 0x5555_5555_5555_5555,
    0xAAAA_AAAA_AAAA_AAAA, 31, 32, 63, 64, 1 << 24, (1 << 24) + 1, (1 << 53) + 1, 1 << 53,
    0x7FFF_FFFF_FFFF_FC00, 0x7FFF_FFFF_FFFF_FE00, 0x7FFF_FFBF_FFFF_FFFF,
)

# Bits of doubles: zeros, ones, extremes, subnormals, infinities, NaNs quiet and signalling with
# payloads, and the borders of the conversions to integers.
DOUBLES = (
    0, SIGN, 0x3FF0_0000_0000_0000, 0xBFF0_0000_0000_0000, 0x3FF0_0000_0000_0001,
    0x7FEF_FFFF_FFFF_FFFF, 0xFFEF_FFFF_FFFF_FFFF, 0x0010_0000_0000_0000, 0x8010_0000_0000_0000,
    1, SIGN | 1, 0x000F_FFFF_FFFF_FFFF, 0x7FF0_0000_0000_0000, 0xFFF0_0000_0000_0000,
    0x7FF8_0000_0000_0000, 0xFFF8_0000_0000_0000, 0x7FF8_0000_DEAD_BEEF, 0x7FF0_0000_0000_0001,
    0xFFF4_0000_0000_0000, 0x7FF7_FFFF_FFFF_FFFF, 0x3FE0_0000_0000_0000, 0xBFE0_0000_0000_0000,
    0x3FF8_0000_0000_0000, 0x4004_0000_0000_0000, 0x41DF_FFFF_FFC0_0000, 0x41E0_0000_0000_0000,
    0xC1E0_0000_0000_0000, 0xC1E0_0000_0020_0000, 0x41EF_FFFF_FFE0_0000, 0x41EF_FFFF_FFF0_0000,
    0x41F0_0000_0000_0000, 0x43E0_0000_0000_0000, 0xC3E0_0000_0000_0000, 0x43DF_FFFF_FFFF_FFFF,
    0x43EF_FFFF_FFFF_FFFF, 0x43F0_0000_0000_0000, 0xBFEF_FFFF_FFFF_FFFF, 0x47EF_FFFF_E000_0000,
    0x47EF_FFFF_F000_0000, 0x3810_0000_0000_0000, 0x380F_FFFF_FFFF_FFFF, 0x36A0_0000_0000_0000,
    0x3690_0000_0000_0000, 0x3690_0000_0000_0001, 0x380F_FFFF_E000_0000, 0x380F_FFFF_F000_0000,
)

# The same for singles.
SINGLES = (
    0, 0x8000_0000, 0x3F80_0000, 0xBF80_0000, 0x3F80_0001, 0x7F7F_FFFF, 0xFF7F_FFFF, 0x0080_0000,
    0x8080_0000, 1, 0x8000_0001, 0x007F_FFFF, 0x7F80_0000, 0xFF80_0000, 0x7FC0_0000, 0xFFC0_0000,
    0x7FC0_BEEF, 0x7F80_0001, 0xFFA0_0000, 0x7FBF_FFFF, 0x3F00_0000, 0xBF00_0000, 0x3FC0_0000,
    0x4020_0000, 0x4EFF_FFFF, 0x4F00_0000, 0xCF00_0000, 0xCF00_0001, 0x4F7F_FFFF, 0x4F80_0000,
    0x5EFF_FFFF, 0x5F00_0000, 0xDF00_0000, 0x5F7F_FFFF, 0x5F80_0000, 0xBF7F_FFFF, 0x0040_0000,
)


def integer(random: Random) -> int:
    """A value for an integer register."""
    kind = random.randrange(8)
    if kind < 3:
        return random.choice(INTEGERS)
    if kind == 3:
        return random.getrandbits(random.randrange(1, 65))
    if kind == 4:
        return -random.getrandbits(random.randrange(1, 64)) & WORD
    if kind == 5:
        return 1 << random.randrange(64)
    return random.getrandbits(64)


def double(random: Random) -> int:
    """Bits of a double."""
    kind = random.randrange(8)
    if kind < 3:
        return random.choice(DOUBLES)
    if kind == 3:  # near one another: sums cancel, products round
        return 0x3FE0_0000_0000_0000 + random.getrandbits(54) | random.getrandbits(1) << 63
    if kind == 4:  # few digits: exact results and ties
        return random.getrandbits(12) << 52 | random.getrandbits(4) << 48
    if kind == 5:  # subnormal, or nearly
        return random.getrandbits(1) << 63 | random.getrandbits(random.randrange(1, 55))
    if kind == 6:  # about the sizes of integers
        fraction = random.getrandbits(52) & -1 << random.randrange(52)
        return random.getrandbits(1) << 63 | random.randrange(1020, 1090) << 52 | fraction
    return random.getrandbits(64)


def single(random: Random) -> int:
    """Bits of a register that holds a single: boxed, but for one in sixteen."""
    if not random.randrange(16):
        return double(random)
    kind = random.randrange(8)
    if kind < 3:
        bits = random.choice(SINGLES)
    elif kind == 3:
        bits = 0x3F00_0000 + random.getrandbits(25) | random.getrandbits(1) << 31
    elif kind == 4:
        bits = random.getrandbits(9) << 23 | random.getrandbits(3) << 20
    elif kind == 5:
        bits = random.getrandbits(1) << 31 | random.getrandbits(random.randrange(1, 26))
    elif kind == 6:
        fraction = random.getrandbits(23) & -1 << random.randrange(23)
        bits = random.getrandbits(1) << 31 | random.randrange(124, 194) << 23 | fraction
    else:
        bits = random.getrandbits(32)
    return BOX | bits


def floating(random: Random, is_single: bool) -> int:
    """A value for a floating-point register that is used as a single or as a double."""
    return single(random) if is_single else double(random)


def fcsr(random: Random) -> int:
    """A valid rounding mode and any flags."""
    flags = random.choice((0, 0, 0x1F, random.getrandbits(5)))
    return random.randrange(5) << 5 | flags
