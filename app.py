"""The page: `streamlit run app.py`."""

from nianbao.ui.page import show

show()
