"""The conversation: what was said, the question of now, and what was understood under its topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nianbao.errors import NianbaoError
from nianbao.interview.asking import Does, PartKind
from nianbao.interview.chips import chips
from nianbao.interview.next_question import next_question, ready
from nianbao.interview.steps import Deed, Pick
from nianbao.report.facts import TOPICS
from nianbao.ui.labels import plain
from nianbao.ui.state import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.interview.asking import Asked, Quick
    from nianbao.interview.chips import Chip
    from nianbao.interview.steps import Choice
    from nianbao.report.record import Record
    from nianbao.ui.keeping import Keeper
    from nianbao.ui.scene import Scene
    from nianbao.ui.state import ViewState
    from nianbao.workspace import Workspace
    from nianbao.workspace.talking import Reply, Talking

_SAY = "say"
_SHOWN = 12
"""Turns of the conversation that are drawn; the others come when asked for."""
_ELSEWHERE = {Does.TABLES: View.TABLES, Does.UPLOAD: View.START}
"""Quick answers that are given at another place of the page."""
_ALWAYS_DRAFTED = "右边的报告随说随写，不用另外起草。"
_HEIGHT = 460
"""Pixels before the looks fit it to the window."""


def draw_talk(workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene) -> None:
    """The whole view."""
    talk = _Talk(workspace, state, keeper, scene)
    with st.container(height=_HEIGHT, border=False, key="talk", autoscroll=True):
        talk.draw_history()
        talk.draw_now()
    message, why = state.untaken
    if message:
        st.error("没有记下来：")
        st.text(why)
        st.text(message)
    asked = scene.asked
    hint = "说一句，或者写“把第五部分写短一点”"
    if asked and asked.question.examples:
        hint = f"例如：{asked.question.examples[0]}"
    st.chat_input(hint, key=_SAY, max_chars=2000)


def take_said(workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene) -> bool:
    """Take what she typed below the conversation, if she did; done first, so that the page is drawn once."""
    message = st.session_state.get(_SAY)
    if not message:
        return False
    _Talk(workspace, state, keeper, scene).say(message)
    return True


class _Talk:
    """One run of the conversation."""

    def __init__(self, workspace: Workspace, state: ViewState, keeper: Keeper, scene: Scene) -> None:
        self._workspace = workspace
        self._state = state
        self._keeper = keeper
        self._scene = scene

    @property
    def _talking(self) -> Talking:
        return self._workspace.talking(self._keeper.who)

    # ── what was said ──

    def draw_history(self) -> None:
        record = self._scene.record
        messages = [each for each in (record.messages if record else ()) if each.said or each.answered]
        shown = len(messages) if self._state.whole_talk else _SHOWN
        if len(messages) > shown and st.button(
            f"看前面的{len(messages) - shown}条", key="whole-talk", type="tertiary"
        ):
            self._state.whole_talk = True
            st.rerun()
        for message in messages[-shown:]:
            for who, words in (("asked", message.asked), ("said", message.said), ("reply", message.reply)):
                if words:
                    with st.container(key=f"{who}-{message.number}"):
                        st.text(words)

    def _last_reply(self) -> str:
        messages = self._scene.record.messages if self._scene.record else ()
        return messages[-1].reply if messages else ""

    # ── the question of now ──

    def draw_now(self) -> None:
        asked = self._scene.asked
        with st.container(key="question", border=True, gap="small"):
            if self._state.told and self._state.told != self._last_reply():
                st.text(self._state.told)
            if self._state.choices:
                self._draw_choices(asked)
            if asked is None:
                self._draw_ready()
            else:
                self._draw_question(asked)
        topic = asked.question.topic if asked else ""
        if topic:
            self._draw_chips(topic)

    def _draw_choices(self, asked: Asked | None) -> None:
        """What may have been meant by the last message."""
        with st.container(gap="xsmall", key="choices"):
            for place, choice in enumerate(self._state.choices):
                if st.button(plain(choice.label), key=f"choice-{place}"):
                    self._choose(asked, choice)

    def _choose(self, asked: Asked | None, choice: Choice) -> None:
        self._take(lambda record: self._talking.choose(record, asked, choice))

    def _draw_question(self, asked: Asked) -> None:
        st.caption(plain(asked.why_now))
        with st.container(key="wording"):
            st.text(asked.question.wording)
        with st.container(horizontal=True, gap="small", key="quick"):
            for place, quick in enumerate(asked.quick):
                if st.button(plain(quick.label), key=f"quick-{asked.id}-{place}"):
                    self._quick(asked, quick)
        with st.container(horizontal=True, gap="small", key="help"):
            if asked.question.parts:
                with st.popover("分项填"):
                    self._draw_parts(asked)
            with st.popover("为什么问"):
                st.text(asked.question.why)
                if asked.question.carries:
                    st.text(f"写清楚：{asked.question.carries}。")
                for example in asked.question.examples:
                    st.text(f"例如：{example}")
            before = self._scene.situation.log.before(asked.id)
            if st.button("上一题", key="back", type="tertiary", disabled=not before):
                self._state.going_back = before
                st.rerun()
            if self._state.going_back and st.button("回到要问的", key="onward", type="tertiary"):
                self._state.going_back = ""
                st.rerun()

    def _draw_parts(self, asked: Asked) -> None:
        with st.form(f"parts-{asked.id}", border=False):
            values = {}
            for part in asked.question.parts:
                label = f"{part.label}（{part.unit}）" if part.unit else part.label
                key = f"part-{asked.id}-{part.name}"
                if part.kind is PartKind.CHOICE:
                    chosen = st.selectbox(label, part.choices, index=None, key=key, placeholder="请选择")
                    values[part.name] = chosen or ""
                else:
                    values[part.name] = st.text_input(label, key=key)
            if st.form_submit_button("记下"):
                self._take(lambda record: self._talking.parts(record, asked, values))

    def _draw_ready(self) -> None:
        told = ready(self._scene.situation)
        with st.container(key="wording"):
            st.text(told.told)
        with st.container(horizontal=True, gap="small"):
            more = next_question(self._scene.situation, beyond=True)
            if more and st.button("接着问", key="more"):
                self._state.going_back = more.id
                st.rerun()
            skipped = next(iter(told.left), None)
            if skipped and st.button("回答跳过的", key="skipped"):
                self._state.going_back = skipped.id
                st.rerun()
            if st.button("去校核", key="to-check"):
                self._state.view = View.CHECK
                st.rerun()
            if st.button("去交付", key="to-give", type="primary"):
                self._state.view = View.GIVE
                st.rerun()

    # ── what was understood ──

    def _draw_chips(self, topic: str) -> None:
        understood = chips(self._state.typed, topic)
        if not understood:
            return
        with st.container(key="chips", gap=None):
            st.caption(f"“{TOPICS[topic]}”已经记下{len(understood)}条：")
            for place, chip in enumerate(understood):
                self._draw_chip(place, chip)

    def _draw_chip(self, place: int, chip: Chip) -> None:
        name = f"{chip.topic}-{place}"
        with st.container(
            horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=f"chip-{name}"
        ):
            st.text(chip.words)
            with st.popover("改", type="tertiary"):
                read = "、".join(f"{each.text}{each.unit}" for each in chip.figures)
                st.text(f"读到的数：{read}" if read else "这一条里没有读到数。")
                instead = st.text_input("改成", value=chip.words, key=f"reword-{name}-{hash(chip.words)}")
                if st.button("改好", key=f"reworded-{name}"):
                    self._reword(chip, instead)
            if st.button("删", key=f"drop-{name}", type="tertiary", help="删去这一条"):
                self._reword(chip, "")

    def _reword(self, chip: Chip, instead: str) -> None:
        self._take(lambda record: self._talking.reword(record, chip.topic, chip.words, instead))

    # ── answers ──

    def say(self, message: str) -> None:
        """Take a message; one that cannot be kept stays readable."""
        asked, previous = self._scene.asked, self._scene.previous
        try:
            self._carry_out(lambda record: self._talking.say(record, asked, message, previous))
        except NianbaoError as error:
            self._state.untaken = (message, str(error))

    def _quick(self, asked: Asked, quick: Quick) -> None:
        if quick.does in _ELSEWHERE:
            self._state.view = _ELSEWHERE[quick.does]
            st.rerun()
        self._take(lambda record: self._talking.quick(record, asked, quick))

    def _take(self, step: Callable[[Record], Reply]) -> None:
        """Do one step on the kept report, then draw it anew."""
        try:
            self._carry_out(step)
        except NianbaoError as error:
            st.error("没有记下来：")
            st.text(str(error))
            return
        st.rerun()

    def _carry_out(self, step: Callable[[Record], Reply]) -> None:
        reply = step(self._keeper.begun_record())
        self._keeper.reload()
        self._state.untaken = ("", "")
        self._follow(reply)

    def _follow(self, reply: Reply) -> None:
        """Go where the reply leads."""
        state = self._state
        state.told, state.going_back, state.choices = reply.told, reply.going_back, reply.choices
        state.part = reply.part or state.part
        state.doing, state.instruction = "", ""
        if reply.rewrite:
            # Without a model nothing writes otherwise but the clerk herself.
            state.doing, state.instruction = ("rewrite" if self._workspace.model else "edit"), reply.rewrite
            state.told += "" if self._workspace.model else "没有设大模型，请在右边直接改。"
        match reply.does:
            case Deed.CHECK:
                state.view = View.CHECK
            case Deed.DOWNLOAD:
                state.view = View.GIVE
            case Deed.STOP:
                self._stop()
            case Deed.DRAFT:
                state.told = "请点右边的“用大模型起草”。" if self._workspace.model else _ALWAYS_DRAFTED
            case Pick(quick) if quick.does in _ELSEWHERE:
                state.view = _ELSEWHERE[quick.does]

    def _stop(self) -> None:
        job = self._workspace.writing.job(self._scene.number)
        if job is not None and not job.is_over:
            job.cancel()
