"""The Streamlit page: it draws and calls workspace, it decides nothing."""
