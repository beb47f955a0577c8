"""The application for `flask run` and `gunicorn app:app`; nothing else."""

from engagement.application import create_app

app = create_app()
