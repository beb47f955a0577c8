"""The application for `flask run` and `gunicorn app:app`; nothing else."""

from engagement.application import create_app
from engagement.ops.founding import check_secret

app = create_app()
check_secret(app)
