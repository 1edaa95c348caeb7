"""The commands about kept reports: the list, moving one, backups, and how the store is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nianbao import wiring
from nianbao.cli.console import print_data, tell
from nianbao.errors import FileUnreadable, StoreUnusable
from nianbao.report.record import ReportState
from nianbao.workspace import write_whole

if TYPE_CHECKING:
    import argparse

    from nianbao.cli.commands import Commands
    from nianbao.report.record import StoreHealth

_UNITS = ("字节", "KB", "MB", "GB", "TB")
_STEP = 1024


def add_to(commands: Commands) -> None:
    """Make the commands known."""
    reports = commands.add("reports", "列出保存着的报告", "nianbao reports --all")
    reports.add_argument("--all", action="store_true", help="连已归档、已删除的一起列出")
    reports.set_defaults(run=_reports)

    backup = commands.add("backup", "备份全部报告，写好后读回核对", "nianbao backup -o D:\\备份\\年报.db")
    backup.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="写到哪里（.db或.zip）；不写则放在数据文件夹的backups里",
    )
    backup.set_defaults(run=_backup)

    restore = commands.add("restore", "用备份替换现有的全部报告", "nianbao restore 年报.db --yes")
    restore.add_argument("backup", type=Path, metavar="FILE", help="备份文件，.db或.zip")
    restore.add_argument("--yes", action="store_true", help="确认替换；现有数据会先自动备份一份")
    restore.set_defaults(run=_restore)

    export = commands.add(
        "export-report", "把一份报告导出成一个文件", "nianbao export-report 编号 -o 报告.zip"
    )
    export.add_argument("report", metavar="编号", help="用 nianbao reports 查看")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help="写到哪里，.zip")
    export.set_defaults(run=_export)

    import_ = commands.add("import-report", "导入别处导出的报告", "nianbao import-report 报告.zip")
    import_.add_argument("file", type=Path, metavar="FILE", help="export-report写出的文件")
    import_.set_defaults(run=_import)

    doctor = commands.add("doctor", "检查数据在哪里、是否完好", "nianbao doctor")
    doctor.set_defaults(run=_doctor)


def _reports(options: argparse.Namespace) -> int:
    cards = wiring.build().kept.cards(*(ReportState if options.all else (ReportState.OPEN,)))
    lines = [
        "  ".join(
            (
                card.id,
                card.year or "未填年度",
                card.agency or "未填单位",
                card.state.label,
                card.touched_here,
            )
        )
        for card in cards
    ]
    if lines:
        print_data("\n".join(lines))
    else:
        tell("还没有保存着的报告。")
    return 0


def _backup(options: argparse.Namespace) -> int:
    tell(f"已备份并核对：{wiring.build().kept.back_up(options.output)}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    workspace = wiring.build()
    if not options.yes:
        tell(f"将用“{options.backup}”替换 {workspace.place} 里的全部报告；确认请在命令后加 --yes。")
        return 2
    before = workspace.restore(options.backup)
    tell(f"已恢复。原来的数据留在：{before}")
    return 0


def _export(options: argparse.Namespace) -> int:
    write_whole(options.output, wiring.build().kept.export_report(options.report))
    tell(f"已写好：{options.output}")
    return 0


def _import(options: argparse.Namespace) -> int:
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise FileUnreadable(f"打不开“{options.file}”，请核对文件名和所在文件夹。") from error
    report_id = wiring.build().kept.import_report(data)
    print_data(report_id)
    tell("已导入，上面是它在这里的编号。")
    return 0


def _doctor(_options: argparse.Namespace) -> int:
    workspace = wiring.build()
    try:
        health = workspace.kept.health()
    except StoreUnusable:
        tell(f"数据位置：{workspace.place}")
        raise
    print_data("\n".join([*_told(health), *workspace.settings()]))
    return 0 if health.intact else 1


def _told(health: StoreHealth) -> list[str]:
    """The state of the store, a line for each thing."""
    return [
        f"数据位置：{health.place}（{health.engine}）",
        f"保存着：{health.reports}份报告，{health.edits}次填写",
        f"占用空间：{_size(health.size)}；所在磁盘还剩：{_size(health.free)}",
        f"数据版本：{health.schema}",
        f"最近的备份：{health.last_backup or '还没有，建议运行 nianbao backup'}",
        "数据完好。"
        if health.intact
        else "数据有损坏，请先把数据文件夹整个复制留底，再用 nianbao restore 恢复备份：",
        *(f"  {fault}" for fault in health.faults),
    ]


def _size(size: int | None) -> str:
    if size is None:
        return "不详"
    told = float(size)
    for unit in _UNITS[:-1]:
        if told < _STEP:
            return f"{told:.0f}{unit}" if unit == _UNITS[0] else f"{told:.1f}{unit}"
        told /= _STEP
    return f"{told:.1f}{_UNITS[-1]}"
