"""The shelf: what is searched is found, what changes is noticed, and what breaks is told."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from filelock import FileLock

from nianbao.errors import FileUnreadable, ShelfUnusable
from nianbao.reading.report_text import read_report_text
from nianbao.report.passage import PastReport
from nianbao.report.report import AgencyKind
from nianbao.shelf.shelf import Shelf

SOURCE = str(Path(__file__).parents[2] / "src")
TRAINING = "全年举办业务培训2期，参训45人次，内容为申请答复和个人信息保护。"
ACCOUNT = "新开通微信公众号1个，发布信息120条，回复群众留言30条。"
SURVEY = "开展社会评议，发放问卷100份，收回98份，满意的95份。"


def text_of(agency, year, *, supervision=TRAINING, platform=ACCOUNT):
    return (
        f"{agency}{year}年政府信息公开工作年度报告\n一、总体情况\n（四）政府信息公开平台建设\n{platform}\n"
        f"（五）监督保障\n{supervision}\n六、其他需要报告的事项\n本年度没有收取信息处理费，无其他事项。\n"
    )


def past(text, reads=None):
    def read():
        if reads is not None:
            reads.append(text)
        return read_report_text(text), ()

    return PastReport(sha256(text.encode()).hexdigest(), "年报", read)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "shelf"


@pytest.fixture
def shelf(folder):
    made = Shelf(folder)
    made.refresh([past(text_of("临溪镇人民政府", 2023))])
    return made


def words(found):
    return [each.passage.text for each in found]


def test_a_rough_note_finds_the_passage_about_it(shelf):
    found = shelf.search("培训了2次 45个人")

    assert found[0].passage.text == TRAINING
    assert (
        found[0].passage.skeleton == "全年举办业务培训〔期数〕，参训〔人次〕，内容为申请答复和个人信息保护。"
    )
    assert "培训" in found[0].words


def test_only_the_aspect_asked_for_is_searched(shelf):
    assert words(shelf.search("培训2期", aspects=["platform"])) == [ACCOUNT]


def test_a_question_of_signs_alone_is_no_error(shelf):
    assert shelf.search("？！…") is not None
    assert shelf.search("") is not None


def test_the_same_kind_and_a_near_year_come_first(folder):
    shelf = Shelf(folder)
    shelf.refresh(
        [
            past(text_of("临溪镇人民政府", 2021, supervision="组织培训3期，参加60人次，讲解答复规范。")),
            past(text_of("临溪县教育局", 2024, supervision="组织培训4期，参加80人次，讲解答复要领。")),
        ]
    )

    by_kind = shelf.search("培训 答复", aspects=["supervision"], kind=AgencyKind.DEPARTMENT)
    by_year = shelf.search("培训 答复", aspects=["supervision"], year=2021)

    assert by_kind[0].passage.kind is AgencyKind.DEPARTMENT
    assert by_year[0].passage.year == 2021


def test_passages_nearly_the_same_are_shown_once(folder):
    shelf = Shelf(folder)
    shelf.refresh([past(text_of("临溪镇人民政府", 2023)), past(text_of("石湾镇人民政府", 2022))])

    assert words(shelf.search("培训2期45人次", aspects=["supervision"])) == [TRAINING]


def test_a_report_is_read_once_however_often_the_index_is_made(folder):
    reads = []
    one = past(text_of("临溪镇人民政府", 2023), reads)
    Shelf(folder).refresh([one])
    Shelf(folder).refresh([one, past(text_of("石湾镇人民政府", 2022, supervision=SURVEY))])
    Shelf(folder).refresh([one], anew=True)

    assert len(reads) == 1


def test_nothing_is_made_when_nothing_changed(shelf, folder):
    before = (folder / "CURRENT").read_text("utf-8")

    shelf.refresh([past(text_of("临溪镇人民政府", 2023))])

    assert (folder / "CURRENT").read_text("utf-8") == before


def test_what_is_taken_off_is_found_no_more(shelf):
    state = shelf.refresh([past(text_of("石湾镇人民政府", 2022, supervision=SURVEY))])

    assert state.reports == 1
    assert TRAINING not in words(shelf.search("培训2期45人次"))


def test_another_process_sees_what_was_published(shelf, folder):
    other = Shelf(folder)
    other.search("培训")

    shelf.refresh([past(text_of("石湾镇人民政府", 2022, supervision=SURVEY))])

    assert SURVEY in words(other.search("社会评议 问卷"))


def test_an_unreadable_report_is_told_and_the_others_are_there(folder):
    def refuse():
        raise FileUnreadable("旧年报已损坏，请重新取得。")

    state = Shelf(folder).refresh(
        [PastReport("0" * 64, "坏的", refuse), past(text_of("临溪镇人民政府", 2023))]
    )

    assert state.unread == ("旧年报已损坏，请重新取得。",)
    assert state.reports == 1


def test_an_empty_shelf_answers_nothing(folder):
    shelf = Shelf(folder)
    shelf.refresh([])

    assert shelf.search("培训") == ()


def test_a_shelf_that_was_never_made_is_refused_with_what_to_do(folder):
    with pytest.raises(ShelfUnusable, match="nianbao index"):
        Shelf(folder).search("培训")


# Damage -----------------------------------------------------------------------------------------------------


def run_apart(folder, lines):
    """Run some lines with a shelf in a process of its own and return what they print."""
    head = (
        f"import sys; sys.path.insert(0, {SOURCE!r})\n"
        "from pathlib import Path\n"
        "from nianbao.shelf.shelf import Shelf\n"
        f"folder = Path({str(folder)!r})\n"
    )
    command = [sys.executable, "-X", "utf8", "-c", head + lines]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=120)
    return done.stdout.strip()


def current(folder):
    return folder / (folder / "CURRENT").read_text("utf-8")


@pytest.mark.usefixtures("shelf")
def test_without_its_vectors_the_index_still_finds_by_words_and_says_so(folder):
    # In a process of its own: within one process Chroma goes on answering from files that are gone.
    shutil.rmtree(current(folder) / "vectors")

    said = run_apart(
        folder,
        "shelf = Shelf(folder)\n"
        "print(shelf.search('培训2期45人次')[0].passage.text)\n"
        "print(shelf.state().trouble)",
    )

    assert said.splitlines()[0] == TRAINING
    assert "只按文字检索" in said


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("name", ["index.json", "passages.jsonl", "words/supervision/rows.npy"])
def test_a_damaged_index_is_made_anew(folder, name):
    (current(folder) / name).write_bytes(b"?")

    fresh = Shelf(folder)
    with pytest.raises(ShelfUnusable, match="--anew"):
        fresh.search("培训")
    fresh.refresh([past(text_of("临溪镇人民政府", 2023))])

    assert words(fresh.search("培训2期45人次"))[0] == TRAINING


def test_passages_kept_by_a_run_that_was_killed_do_no_harm(shelf, folder):
    for kept in (folder / "passages").glob("*.json"):
        kept.write_text("[{", "utf-8")

    state = shelf.refresh([past(text_of("临溪镇人民政府", 2023))], anew=True)

    assert state.passages == 3


def test_while_another_process_builds_the_present_index_serves(shelf, folder):
    with FileLock(folder / "building.lock"):
        state = shelf.refresh([past(text_of("石湾镇人民政府", 2022, supervision=SURVEY))])

    assert state.reports == 1
    assert words(shelf.search("培训2期45人次"))[0] == TRAINING


@pytest.mark.usefixtures("shelf")
def test_several_processes_read_one_index(folder):
    asked = "print(Shelf(folder).search('培训2期45人次')[0].passage.text)"

    assert [run_apart(folder, asked) for _ in range(2)] == [TRAINING, TRAINING]


def test_a_search_goes_on_while_an_index_is_being_built(shelf):
    asked = []

    def read_slowly():
        # While this report is read the index is being built; somebody else's search gets its answer.
        with ThreadPoolExecutor(1) as somebody:
            asked.append(somebody.submit(shelf.search, "培训2期45人次").result(timeout=20))
        return read_report_text(text_of("石湾镇人民政府", 2022, supervision=SURVEY)), ()

    shelf.refresh([PastReport("1" * 64, "2022.txt", read_slowly)])

    assert words(asked[0])[0] == TRAINING
