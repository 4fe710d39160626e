"""Boards, committees and meetings: who chairs each, who sits on it, and when it meets."""
