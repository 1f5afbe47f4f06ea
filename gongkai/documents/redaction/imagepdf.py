"""A pdf of pictures and nothing else: no text, no layers, no properties, written page by page."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image

_QUALITY = 85  # of the JPEG pictures; figures of 5 pt stay readable at 200 dots an inch


@dataclass(slots=True)
class ImagePdf:
    """Collects pages; `close` gives the file. Sizes of pages are in points (1/72 inch)."""

    _out: io.BytesIO = field(default_factory=io.BytesIO)
    _offsets: list[int] = field(default_factory=list)
    _pages: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        self._offsets = [0, 0]  # object 1: catalogue, object 2: page tree; written last

    def add_page(self, image: Image.Image, width: float, height: float) -> None:
        """A page that is one picture. The picture must have been painted already: it is kept as it is."""
        plain = image if image.mode in ("L", "RGB") else image.convert("RGB")
        buffer = io.BytesIO()
        plain.save(buffer, "JPEG", quality=_QUALITY)
        data = buffer.getvalue()
        colours = "DeviceGray" if plain.mode == "L" else "DeviceRGB"
        picture = self._object(
            f"<< /Type /XObject /Subtype /Image /Width {plain.width} /Height {plain.height} "
            f"/ColorSpace /{colours} /BitsPerComponent 8 /Filter /DCTDecode /Length {len(data)} >>",
            data,
        )
        drawing = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q".encode()
        content = self._object(f"<< /Length {len(drawing)} >>", drawing)
        self._pages.append(
            self._object(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] "
                f"/Resources << /XObject << /P {picture} 0 R >> >> /Contents {content} 0 R >>"
            )
        )

    def _object(self, head: str, stream: bytes | None = None) -> int:
        self._offsets.append(self._out.tell())
        number = len(self._offsets)
        self._write(number, head, stream)
        return number

    def _write(self, number: int, head: str, stream: bytes | None = None) -> None:
        body = b"" if stream is None else b"\nstream\n" + stream + b"\nendstream"
        self._out.write(f"{number} 0 obj\n{head}".encode() + body + b"\nendobj\n")

    def close(self) -> bytes:
        """The finished file. There is no Info dictionary and no id: nothing says who, when or with what."""
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        for number, head in (
            (1, "<< /Type /Catalog /Pages 2 0 R >>"),
            (2, f"<< /Type /Pages /Kids [{kids}] /Count {len(self._pages)} >>"),
        ):
            self._offsets[number - 1] = self._out.tell()
            self._write(number, head)
        start = self._out.tell()
        table = "".join(f"{offset:010d} 00000 n \n" for offset in self._offsets)
        self._out.write(f"xref\n0 {len(self._offsets) + 1}\n0000000000 65535 f \n{table}".encode())
        self._out.write(
            f"trailer\n<< /Size {len(self._offsets) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
        )
        return self._out.getvalue()
