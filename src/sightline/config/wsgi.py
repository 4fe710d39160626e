"""The application for a WSGI server. Brings the database up to date before it answers anything."""

from django.core.wsgi import get_wsgi_application

from sightline.config.databases import wait_no_longer_than_a_page_may
from sightline.config.private import keep_private, stay_in_the_data_folder
from sightline.config.settle import settle
from sightline.config.setup import ready

keep_private()
ready()
stay_in_the_data_folder()
wait_no_longer_than_a_page_may()
application = get_wsgi_application()
settle()
