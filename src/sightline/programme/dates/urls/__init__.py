"""The addresses: each module has `urlpatterns` and `NEEDS`."""
