#!/usr/bin/python3
"""Build the two bundled font faces. See README.md beside this file."""

import hashlib
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BUNDLE = HERE / "bundle"
FONTS = pathlib.Path(os.environ.get("NOTO_CJK_DIR", "/usr/share/fonts/opentype/noto"))
LICENCE = pathlib.Path("/usr/share/doc/fonts-noto-cjk/copyright")
FAMILY = "Noto Sans CJK SC"

# Beyond GB 2312: what titles, legends, tables and rare place names need.
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x205E), (0x2070, 0x209C),
          (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF),
          (0x2460, 0x24FF), (0x2500, 0x257F), (0x25A0, 0x25FF), (0x2600, 0x2606), (0x2713, 0x2718),
          (0x3000, 0x303F), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6), (0xFFFD, 0xFFFD)]
EXTRA = "㵲塆㙟𬭎𬇕䦃堼圐圙氹旮旯疃甸洺鄚滹沱鄗乂丬垴圪垯崮坨淀砦碥"


def gb2312():
    for hi in range(0xA1, 0xF8):
        for lo in range(0xA1, 0xFF):
            try:
                yield bytes((hi, lo)).decode("gb2312")
            except UnicodeDecodeError:
                pass


def wanted():
    """Every character the program itself can show."""
    chars = set(EXTRA) | set(gb2312())
    for lo, hi in RANGES:
        chars |= {chr(c) for c in range(lo, hi + 1)}
    for pattern in ("data/text/catalogue/*.tsv", "data/facts/**/*.csv", "data/facts/**/*.go",
                    "analysis/**/*.go", "data/demo/**/*.go", "geo/schematic/**/*.csv"):
        for path in sorted(ROOT.glob(pattern)):
            chars |= set(path.read_text(encoding="utf-8"))
    return sorted(c for c in chars if ord(c) >= 0x20)


def sources():
    regular = FONTS / "NotoSansCJK-Regular.ttc"
    for name in ("NotoSansCJK-Medium.ttc", "NotoSansCJK-Bold.ttc"):
        if (FONTS / name).exists():
            return {"Regular": regular, "Medium": FONTS / name}
    return {"Regular": regular, "Medium": regular}


def to_truetype(font):
    """Replace cubic CFF outlines by quadratic glyf ones, within half a unit of 1000."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for name in order:  # FreeType shifts a glyph whose bearing is not its left edge
        glyphs[name].recalcBounds(glyf)
    font["hmtx"].metrics = {
        n: (font["hmtx"].metrics[n][0], getattr(glyphs[n], "xMin", 0)) for n in order}
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, field, 0)
    post = font["post"]
    post.formatType = 3.0
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font.sfntVersion = "\000\001\000\000"


def build(source, target, chars):
    from fontTools import subset
    from fontTools.ttLib import TTCollection

    faces = TTCollection(str(source), lazy=True).fonts
    font = next(f for f in faces if f["name"].getDebugName(1).startswith(FAMILY)
                or f["name"].getDebugName(16) == FAMILY)
    options = subset.Options()
    options.layout_features = ["kern"]  # the face is simplified Chinese already: no locl
    options.hinting = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    font["cmap"].tables = [t for t in font["cmap"].tables if t.format != 14]  # variants of other regions
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[ord(c) for c in chars])
    cut.subset(font)
    to_truetype(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(str(target))


def main():
    files = sources()
    missing = [str(p) for p in files.values() if not p.exists()]
    if missing:
        sys.exit("font source not found: %s\ninstall it: apt-get install fonts-noto-cjk" % ", ".join(missing))
    chars = wanted()
    key = hashlib.sha256("".join(chars).encode())
    key.update(pathlib.Path(__file__).read_bytes())
    for weight, path in files.items():
        key.update(("%s %s %d" % (weight, path.name, path.stat().st_size)).encode())
    stamp = BUNDLE / ".stamp"
    outputs = [BUNDLE / "Regular.ttf", BUNDLE / "Medium.ttf", BUNDLE / "OFL.txt"]
    if stamp.exists() and stamp.read_text() == key.hexdigest() and all(p.exists() for p in outputs):
        return
    print("building the font bundle from %s (%d characters)" % (FONTS, len(chars)))
    BUNDLE.mkdir(exist_ok=True)
    for weight, path in files.items():
        part = BUNDLE / (weight + ".part")
        build(path, part, chars)
        part.replace(BUNDLE / (weight + ".ttf"))
        print("  %s.ttf  %d bytes" % (weight, (BUNDLE / (weight + ".ttf")).stat().st_size))
    (BUNDLE / "OFL.txt").write_bytes(LICENCE.read_bytes())
    stamp.write_text(key.hexdigest())


if __name__ == "__main__":
    main()
