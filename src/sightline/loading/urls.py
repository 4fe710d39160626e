"""The addresses of this room. None ever holds a child's reference or a file's name."""

from django.urls import path

from sightline.loading.views import box, compared_with, faults, history, one
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("load", box.page, name="load"),
    path("load/contents", box.contents, name="load-contents"),
    path("load/files/<int:file_id>/remove", box.remove, name="load-remove"),
    path("load/empty", box.empty, name="load-empty"),
    path("load/start", box.start, name="load-start"),
    path("load/compare-with", compared_with.look, name="load-published"),
    path("load/compare-with/take", compared_with.take, name="load-published-take"),
    path("load/compare-with/loaded", compared_with.loaded, name="load-compared-with"),
    path("load/history", history.page, name="load-history"),
    path("load/undo", history.undo, name="load-undo"),
    path("load/<int:load_id>", one.page, name="load-one"),
    path("load/<int:load_id>/progress", one.progress, name="load-progress"),
    path("load/<int:load_id>/current", one.current, name="load-current"),
    path("load/<int:load_id>/decline", one.decline, name="load-decline"),
    path("load/<int:load_id>/again", one.again, name="load-again"),
    path("load/<int:load_id>/faults", faults.rules, name="load-faults"),
    path("load/<int:load_id>/faults/children", faults.children, name="load-faults-children"),
    path("load/<int:load_id>/faults/spreadsheet", faults.spreadsheet, name="load-faults-spreadsheet"),
]

NAMES = (
    "load",
    "load-contents",
    "load-remove",
    "load-empty",
    "load-start",
    "load-published",
    "load-published-take",
    "load-compared-with",
    "load-history",
    "load-undo",
    "load-one",
    "load-progress",
    "load-current",
    "load-decline",
    "load-again",
    "load-faults",
    "load-faults-children",
    "load-faults-spreadsheet",
)
NEEDS: Needs = {
    **dict.fromkeys(NAMES, Need("data.load", "loading")),
    "load": Need("data.load", "loading", takes="files to load"),
}
