"""The application for an ASGI server, as `sightline serve` runs it. Brings the database up to date before it answers.

Any ASGI server will do: bodies are limited and slow ones cut off here, and not left to it.
"""

from sightline.config.gateway import Gateway
from sightline.config.wsgi import application as pages

application = Gateway(pages)
