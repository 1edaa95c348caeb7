"""A text of which one sentence may not stand: the composer's takes its place, with all that it told."""

from grounds import Ground, report_of

from nianbao.drafting.mending import mended


def test_a_refused_problem_comes_back_though_its_figure_has_the_value_of_another(composer, phrasebook):
    notes = {
        "problems": ["低保公示有2次迟发", "图解太少"],
        "plans": ["图解明年做2期，党政办负责", "低保公示每月报送，民政办负责，1月起"],
    }
    ground = Ground(report_of(**notes), composer, phrasebook)
    evidence = ground.evidence["5"]
    slot = next(each.id for fact in ground.report.facts for each in fact.figures)
    text = "\n".join(f"{each.heading}\n{each.text}" for each in evidence.paragraphs)
    spoilt = "\n".join(
        f"因经费紧张，低保公示有⟦{slot}⟧次迟发。" + line.partition("。")[2] if slot in line else line
        for line in text.splitlines()
    )

    paragraphs = mended(ground.of("5", spoilt), evidence, ground.grounder)

    assert paragraphs is not None
    written = "\n".join(paragraph.text for paragraph in paragraphs)
    assert "经费紧张" not in written
    assert f"低保公示有⟦{slot}⟧次" in written
