"""Figures that a person enters each period, where no record of a child answers a measure."""
