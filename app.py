"""The application for `flask run` and `gunicorn app:app`; nothing else."""

from engagement.application import create_app
from engagement.ops import founding

app = create_app()
founding.check_secret(app)
