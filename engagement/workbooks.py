"""Tables as workbooks (XLSX), of the few parts that every spreadsheet needs: pure.

Text is always text here: what starts like a formula is shown, never run.
"""

import io
import re
from collections.abc import Iterable
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?")
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold."""
LONGEST = 32_767
"""Letters of a cell."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment of an archive, so that the same table is the same file."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{MEDIA_TYPE}.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{MEDIA_TYPE.removesuffix("sheet")}worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Diapason" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def workbook(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as a workbook of one sheet, whose plain numbers are numbers."""
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, part in {**PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            archive.writestr(ZipInfo(name, EPOCH), HEAD + part, ZIP_DEFLATED)
    return file.getvalue()


def _cell(text: str) -> str:
    if NUMBER.fullmatch(text):
        return f"<c><v>{text}</v></c>"
    told = escape(NO_XML.sub("", text)[:LONGEST])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{told}</t></is></c>'
