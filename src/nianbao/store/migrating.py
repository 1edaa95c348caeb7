"""From the schema a store has to the one this program knows, in one transaction, after a verified backup."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from nianbao.errors import StoreNewer
from nianbao.store import schema
from nianbao.store.engine import reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

_log = logging.getLogger("nianbao.store")
_STEPS = Path(__file__).with_name("migrations")
_OURS = 7_218_003
"""Number of the server's lock that keeps two programs from migrating at once."""


def revision(connection: Connection) -> str:
    """The schema a store has, e.g. 0002; empty when it has none yet."""
    if "alembic_version" not in inspect(connection).get_table_names():
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def migrate(engine: Engine, back_up: Callable[[str], Path]) -> str:
    """Bring the store to the newest schema; return the one it had before.

    Args:
        engine: the store.
        back_up: makes a verified backup under a name and returns where it lies.

    Raises:
        StoreNewer: a newer program has written here; nothing is changed.
        StoreUnusable: the backup or a step failed; the old schema stays.
    """
    with reading(engine) as connection:
        had = revision(connection)
    if had == schema.NEWEST:
        return had
    refuse_newer(had)
    if had:
        kept = back_up(f"升级前-{had}")
        _log.warning("schema %s to %s, backup %s", had, schema.NEWEST, kept.name)
    upgrade(engine, schema.NEWEST)
    return had


def refuse_newer(had: str) -> None:
    """Refuse data of a schema this program does not know.

    Raises:
        StoreNewer: always then.
    """
    if had > schema.NEWEST or (had and not any((_STEPS / "versions").glob(f"{had}_*.py"))):
        raise StoreNewer(
            f"数据是更新版本的年报助手写的（{had}，本程序到{schema.NEWEST}）；请升级程序后再打开，数据没有改动。"
        )


def upgrade(engine: Engine, target: str) -> None:
    """Run the steps up to a revision in one transaction; a killed run leaves the old schema."""
    # Only a store that needs a step pays for loading the tool.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_OURS})"))
        if revision(connection) == target:
            return
        config.attributes["connection"] = connection
        command.upgrade(config, target)
