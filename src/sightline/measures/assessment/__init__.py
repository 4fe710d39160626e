"""Was the child assessed well and in time?"""
