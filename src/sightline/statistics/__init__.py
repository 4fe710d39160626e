"""Is it more than chance? XmR charts, intervals, verdicts in words: pure functions, no Django, no files, no engine.

Each is asked for by the file it stands in: whoever needs a word for an amount need not bring numpy.
"""
