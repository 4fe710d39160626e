"""The application for a WSGI server. Brings the database up to date before it answers anything."""

from django.core.wsgi import get_wsgi_application

from sightline.config.settle import settle
from sightline.config.setup import ready

ready()
application = get_wsgi_application()
settle()
