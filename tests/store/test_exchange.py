"""Reports and whole stores move between engines and machines without a byte's difference."""

import io
import json
import zipfile

import pytest
from stored import begun, turn

from nianbao.errors import ArchiveUnusable
from nianbao.report.record import Version


def filled(store):
    """A report with something of everything."""
    number = begun(store)
    for seen in range(5):
        changes = (("t3.new.natural", str(seen), seen), (f"answers.k{seen}", "开\x00放\ud83d", 0))
        store.take(number, turn(f"t{seen}", *changes, said=f"第{seen}条"))
    store.keep_versions(number, (Version("5", 0, [{"text": "一"}], "composer", {"prompt": "abc"}),))
    store.keep_source(number, "去年.docx", "previous", b"PK\x03\x04" + bytes(range(256)))
    return number


def unzipped(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def altered(data, **changes):
    """The archive with some of its files replaced, None for left out."""
    files = {**unzipped(data), **{name.replace("_json", ".json"): body for name, body in changes.items()}}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, body in files.items():
            if body is not None:
                archive.writestr(name, body)
    return packed.getvalue()


def test_a_report_exported_twice_is_the_same_to_the_byte(store):
    number = filled(store)

    assert store.export_report(number) == store.export_report(number)


def test_a_report_goes_into_another_store_and_comes_back_equal(store, opened, tmp_path):
    number = filled(store)
    exported = store.export_report(number)

    other = opened(tmp_path / "other")

    assert other.import_report(exported) == number
    assert other.export_report(number) == exported


def test_a_report_goes_from_sqlite_to_a_server_and_back_without_a_difference(opened, tmp_path, server):
    here, there, again = opened(tmp_path / "a"), opened(tmp_path / "b", server), opened(tmp_path / "c")
    number = filled(here)

    there.import_report(here.export_report(number))
    again.import_report(there.export_report(number))

    assert again.export_report(number) == here.export_report(number)


def test_a_report_that_is_here_already_comes_in_beside_it(store):
    number = filled(store)

    copy = store.import_report(store.export_report(number))

    assert copy != number
    assert store.load(copy).value("t3.new.natural") == "4"
    assert {card.agency for card in store.cards()} == {"青石镇人民政府"}


def test_an_imported_report_is_written_on_where_it_was_left(store, opened, tmp_path):
    number = filled(store)
    other = opened(tmp_path / "other")
    other.import_report(store.export_report(number))

    taken = other.take(number, turn("next", ("t3.new.natural", "9", 5)))

    assert taken.number == 7
    assert taken.conflicts == ()


def test_something_else_than_an_exported_report_is_refused(store):
    for data in (b"", b"PK", b"a report", altered(store.export_report(filled(store)), report_json=None)):
        with pytest.raises(ArchiveUnusable, match="重新导出"):
            store.import_report(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(format=99),
        lambda told: told.update(schema="0999"),
        lambda told: told.pop("edits"),
        lambda told: told.update(turns=7),
        lambda told: told["edits"][0].pop("rev"),
        lambda told: told.update(id=3),
        lambda told: told["sources"].append({**told["sources"][0], "sha256": "0" * 64}),
    ],
    ids=["format", "schema", "no edits", "no list", "no revision", "number", "missing source"],
)
def test_a_damaged_or_newer_export_is_refused_and_leaves_nothing_behind(store, change):
    exported = store.export_report(filled(store))
    told = json.loads(unzipped(exported)["report.json"])
    change(told)

    with pytest.raises(ArchiveUnusable):
        store.import_report(altered(exported, report_json=json.dumps(told)))

    assert len(store.cards()) == 1


def test_a_source_that_was_altered_on_the_way_is_noticed(store):
    exported = store.export_report(filled(store))
    (name,) = [name for name in unzipped(exported) if name.startswith("sources/")]

    with pytest.raises(ArchiveUnusable, match="损坏"):
        store.import_report(altered(exported, **{name: b"other"}))
