"""The application for an ASGI server. Brings the database up to date before it answers anything."""

from django.core.asgi import get_asgi_application

from sightline.config.settle import settle
from sightline.config.setup import ready

ready()
application = get_asgi_application()
settle()
