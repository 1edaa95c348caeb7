"""Drafts in the making belong to their report: watched, put down and kept whether or not a page is open."""

import fakes
import pytest

from nianbao.report.draft import Drafting
from nianbao.workspace.finished import Finished
from nianbao.workspace.jobs import DraftJob, Jobs

PART = "1.platform"
DRAFT = fakes.written(PART, "开通公众号1个。", made_by="composer")


def laid_out(drafting):
    return Finished(None, None, drafting.drafts, "m", (), notes=drafting.notes)


@pytest.fixture
def number(kept):
    return fakes.begin(kept)


@pytest.fixture
def run():
    made = fakes.FakeRun(Drafting((DRAFT,), (), notes=((PART, "模型没有写成。"),)), at_once=False)
    yield made
    made.finish()


@pytest.fixture
def jobs(kept):
    return Jobs(lambda: kept)


def finished(job):
    assert job.wait(10)
    return job


def test_what_was_drafted_is_kept_though_nobody_looks(kept, number, run, jobs):
    job = jobs.begin(number, lambda: run, laid_out)

    run.finish()

    finished(job)
    assert [version.made_by for version in kept.versions(number, PART)] == ["composer"]


def test_what_has_come_so_far_is_put_down_while_it_comes(kept, number, run, jobs):
    run.texts = {PART: "开通公众"}
    jobs.begin(number, lambda: run, laid_out)

    # The watcher looks, puts down, waits, and looks again: at the second look the first is in the store.
    for _ in range(2):
        run.looked.clear()
        assert run.looked.wait(10)

    assert kept.unfinished(number) == {PART: "开通公众"}


def test_what_was_put_down_is_taken_up_once_the_draft_is_kept(kept, number, run, jobs):
    kept.put_down(number, {PART: "开通公众"})
    job = jobs.begin(number, lambda: run, laid_out)

    run.finish()

    finished(job)
    assert kept.unfinished(number) == {}


def test_a_second_page_gets_the_draft_that_is_being_written(number, run, jobs):
    first = jobs.begin(number, lambda: run, laid_out)

    second = jobs.begin(number, lambda: pytest.fail("paid for twice"), laid_out)

    assert second is first


def test_a_finished_draft_can_be_followed_by_another(number, run, jobs):
    first = jobs.begin(number, lambda: run, laid_out)
    run.finish()
    finished(first)

    again = fakes.FakeRun(Drafting((DRAFT,), ()))

    assert finished(jobs.begin(number, lambda: again, laid_out)) is not first


def test_two_reports_are_drafted_side_by_side(kept, run, jobs):
    one, other = fakes.begin(kept), fakes.begin(kept)
    jobs.begin(one, lambda: run, laid_out)

    job = jobs.begin(other, lambda: fakes.FakeRun(Drafting((DRAFT,), ())), laid_out)

    finished(job)
    assert not jobs.of(one).is_over


def test_a_job_is_found_by_its_report_as_long_as_the_program_runs(number, run, jobs):
    assert jobs.of(number) is None

    job = jobs.begin(number, lambda: run, laid_out)

    assert jobs.of(number) is job


def test_stopping_is_passed_on(number, run, jobs):
    job = jobs.begin(number, lambda: run, laid_out)

    job.cancel()

    finished(job)
    assert run.cancelled


def test_what_became_of_the_parts_is_told(number, run, jobs):
    job = jobs.begin(number, lambda: run, laid_out)

    run.finish()

    assert finished(job).notes == ("模型没有写成。",)


def test_a_draft_that_cannot_be_kept_ends_with_the_reason(number, run):
    job = DraftJob(number, run, laid_out, fakes.Unplugged)

    run.finish()

    assert finished(job).trouble == "磁盘满了。"


def test_a_draft_goes_on_though_it_cannot_be_put_down(number, run):
    run.texts = {PART: "开通公众"}
    job = DraftJob(number, run, laid_out, fakes.Unplugged)
    for _ in range(2):
        run.looked.clear()
        assert run.looked.wait(10)

    assert not job.is_over
