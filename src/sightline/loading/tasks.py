"""What runs in the background worker. A task holds a load's number and nothing else: its arguments lie in the database."""

from django_tasks import task
from django_tasks.base import TaskContext

from sightline.loading.services import reading


@task(takes_context=True)
def read_files(context: TaskContext, load_id: int) -> None:
    """Read a load's files into a preview. It never raises: what went wrong is a sentence on the load."""
    reading.read(load_id, str(context.task_result.id))
