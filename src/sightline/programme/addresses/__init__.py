"""The room's addresses, a file for each idea: each has `urlpatterns` and `NEEDS`, and `urls.py` finds them all."""
