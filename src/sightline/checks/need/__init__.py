"""Referrals, assessments and plans of children in need."""
