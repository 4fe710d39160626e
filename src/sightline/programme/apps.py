"""The programme room: sources and findings, plans and their versions, actions, evidence, asks, money, consultation."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """From what the inspector wrote to an action whose effect can be shown."""

    name = "sightline.programme"
    label = "programme"
    verbose_name = "Improvement programme"
