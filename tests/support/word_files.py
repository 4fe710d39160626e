"""Word files for tests, as small as they can be."""

import io
import zipfile
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def word_file(paragraphs: list[str], table: list[list[str]], *, picture: str = "") -> bytes:
    """A document with these paragraphs, then a table, then a picture of that name without alternative text."""
    parts = [_paragraph(each) for each in paragraphs]
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in table
    )
    parts.append(f"<w:tbl>{rows}</w:tbl>")
    if picture:
        drawn = f'<w:drawing><wp:inline><wp:docPr id="1" name="{escape(picture)}"/></wp:inline></w:drawing>'
        parts.append(f"<w:p><w:r>{drawn}</w:r></w:p>")
    document = f'<w:document xmlns:w="{W}" xmlns:wp="{WP}"><w:body>{"".join(parts)}</w:body></w:document>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", document)
    return content.getvalue()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
