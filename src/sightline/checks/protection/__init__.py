"""Enquiries, conferences and child protection plans."""
