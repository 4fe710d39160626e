"""The improvement programme: what was said of the service, the plan that answers it, and what became of it."""
