"""The addresses of this room. None ever holds a child's reference or a file's name."""
urlpatterns = []
