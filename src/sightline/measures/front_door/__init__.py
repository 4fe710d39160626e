"""What comes to the front door, from whom, and what becomes of it?"""
