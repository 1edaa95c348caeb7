"""The filled templates as another program opens them: LibreOffice turns all of them into pages in one go."""

import subprocess

from office_templates import every_template
from test_fill import SAID, filling

from nianbao.delivery.template.filler import fill_template


def test_every_filled_template_opens_and_prints(tmp_path, soffice, program):
    pdftotext = program("pdftotext")
    for each in every_template():
        filled = fill_template(each.data, "模板.docx", filling(), replace=each.replace)
        (tmp_path / f"{each.name}.docx").write_bytes(filled.data)

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [tmp_path / f"{each.name}.docx" for each in every_template()]
    convert = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=300)

    unprinted = []
    for file in files:
        extract = [pdftotext, "-enc", "UTF-8", file.with_suffix(".pdf"), "-"]
        shown = subprocess.run(extract, check=True, capture_output=True, timeout=60).stdout.decode()
        if SAID["1.on_request"][0] not in "".join(shown.split()):
            unprinted.append(file.stem)
    assert unprinted == []
