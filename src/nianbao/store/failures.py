"""What a database or a disk can refuse, each as one sentence with what to do next."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from nianbao.errors import StoreDamaged, StoreUnusable
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAMAGED = regex(r"malformed|not a database|file is encrypted|corrupt", re.IGNORECASE)
_SENTENCES = tuple(
    (regex(pattern, re.IGNORECASE), sentence)
    for pattern, sentence in (
        (
            r"disk is full|no space left|ENOSPC|quota exceeded",
            "磁盘满了，这一步没有保存；请删去不用的文件腾出空间再试，以前保存的都在。",
        ),
        (
            r"readonly database|read-only|permission denied|EACCES",
            "数据文件夹只能读、不能写，这一步没有保存；请检查文件夹的权限，或用NIANBAO_DATA换一个文件夹。",
        ),
        (
            r"database is locked|database table is locked|busy",
            "数据正被别的程序占用，这一步没有保存；请稍等再试，仍不行就关掉其他正在使用年报助手的窗口。",
        ),
        (
            _DAMAGED.pattern,
            "数据文件已损坏，没有再写入；请先把数据文件夹整个复制留底，再用 nianbao restore 恢复最近的备份。",
        ),
        (
            r"disk I/O error|input/output error|EIO",
            "读写磁盘出错，这一步没有保存；请检查磁盘和网络盘的连接后再试，以前保存的都在。",
        ),
        (
            r"unable to open database file|no such file",
            "打不开数据文件；请检查数据文件夹是否存在、是否可写，运行 nianbao doctor 可以看到它在哪里。",
        ),
        (
            r"password authentication|role .* does not exist|no pg_hba",
            "数据库服务器不认这个用户名或密码；请核对NIANBAO_DATABASE_URL。",
        ),
        (
            r"connection (?:refused|failed|timeout|is bad)|could not (?:connect|translate)|server closed"
            r"|terminating connection|connection is closed|connection not open|timeout expired|SSL",
            "连不上数据库服务器，这一步没有保存；请检查服务器是否开着、网络是否通，再核对NIANBAO_DATABASE_URL。",
        ),
        (
            r"database .* does not exist",
            "数据库服务器上没有这个库；请让管理员先建好，或核对NIANBAO_DATABASE_URL。",
        ),
    )
)
_OTHERWISE = "数据没有读写成功，这一步没有保存；请重试，仍不行就运行 nianbao doctor，把结果发给维护人员。"


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn whatever the database or the disk refuses into a sentence.

    Raises:
        StoreUnusable: instead of the library's own error, which stays as its cause.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        refusal = StoreDamaged if _DAMAGED.search(_words(error)) else StoreUnusable
        raise refusal(sentence_for(error)) from error


def sentence_for(error: Exception) -> str:
    """What to tell the clerk of an error."""
    if isinstance(error, PoolTimeout):
        return "同时使用的人太多，这一步没有保存；请稍等再试。"
    words = _words(error)
    return next((sentence for pattern, sentence in _SENTENCES if pattern.search(words)), _OTHERWISE)


def _words(error: Exception) -> str:
    return str(error.orig if isinstance(error, DBAPIError) else error)
