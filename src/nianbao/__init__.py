"""年报助手: a clerk's rough notes and 200 cells in, a finished 政府信息公开工作年度报告 out."""

__version__ = "0.1.0"
