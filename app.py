"""The application for `flask run` and `gunicorn app:app`; nothing else."""

from engagement import create_app

app = create_app()
