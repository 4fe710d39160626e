"""Figures as they were reported: frozen with the children behind them, and told apart from what they are now."""
