"""Councils' own templates of Word, as small as they can be, and what may be wrong with one."""

import io
import zipfile
from collections.abc import Callable, Mapping

import docx

Change = Callable[[str], str]


def template(
    *lines: str, cells: tuple[tuple[str, str], ...] = (), header: str = "", footer: str = ""
) -> bytes:
    """A template with these paragraphs, then a table of labels and values, a header and a footer."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if cells:
        table = document.add_table(rows=0, cols=2)
        for label, value in cells:
            row = table.add_row()
            row.cells[0].text, row.cells[1].text = label, value
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(content: bytes, changes: Mapping[str, Change], added: Mapping[str, bytes] | None = None) -> bytes:
    """The same archive with members changed and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, changes[name](text.decode()).encode() if name in changes else text)
        for name, text in (added or {}).items():
            new.writestr(name, text)
    return out.getvalue()


def with_field(content: bytes, code: str) -> bytes:
    """The same, with a field of this code, cut in two as Word does."""
    pieces = "".join(
        f'<w:r><w:instrText xml:space="preserve">{each}</w:instrText></w:r>' for each in (code[:4], code[4:])
    )
    field = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{pieces}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return changed(
        content, {"word/document.xml": lambda text: text.replace("<w:body>", f"<w:body>{field}", 1)}
    )


def with_relation(content: bytes, kind: str, target: str) -> bytes:
    """The same, with something that lies elsewhere."""
    relation = (
        f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/>'
    )
    return changed(
        content,
        {
            "word/_rels/document.xml.rels": lambda text: text.replace(
                "</Relationships>", f"{relation}</Relationships>"
            )
        },
    )
