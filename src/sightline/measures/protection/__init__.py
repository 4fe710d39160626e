"""Are children who may suffer harm protected, in time and for as long as they need it?"""
