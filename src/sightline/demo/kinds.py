"""How far a case goes."""

NFA, ASSESSED, IN_NEED, CONFERENCED, PLANNED, CARE = range(6)
"""No further action, assessed only, a child in need plan, a conference without a plan, a child protection plan, into
care without one."""
