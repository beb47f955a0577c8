"""The application for `flask run` and `gunicorn app:app`; nothing else."""

import gc

from engagement.application import create_app
from engagement.ops.founding import check_secret
from engagement.web.context import settings
from engagement.web.logs import configure

app = create_app()
with app.app_context():
    configure(settings())
check_secret(app)

# Workers are forked from here: what the collector never looks at stays shared.
gc.freeze()
