"""What the worker does between loads: takes up again what a dead worker left, and clears away files nobody needs."""

from datetime import timedelta

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from filelock import FileLock, Timeout

from sightline.documents.services.waiting import sweep_waiting
from sightline.loading import rules
from sightline.loading.models import Load
from sightline.loading.places import lock_of, remove_files, uploads_folder
from sightline.loading.services.deciding import notice_current
from sightline.loading.services.moving import MayNotError, move
from sightline.loading.verbs import LoadingVerb

A_DAY = timedelta(days=1)
LEFT = "Not loaded within a day, so its files were cleared away"
UP_AGAIN = "The worker was stopped while it read these files. Another one begins again."


def take_up() -> list[int]:
    """Queue again every load whose worker died while it read; gives their numbers.

    No clock is asked: a load that is being read and whose lock is free has no worker.
    """
    notice_current()
    numbers = []
    for waiting in Load.objects.filter(state="reading"):
        try:
            with FileLock(lock_of(waiting.id), timeout=0):
                if _queued_again(waiting):
                    numbers.append(waiting.id)
        except Timeout:  # somebody is at work on it
            continue
    return numbers


def _queued_again(waiting: Load) -> bool:
    """Put its task back into the queue, unless it waits there or the load has gone on meanwhile."""
    from sightline.loading.tasks import read_files
    from sightline.trail.services import recorded_transaction

    with recorded_transaction():
        load = Load.objects.get(id=waiting.id)
        task_result = DBTaskResult.objects.filter(id=load.task or None).first()
        if load.state != "reading" or (task_result and task_result.status == TaskResultStatus.READY):
            return False
        if task_result:
            task_result.delete()
        load.task, load.progress = str(read_files.enqueue(load.id).id), UP_AGAIN
        load.save(update_fields=["task", "progress"])
    return True


def clear_away() -> None:
    """Remove files a day old or decided on, boxes left for a day, documents nobody kept; and records of tasks long done."""
    now = timezone.now()
    for box in Load.objects.filter(state="receiving", at__lt=now - A_DAY):
        _leave(box)
    keep = Load.objects.exclude(state__in=rules.DECIDED)
    young = {load.id for load in keep if load.state in ("receiving", "reading") or _since(load) > now - A_DAY}
    for folder in uploads_folder().glob("*"):
        if folder.is_dir() and folder.name.isdecimal() and int(folder.name) not in young:
            remove_files(int(folder.name))
    sweep_waiting()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - A_DAY).delete()


def _since(load: Load):
    step = load.steps.last()
    return step.at if step else load.at


def _leave(box: Load) -> None:
    try:
        move(box.id, "declined", by="sightline", action=LoadingVerb.LOAD_DECLINED, reason=LEFT)
    except MayNotError:  # somebody pressed the button this instant
        return
    remove_files(box.id)
