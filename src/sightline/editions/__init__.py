"""What is published from a freeze: one table for one audience, made safe in view of all that is published already."""
